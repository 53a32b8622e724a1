import { assert } from 'chai';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../../scripts/build/assert-extension.js';
import { ROOT } from '../../scripts/root.js';

/** Words that only what a test build has besides would bring. */
const TRACES = ['test.failpoint', 'test.reached', 'test.timings', 'A test filled the disk'];
const WORKER = /^assets\/worker\.ts-[\w-]+\.js$/;

for (const browser of ['chromium', 'firefox'])
  describe(`dist/test-${browser}`, () => {
    const product = join(ROOT, 'dist', browser);
    const test = join(ROOT, `dist/test-${browser}`);

    it('is the product in everything but its name and the script of its worker', () => {
      assert.deepEqual(differences(product, test), ['assets/worker.ts.js', 'manifest.json']);
      const { name, ...manifest } = readManifest(test);
      const { name: nameOfProduct, ...manifestOfProduct } = readManifest(product);
      assert.equal(name, `${String(nameOfProduct)} (test)`);
      assert.deepEqual(manifest, manifestOfProduct);
    });

    it('has what a test needs in that script, and the product no trace of it', () => {
      for (const trace of TRACES) {
        assert.include(workerOf(test), trace);
        for (const path of filesOf(product))
          assert.notInclude(readFileSync(join(product, path), 'utf8'), trace, path);
      }
    });

    it('would be told from the product by one byte in any other file', () => {
      const copy = mkdtempSync(join(tmpdir(), 'trusthub-test-build-'));
      try {
        cpSync(test, copy, { recursive: true });
        for (const path of filesOf(product).filter((path) => /popup|bridge|128/.test(path))) {
          writeFileSync(join(copy, path), `${readFileSync(join(copy, path), 'latin1')} `);
          assert.include(differences(product, copy), path);
        }
      } finally {
        rmSync(copy, { recursive: true });
      }
    });
  });

/** Files that are not byte for byte the same, the worker's without the hash in its name. */
function differences(one: string, other: string): string[] {
  const [contents, others] = [one, other].map(contentsOf) as [Contents, Contents];
  const paths = new Set([...Object.keys(contents), ...Object.keys(others)]);
  return [...paths].filter((path) => contents[path] !== others[path]).toSorted();
}

type Contents = Readonly<Record<string, string | undefined>>;

function contentsOf(directory: string): Contents {
  const worker = workerPathOf(directory);
  return Object.fromEntries(
    filesOf(directory).map((path) => [
      path === worker ? 'assets/worker.ts.js' : path,
      readFileSync(join(directory, path), 'latin1').replaceAll(worker, 'assets/worker.ts.js'),
    ]),
  );
}

const workerOf = (directory: string): string =>
  readFileSync(join(directory, workerPathOf(directory)), 'utf8');

function workerPathOf(directory: string): string {
  const [path, ...others] = filesOf(directory).filter((path) => WORKER.test(path));
  assert.isEmpty(others);
  return path!;
}

const filesOf = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));
