import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.js';

export interface Suite {
  readonly name: string;
  /** A program of this repository, run in its own process. */
  readonly program: string;
  readonly args: readonly string[];
  /** Looks at what is in `dist/`. */
  readonly needsBuild: boolean;
  /** Drives browsers, so it has the machine to itself. */
  readonly inBrowser: boolean;
  /** Mostly waits, so it runs beside those that drive no browser. */
  readonly waits: boolean;
  /** In how many processes its files are run at once. */
  readonly shards: number;
  readonly limitMinutes: number;
}

/** These have no suite of their own: browsers run the first, `mocha` the second, nobody the rest. */
const NOT_FOR_NODE = ['components', 'storage'];
const IN_BUILT_EXTENSION = ['build', 'recovery', 'e2e', 'long'];
const NO_TESTS = ['architecture', 'contracts', 'fixtures', 'bench', 'stubs'];

/** Whole journeys take their time, and the long suites far more; in minutes. */
const LIMITS: Readonly<Record<string, number>> = { e2e: 18, long: 120 };

/** Every directory with tests is a suite, so that a new one cannot be forgotten. */
export function suites(long: boolean): Suite[] {
  const special = [...NOT_FOR_NODE, ...IN_BUILT_EXTENSION, ...NO_TESTS];
  return [
    suite('check', 'scripts/check/check-command.ts', ['--tools-only']),
    mocha('architecture', ['test/architecture.test.ts']),
    ...directories()
      .filter((name) => !special.includes(name))
      .map((name) => mocha(name, testFiles(join('test', name)))),
    mocha('build', testFiles('test/build'), { needsBuild: true }),
    mocha('recovery', testFiles('test/recovery'), { needsBuild: true, waits: true }),
    suite('browsers', 'node_modules/@web/test-runner/dist/bin.js', [], { inBrowser: true }),
    mocha('e2e', testFiles('test/e2e'), { ...IN_EXTENSION, shards: 2 }),
    ...(long ? [mocha('long', testFiles('test/long'), IN_EXTENSION)] : []),
  ];
}

type Ways = Partial<Pick<Suite, 'needsBuild' | 'inBrowser' | 'waits' | 'shards'>>;

const IN_EXTENSION: Ways = { needsBuild: true, inBrowser: true };

const suite = (name: string, program: string, args: string[], ways: Ways = {}): Suite => ({
  needsBuild: false,
  inBrowser: false,
  waits: false,
  shards: 1,
  ...ways,
  name,
  program,
  args,
  limitMinutes: LIMITS[name] ?? 12,
});

const mocha = (name: string, files: string[], ways?: Ways): Suite =>
  suite(name, 'scripts/test/run-mocha.ts', files, ways);

const directories = (): string[] =>
  readdirSync(join(ROOT, 'test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && testFiles(join('test', entry.name)).length > 0)
    .map((entry) => entry.name)
    .toSorted();

function testFiles(directory: string): string[] {
  if (!existsSync(join(ROOT, directory))) return [];
  return readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && !path.endsWith('.browser.test.ts'))
    .map((path) => join(directory, path))
    .toSorted();
}
