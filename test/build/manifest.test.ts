import { assert } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowedFor } from '../../scripts/build/allowed.js';
import { assertExtension, readManifest } from '../../scripts/build/assert-extension.js';
import { EXTENSION_TARGETS, extensionTarget } from '../../scripts/build/targets.js';
import { ROOT } from '../../scripts/root.js';

for (const target of EXTENSION_TARGETS) {
  describe(`dist/${target.name}`, () => {
    const directory = join(ROOT, 'dist', target.name);

    it('asks for what was agreed, and holds no more', () => assertExtension(directory, target));

    it('has no web_accessible_resources and no content script for every site', () => {
      const manifest = readManifest(directory);
      assert.notProperty(manifest, 'web_accessible_resources');
      assert.notProperty(manifest, 'content_scripts');
    });

    it('has the background key that its browser understands', () => {
      const expected = target.browser === 'firefox' ? 'scripts' : 'service_worker';
      assert.hasAllKeys(readManifest(directory)['background'], [expected, 'type']);
    });

    it('has every file that its manifest names', () => {
      for (const path of pathsIn(readManifest(directory))) {
        assert.isTrue(existsSync(join(directory, path)), path);
      }
    });

    it('says by its name what it is for, and by its icon whether it is for development', () => {
      const manifest = readManifest(directory);
      const suffix = target.purpose === 'production' ? '' : ` (${target.purpose})`;
      assert.equal(manifest['name'], `Trust Hub Onboard${suffix}`);
      const icons = Object.values(manifest['icons'] as Record<string, string>);
      const variant = target.purpose === 'development' ? 'development' : 'production';
      assert.isTrue(icons.every((icon) => icon.startsWith(`icons/${variant}-`)));
    });

    it('runs no text as code', () => {
      for (const path of scriptsIn(directory)) {
        assert.notMatch(readFileSync(path, 'utf8'), /\beval\(|new Function\(/, path);
      }
    });
  });
}

describe('a development build', () => {
  it('differs from the product in name, loopback host and connect-src alone', () => {
    const product = allowedFor(extensionTarget('chromium')!);
    const development = allowedFor(extensionTarget('dev-chromium')!);
    assert.deepEqual(
      {
        ...development,
        name: product.name,
        host_permissions: development.host_permissions.filter((host) => host.startsWith('https')),
        content_security_policy: {
          extension_pages: development.content_security_policy.extension_pages.replace(
            ' http://127.0.0.1:* http://localhost:*',
            '',
          ),
        },
      },
      product,
    );
  });
});

/** Every string in the manifest that looks like a file of the extension. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[\w/.-]+\.(js|html|png)$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

const scriptsIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => join(directory, path));
