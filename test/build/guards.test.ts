import { assert } from 'chai';
import { cpSync, mkdtempSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertExtension, readManifest } from '../../scripts/build/assert-extension.js';
import { extensionTarget } from '../../scripts/build/targets.js';
import { ROOT } from '../../scripts/root.js';

/** The checks after a build, shown a build that each of them must refuse. */
describe('the checks of a build', () => {
  const target = extensionTarget('chromium')!;
  let copy: string;

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'trusthub-build-'));
    cpSync(join(ROOT, 'dist/chromium'), copy, { recursive: true });
  });

  afterEach(() => rmSync(copy, { recursive: true }));

  const changeManifest = (change: Record<string, unknown>): void =>
    writeFileSync(
      join(copy, 'manifest.json'),
      JSON.stringify({ ...readManifest(copy), ...change }),
    );

  const refused = (reason: RegExp): void => {
    assert.throws(() => assertExtension(copy, target), reason);
  };

  it('refuse one host more', () => {
    changeManifest({ host_permissions: ['https://*/*'] });
    refused(/not what allowed\.ts says/);
  });

  it('refuse web_accessible_resources', () => {
    changeManifest({
      web_accessible_resources: [{ resources: ['a.js'], matches: ['https://*/*'] }],
    });
    refused(/not what allowed\.ts says/);
  });

  it('refuse a content script for every site', () => {
    changeManifest({ content_scripts: [{ js: ['content/bridge.js'], matches: ['https://*/*'] }] });
    refused(/not what allowed\.ts says/);
  });

  it('refuse other extensions', () => {
    changeManifest({ externally_connectable: undefined });
    refused(/not what allowed\.ts says/);
  });

  it('refuse a production build that knows loopback', () => {
    appendFileSync(join(copy, 'service-worker-loader.js'), "fetch('http://127.0.0.1:4010');");
    refused(/knows/);
  });

  it('refuse a production build that knows this machine by its name', () => {
    for (const code of [
      "host === 'localhost'",
      '`//localhost:4010`',
      'fetch("https://localhost")',
    ]) {
      appendFileSync(join(copy, 'service-worker-loader.js'), `;${code}`);
      refused(/knows .localhost/);
      cpSync(join(ROOT, 'dist/chromium'), copy, { recursive: true });
    }
  });

  it('refuse a production build that knows an unencrypted host', () => {
    appendFileSync(join(copy, 'service-worker-loader.js'), "fetch('http://api.twilio.com');");
    refused(/knows/);
  });

  it('refuse a missing workspace', () => {
    rmSync(join(copy, 'src/workspace/index.html'));
    refused(/is missing/);
  });

  it('refuse a page that loads from elsewhere', () => {
    appendFileSync(join(copy, 'src/popup/index.html'), '<link href="https://fonts.example/a.css">');
    refused(/offline/);
  });

  it('refuse a bridge that imports', () => {
    appendFileSync(join(copy, 'content/bridge.js'), ";import('./a.js')");
    refused(/imports something/);
  });

  it('refuse a bridge that touches customElements', () => {
    appendFileSync(join(copy, 'content/bridge.js'), ';customElements.get("a")');
    refused(/customElements/);
  });
});
