import { expect } from 'chai';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { startSandbox, type Sandbox } from '../../sandbox/index.js';
import { ensureBrowsers } from '../../scripts/setup.mjs';
import { SandboxControl } from '../fixtures/sandbox-control.js';
import { basic, known } from './harness.js';

interface Post {
  readonly status: number;
  readonly sid: string;
  readonly error: string;
}

/** Chromium repeats a POST by itself when a connection that it used before breaks under it. */
describe('a browser that sends again', function () {
  this.timeout(60_000);
  let browser: Browser;
  let sandbox: Sandbox;

  before(async () => {
    ensureBrowsers(['chromium']);
    browser = await launch({
      executablePath: process.env['CHROMIUM_PATH']!,
      pipe: true,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-dev-shm-usage',
        '--ignore-certificate-errors',
      ],
    });
  });
  after(() => browser.close());
  afterEach(() => sandbox.close());

  /** One POST of a page of that origin, for which `fetch` needs no leave. */
  const post = (page: Page): Promise<Post> =>
    page.evaluate(
      (authorization) =>
        fetch('/v1/EndUsers', {
          method: 'POST',
          headers: { authorization },
          body: new URLSearchParams({ FriendlyName: 'rep', Type: 'authorized_representative_1' }),
        }).then(
          async (response) => ({
            status: response.status,
            sid: (await response.json()).sid,
            error: '',
          }),
          (error) => ({ status: 0, sid: '', error: String(error) }),
        ),
      basic(known('AC', 1)),
    );

  async function postTwice(origin: string): Promise<[Post, Post]> {
    const page = await browser.newPage();
    await page.goto(`${origin}/sandbox/state`);
    const posts: [Post, Post] = [await post(page), await post(page)];
    await page.close();
    return posts;
  }

  const protocols = {
    'HTTP/1.1 keep-alive': (s: Sandbox) => s.url,
    'HTTP/1.1 over TLS': (s: Sandbox) => `https://127.0.0.1:${s.tlsPort}`,
    'HTTP/2': (s: Sandbox) => `https://127.0.0.1:${s.tlsPort}`,
  };

  for (const [protocol, originOf] of Object.entries(protocols)) {
    for (const fault of protocol === 'HTTP/2' ? ['reset-reused', 'goaway'] : ['reset-reused']) {
      it(`gets one clean 201 and leaves two objects: ${fault} on ${protocol}`, async () => {
        sandbox = await startSandbox({ tlsPort: 0, http2: protocol === 'HTTP/2' });
        const control = new SandboxControl(sandbox.url);
        const rules = [{ method: 'POST', path: '^/v1/EndUsers$', fault, nth: 1 }];
        if (fault === 'goaway') rules[0]!.nth = 2;
        await control.faults(rules);
        const [first, second] = await postTwice(originOf(sandbox));

        const entries = (await control.ledger()).filter(({ path }) => path === '/v1/EndUsers');
        const created = entries.flatMap((entry) => entry.created);
        const broken = entries.filter((entry) => entry.fault === fault);
        expect(broken, 'the fault happened once').to.have.lengthOf(1);
        expect([first.status, second.status], first.error + second.error).to.eql([201, 201]);
        // Two calls of the page, three creates: one of them nobody was told of.
        expect(created).to.have.lengthOf(3);
        expect([first.sid, second.sid]).to.not.include(broken[0]!.created[0]);
      });
    }
  }

  it('gets an error, and leaves one object, on a connection that is fresh', async () => {
    sandbox = await startSandbox({ tlsPort: 0 });
    const control = new SandboxControl(sandbox.url);
    await control.faults([{ method: 'POST', path: '^/v1/EndUsers$', fault: 'reset-after' }]);
    const response = await fetch(`${sandbox.url}/sandbox/ledger`);
    expect(response.status).to.equal(200);
    const page = await browser.newPage();
    // Another origin: its page came over another connection.
    await page.goto(`${sandbox.url}/sandbox/state`);
    const outcome = await page.evaluate(
      (url, authorization) =>
        fetch(url, {
          method: 'POST',
          mode: 'no-cors',
          body: new URLSearchParams({ FriendlyName: 'rep', authorization }),
        }).then(
          () => 'answered',
          () => 'failed',
        ),
      `https://127.0.0.1:${sandbox.tlsPort}/v1/EndUsers`,
      'none',
    );
    expect(outcome).to.equal('failed');
    const posts = (await control.ledger()).filter(({ method }) => method === 'POST');
    expect(posts).to.have.lengthOf(1);
    await page.close();
  });
});
