import { assert } from 'chai';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/root.js';

const SOURCES = ['src', 'scripts', 'icons', 'manifest.json', 'package.json'];
const SETTINGS = ['package-lock.json', 'tsconfig.json', 'vite.config.ts'];

/** Built again in another directory, so that neither time nor place shows in what ships. */
describe('a build', () => {
  let elsewhere: string;

  before(function () {
    this.timeout(120_000);
    elsewhere = mkdtempSync(join(tmpdir(), 'trusthub-again-'));
    for (const path of [...SOURCES, ...SETTINGS]) {
      cpSync(join(ROOT, path), join(elsewhere, path), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(elsewhere, 'node_modules'), 'dir');
    execFileSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/build/build-command.ts', 'chromium', 'firefox', 'embed'],
      { cwd: elsewhere, stdio: ['ignore', 'ignore', 'inherit'] },
    );
  });

  after(() => rmSync(elsewhere, { recursive: true }));

  for (const name of ['chromium', 'firefox', 'embed']) {
    it(`gives the same dist/${name}, byte for byte`, () => {
      assert.deepEqual(digests(join(elsewhere, 'dist', name)), digests(join(ROOT, 'dist', name)));
    });
  }
});

function digests(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return Object.fromEntries(
    files.map((path) => [
      path.slice(directory.length),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}
