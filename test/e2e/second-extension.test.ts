import { assert } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };
import { BROWSERS } from './harness/launch.js';
import { listen } from './harness/network.js';
import { openStage } from './harness/stage.js';

/** Tries every way that one extension has to speak with another, and reports what came of it. */
const attack = (target: string, report: string): string => `
const api = globalThis.browser ?? chrome;
const said = (outcome) => fetch('${report}', { method: 'POST', body: JSON.stringify(outcome) });
const call = { id: 1, command: 'draft.list', input: {} };
const message = Promise.resolve(api.runtime.sendMessage('${target}', call)).then(
  (answer) => answer ?? 'silence', () => 'refused');
const connection = new Promise((resolve) => {
  const port = api.runtime.connect('${target}', { name: 'own' });
  port.onMessage.addListener(resolve);
  port.onDisconnect.addListener(() => resolve('refused'));
  port.postMessage(call);
});
Promise.all([message, connection]).then(said);
`;

for (const name of BROWSERS)
  describe(`another extension in ${name}`, function () {
    this.timeout(60_000);

    it('gets no answer from ours', async () => {
      const stage = await openStage(name, { build: 'production' });
      const directory = await mkdtemp(join(tmpdir(), 'second-extension-'));
      let report: (outcome: unknown) => void;
      const reported = new Promise((resolve) => (report = resolve));
      const server = createServer((request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => {
          response.end();
          report(JSON.parse(body));
        });
      });
      try {
        const port = await listen(server, 0);
        const ours =
          name === 'chromium'
            ? new URL(stage.extension.origin).host
            : manifest.browser_specific_settings.gecko.id;
        const background =
          name === 'chromium' ? { service_worker: 'attack.js' } : { scripts: ['attack.js'] };
        await writeFile(
          join(directory, 'manifest.json'),
          JSON.stringify({
            manifest_version: 3,
            name: 'Second',
            version: '1',
            background,
            host_permissions: ['http://127.0.0.1/*'],
            browser_specific_settings: { gecko: { id: 'second@example.org' } },
          }),
        );
        await writeFile(
          join(directory, 'attack.js'),
          attack(ours, `http://127.0.0.1:${port}/report`),
        );
        await stage.extension.browser.installExtension(directory);
        assert.deepEqual(await reported, ['refused', 'refused']);
      } finally {
        server.close();
        await stage.close();
        await rm(directory, { recursive: true, force: true, maxRetries: 3 });
      }
    });
  });
