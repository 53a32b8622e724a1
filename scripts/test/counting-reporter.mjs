/**
 * A reporter for @web/test-runner: each failure in full, then `N passed, N failed`. A file that
 * cannot be loaded and a test that was skipped are failures too.
 */
export function countingReporter() {
  return {
    stop({ sessions }) {
      const outcomes = sessions.flatMap(outcomesOf);
      const failures = outcomes.filter((outcome) => outcome.error !== undefined);
      for (const { where, error } of failures) console.log(`✘ ${where}\n  ${error}\n`);
      const counts = { passed: outcomes.length - failures.length, failed: failures.length };
      console.log(`${counts.passed} passed, ${counts.failed} failed`);
      process.send?.(counts);
    },
  };
}

function outcomesOf(session) {
  const file = session.testFile?.replace(`${process.cwd()}/`, '') ?? 'session';
  const where = `${session.browser.name} ${file}`;
  const tests = session.testResults ? testsOf(session.testResults, where) : [];
  const lost = session.request404s.map((path) => `404 for ${path}`);
  const errors = session.errors.map((error) => ({
    where,
    error: [told(error), ...lost].join('\n  '),
  }));
  const outcomes = [...tests, ...errors];
  const silent = !session.passed && !outcomes.some((outcome) => outcome.error !== undefined);
  if (silent) return [...outcomes, { where, error: 'failed without saying why' }];
  if (outcomes.length === 0) return [{ where, error: 'has no test' }];
  return outcomes;
}

function testsOf(suite, where) {
  return [
    ...suite.tests.map((test) => ({ where: `${where} ${test.name}`, error: errorOf(test) })),
    ...suite.suites.flatMap((inner) => testsOf(inner, `${where} ${inner.name}`)),
  ];
}

function errorOf(test) {
  if (test.skipped) return 'was skipped';
  return test.passed ? undefined : told(test.error ?? {});
}

const told = ({ message = 'failed', stack = '', expected, actual }) =>
  [message, expected && `expected ${expected}`, actual && `actual ${actual}`, stack]
    .filter(Boolean)
    .join('\n  ');
