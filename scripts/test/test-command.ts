import { inLanes } from './in-lanes.js';
import { runPart } from './run-part.js';
import { suites, type Part, type Suite } from './suites.js';
import { Tally } from './tally.js';

const BUILD: Suite = {
  name: 'building',
  program: 'scripts/build/build-command.ts',
  parts: [{ args: [] }],
  needsBuild: false,
  inBrowser: false,
  limitMinutes: 5,
};

/** One of those, `recovery`, mostly waits, so there is one more than there are processors. */
const IN_NODE = 3;
const IN_BROWSERS = 2;

// What runs is stopped on our `exit`, which a signal alone would not raise.
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

const tally = new Tally();
const failures: Buffer[] = [];

/** The next part, of whichever suite, begins as soon as a lane is free. */
async function run(some: readonly Suite[], lanes: number): Promise<void> {
  const parts = some.flatMap((suite) => suite.parts.map((part): [Suite, Part] => [suite, part]));
  await inLanes(parts, lanes, async ([suite, part]) => {
    const start = performance.now();
    const { counts, printed } = await runPart(suite, part, parts.length === 1);
    if (counts.failed > 0) failures.push(printed);
    tally.add(suite.name, counts, performance.now() - start);
  });
}

if (chosen.some((suite) => suite.needsBuild)) await run([BUILD], 1);
await run(
  chosen.filter(({ inBrowser }) => !inBrowser),
  IN_NODE,
);
await run(
  chosen.filter(({ inBrowser }) => inBrowser),
  IN_BROWSERS,
);

// Thousands of lines above, nobody finds them, and a log that keeps only its end has lost them.
process.stdout.write(Buffer.concat(failures));
console.log(`\n${tally.lines().join('\n')}`);
const { passed, failed } = tally.total();
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
