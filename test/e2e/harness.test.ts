import { assert } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibilityProblems } from './harness/accessibility.js';
import { BROWSERS } from './harness/launch.js';
import { openStage, type Stage } from './harness/stage.js';
import type { Screen } from './harness/screen.js';

/** What the journeys rely on must be able to fail. */
for (const name of BROWSERS) {
  describe(`the harness in ${name}`, function () {
    this.timeout(60_000);
    let profile: string;
    let stage: Stage;
    let screen: Screen;

    before(async () => {
      profile = await mkdtemp(join(tmpdir(), 'trusthub-profile-'));
      stage = await openStage(name, { build: 'development', profile });
      screen = await stage.extension.open('workspace');
    });

    after(async () => {
      await stage.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    });

    /** Calls the sandbox as the extension would. */
    const ledgerReached = (): Promise<boolean> =>
      screen.page.evaluate(
        (url) =>
          fetch(`${url}/sandbox/ledger`).then(
            (response) => response.ok,
            () => false,
          ),
        stage.network.url,
      );

    it('cuts and restores the way to the sandbox', async () => {
      assert.isTrue(await ledgerReached());
      await stage.network.cut();
      assert.isFalse(await ledgerReached());
      await stage.network.restore();
      assert.isTrue(await ledgerReached());
    });

    it('finds and fills a control by its label inside a shadow root', async () => {
      await addHost(screen, '<label>Shoe size <input></label><button>Walk</button>');
      await screen.fill('Shoe size', '42');
      assert.equal(await screen.valueOf('Shoe size'), '42');
      await screen.press('Walk');
    });

    it('says what there is when it does not find a control', async () => {
      await addHost(screen, '<button>Walk</button>');
      const missing = screen.find({ kind: 'button', name: 'Fly', limit: 200 });
      assert.match(String(await missing.catch((error: unknown) => error)), /"Walk"/);
    });

    it('has an axe that sees into shadow roots', async () => {
      await addHost(screen, '<button></button><input>');
      const problems = (await accessibilityProblems(screen)).join('\n');
      assert.match(problems, /button-name/);
      assert.match(problems, /^label:/m);
    });

    it('keeps what was stored when the same profile is launched again', async () => {
      await screen.page.evaluate(`new Promise((resolve) => {
        const opening = indexedDB.open('kept', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
        opening.onsuccess = () => {
          opening.result.close();
          resolve(null);
        };
      })`);
      await stage.extension.close();
      const again = await stage.launch();
      const { page } = await again.open('workspace');
      const names = await page.evaluate(
        'indexedDB.databases().then((all) => all.map((d) => d.name))',
      );
      assert.include(names as string[], 'kept');
    });
  });
}

/** Puts something of our own into the page, in a shadow root as all our elements have. */
async function addHost({ page }: Screen, markup: string): Promise<void> {
  await page.evaluate((inside) => {
    document.querySelector('test-host')?.remove();
    const host = document.createElement('test-host');
    host
      .attachShadow({ mode: 'open' })
      .append(document.createRange().createContextualFragment(inside));
    document.body.prepend(host);
  }, markup);
}
