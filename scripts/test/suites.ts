import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.js';

export interface Suite {
  readonly name: string;
  /** A program of this repository. */
  readonly program: string;
  /** What it is run for, each in a process of its own. */
  readonly parts: readonly Part[];
  /** Looks at what is in `dist/`. */
  readonly needsBuild: boolean;
  /** Drives browsers, which have the machine to themselves. */
  readonly inBrowser: boolean;
  /** How long one part may take. */
  readonly limitMinutes: number;
}

export interface Part {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** These have no suite of their own: browsers run the first, `mocha` the second, nobody the rest. */
const NOT_FOR_NODE = ['components', 'storage'];
const IN_BUILT_EXTENSION = ['build', 'recovery', 'e2e', 'long'];
const NO_TESTS = ['architecture', 'contracts', 'fixtures', 'bench', 'stubs'];

/** How long one process of a suite may take, where it is more than usual; minutes. */
const LIMITS: Readonly<Record<string, number>> = { long: 180 };

/** Suites whose files share nothing and take long: each file is a part. */
const FILE_BY_FILE = ['model', 'e2e', 'long'];

/** Those that take longest come first, so that nothing waits for them at the end. */
const FIRST = ['recovery', 'model', 'check', 'sandbox', 'browsers'];

/** Every directory with tests is a suite, so that a new one cannot be forgotten. */
export function suites(long: boolean): Suite[] {
  const special = [...NOT_FOR_NODE, ...IN_BUILT_EXTENSION, ...NO_TESTS];
  const all = [
    suite('check', 'scripts/check/check-command.ts', [{ args: ['--tools-only'] }]),
    mocha('architecture', ['test/architecture.test.ts']),
    ...directories()
      .filter((name) => !special.includes(name))
      .map((name) => mocha(name, testFiles(join('test', name)))),
    mocha('build', testFiles('test/build'), { needsBuild: true }),
    mocha('recovery', testFiles('test/recovery'), { needsBuild: true }),
    suite('browsers', 'node_modules/@web/test-runner/dist/bin.js', BROWSERS, { inBrowser: true }),
    mocha('e2e', testFiles('test/e2e'), IN_EXTENSION),
    ...(long ? [mocha('long', testFiles('test/long'), IN_EXTENSION)] : []),
  ];
  const place = ({ name }: Suite) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return all.toSorted((one, other) => place(one) - place(other));
}

/** The slower one first. */
const BROWSERS: readonly Part[] = [
  { args: [], env: { BROWSER: 'firefox' } },
  { args: [], env: { BROWSER: 'chromium' } },
];

type Ways = Partial<Pick<Suite, 'needsBuild' | 'inBrowser'>>;

const IN_EXTENSION: Ways = { needsBuild: true, inBrowser: true };

const suite = (name: string, program: string, parts: readonly Part[], ways: Ways = {}): Suite => ({
  needsBuild: false,
  inBrowser: false,
  ...ways,
  name,
  program,
  parts,
  limitMinutes: LIMITS[name] ?? 12,
});

const mocha = (name: string, files: string[], ways?: Ways): Suite => {
  const parts = FILE_BY_FILE.includes(name)
    ? files.map((file): Part => ({ args: [file] }))
    : [{ args: files }];
  return suite(name, 'scripts/test/run-mocha.ts', parts, ways);
};

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
