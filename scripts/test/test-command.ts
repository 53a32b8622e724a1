import type { Counts } from './counts.js';
import { inLanes } from './in-lanes.js';
import { runSuite } from './run-suite.js';
import { suites, type Suite } from './suites.js';

const BUILD: Suite = {
  name: 'building',
  program: 'scripts/build/build-command.ts',
  args: [],
  needsBuild: false,
  inBrowser: false,
  filesAtOnce: 1,
  limitMinutes: 5,
};

// A suite's process group dies on our `exit`, which a signal alone would not raise.
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

const asked = process.argv.slice(2);
const names = asked.filter((argument) => !argument.startsWith('--'));
const known = suites(asked.includes('--long'));
const unknown = names.filter((name) => !known.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`no suite ${unknown.join(', ')}; there are ${known.map((s) => s.name).join(', ')}`);
  process.exit(1);
}
const chosen = known.filter((suite) => names.length === 0 || names.includes(suite.name));

const results: [suite: Suite, counts: Counts, seconds: number][] = [];

async function run(suite: Suite, isAlone: boolean): Promise<void> {
  const start = performance.now();
  const counts = await runSuite(suite, isAlone);
  results.push([suite, counts, (performance.now() - start) / 1000]);
}

if (chosen.some((suite) => suite.needsBuild)) await run(BUILD, true);
// One of them, `recovery`, mostly waits, so there is one more than there are processors.
await inLanes(
  chosen.filter(({ inBrowser }) => !inBrowser),
  3,
  (suite) => run(suite, false),
);
for (const suite of chosen.filter(({ inBrowser }) => inBrowser)) await run(suite, true);

console.log('');
for (const [suite, { passed, failed }, seconds] of results) {
  console.log(`${suite.name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`);
}
const passed = results.reduce((sum, [, counts]) => sum + counts.passed, 0);
const failed = results.reduce((sum, [, counts]) => sum + counts.failed, 0);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
