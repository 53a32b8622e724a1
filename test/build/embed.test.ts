import { assert } from 'chai';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMBED_LIMIT, embedWeight } from '../../scripts/build/embed-weight.js';
import packageJson from '../../package.json' with { type: 'json' };
import { ROOT } from '../../scripts/root.js';

const script = join(ROOT, 'dist/embed/trusthub-onboard.js');

describe('the embed', () => {
  it('weighs at most 40 kB gzipped', () => {
    assert.isAtMost(embedWeight(script).entry, EMBED_LIMIT);
  });

  it('is one file that fetches no other code', () => {
    assert.deepEqual(embedWeight(script).files, ['trusthub-onboard.js']);
  });

  it('holds nothing of the extension: no polyfill and no browser API', () => {
    assert.notMatch(readFileSync(script, 'utf8'), /webextension|chrome\.runtime|browser\.runtime/);
  });

  it('holds no look-up of other languages', () => {
    assert.notMatch(readFileSync(script, 'utf8'), /strTag|lit-localize/);
  });

  it('imports in plain Node by its package name without throwing', () => {
    for (const name of [packageJson.name, `${packageJson.name}/languages`]) {
      const code = `await import('${name}'); console.log('imported');`;
      const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      assert.equal(output.trim(), 'imported');
    }
  });

  it('has the types that package.json promises', () => {
    for (const entry of ['.', './languages'] as const)
      assert.isTrue(existsSync(join(ROOT, packageJson.exports[entry].types)));
  });
});
