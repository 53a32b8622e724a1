import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from '../root.js';
import { reportCounts } from '../test/counts.js';

interface Step {
  readonly name: string;
  readonly packageName: string;
  readonly args: readonly string[];
}

const TOOLS: readonly Step[] = [
  { name: 'types', packageName: 'typescript', args: ['--noEmit', '-p', '.'] },
  { name: 'types of the core', packageName: 'typescript', args: ['--noEmit', '-p', 'src/core'] },
  { name: 'lint', packageName: 'oxlint', args: ['--deny-warnings'] },
  { name: 'format', packageName: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
];

/** `npm test` runs the architecture test as a suite of its own, where its tests are counted. */
const ARCHITECTURE: Step = {
  name: 'architecture',
  packageName: 'mocha',
  args: ['--reporter', 'dot', 'test/architecture.test.ts'],
};

function passes({ name, packageName, args }: Step): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program(packageName), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  console.log(`${status === 0 ? '✔' : '✘'} ${name}`);
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status === 0;
}

/** The package's own program, without a shell or npx between. */
function program(packageName: string): string {
  const path = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(path, 'utf8'));
  return join(dirname(path), typeof bin === 'string' ? bin : (bin[packageName] ?? bin['tsc']));
}

const steps = process.argv.includes('--tools-only') ? TOOLS : [...TOOLS, ARCHITECTURE];
const failed = steps.filter((step) => !passes(step)).length;
reportCounts({ passed: steps.length - failed, failed });
process.exitCode = failed === 0 ? 0 : 1;
