import axe from 'axe-core';
import { expect } from 'chai';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { startSandbox, type Sandbox } from '../../sandbox/index.js';
import { ensureBrowsers } from '../../scripts/setup.mjs';
import { until } from '../e2e/harness/until.js';
import { openApiValidator, type SpecValidator } from '../openapi/spec-validator.js';
import { buildProfile, submit } from './build-profile.js';
import { Client, known } from './harness.js';

describe('the status page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let validator: SpecValidator;
  let sandbox: Sandbox;
  let page: Page;
  const mishaps: string[] = [];

  before(async () => {
    ensureBrowsers(['chromium']);
    validator = await openApiValidator();
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

  beforeEach(async () => {
    mishaps.length = 0;
    sandbox = await startSandbox({ tlsPort: 0 });
    page = await browser.newPage();
    page.on('pageerror', (error) => mishaps.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') mishaps.push(message.text());
    });
    await page.goto(`${sandbox.url}/sandbox`);
    await seen('Live');
  });
  afterEach(async () => {
    await page.close();
    await sandbox.close();
    expect(mishaps).to.eql([]);
  });

  const text = () => page.evaluate(() => document.body.innerText);
  const seen = (what: string) =>
    until(`${what} is seen`, async () => (await text()).includes(what));
  const client = () => new Client(sandbox.url, validator, 1);

  async function underReview(): Promise<string> {
    const { profile } = await buildProfile(client());
    await submit(client(), profile);
    await until('it can be decided', () => page.$(`#${profile} button`));
    return profile;
  }

  const statusOf = async (sid: string) => (await client().get(`/v1/CustomerProfiles/${sid}`)).json;

  it('shows the profiles of each account', async () => {
    for (const n of [1, 2, 3]) {
      await seen(known('AC', n));
      await seen(known('BU', n));
    }
    await seen('Larkspur Messaging Ltd primary profile');
  });

  it('approves with one press, and says so', async () => {
    const sid = await underReview();
    await (await page.$(`#${sid} button::-p-text(Approve)`))!.click();
    await seen(`${sid} is twilio-approved.`);
    expect(await statusOf(sid)).to.include({ status: 'twilio-approved' });
    await until('nothing is left to decide', async () => (await page.$(`#${sid} button`)) === null);
  });

  it('rejects with the codes that were typed', async () => {
    const sid = await underReview();
    const input = (await page.$(`#${sid} input`))!;
    await input.click({ count: 3 });
    await input.type('18601, 18604');
    // Whatever happens meanwhile does not take away what was typed.
    await client().post('/v1/EndUsers', {
      FriendlyName: 'meanwhile',
      Type: 'authorized_representative_1',
    });
    await seen('POST\n/v1/EndUsers');
    await page.keyboard.press('Enter');
    await seen(`${sid} is twilio-rejected.`);
    const { errors } = await statusOf(sid);
    expect(errors).to.eql([{ code: 18601 }, { code: 18604 }]);
  });

  it('follows the ledger, with faults, as calls come in', async () => {
    await fetch(`${sandbox.url}/sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rules: [{ fault: '500', path: '^/v1/Policies$' }] }),
    });
    await seen('500: any method ^/v1/Policies$, call 1, 1 times; 0 seen');
    await fetch(`${sandbox.url}/v1/Policies`);
    await seen('fault 500');
    await fetch(`${sandbox.url}/sandbox/settings`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ evaluationShape: 'fields' }),
    });
    await seen('"fields" (changed)');
    await fetch(`${sandbox.url}/sandbox/reset`, { method: 'POST' });
    await seen('No call yet.');
    await seen('No rules.');
  });

  it('shows hostile names as text', async () => {
    await client().post('/v1/CustomerProfiles', {
      FriendlyName: '<img src=x onerror=alert(1)>',
      Email: 'a@example.com',
      PolicySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
    });
    await seen('<img src=x onerror=alert(1)>');
  });

  it('is the same over HTTP/2', async () => {
    await page.goto(`https://127.0.0.1:${sandbox.tlsPort}/sandbox/`);
    await seen('Live');
    await fetch(`${sandbox.url}/v1/Policies`);
    await seen('/v1/Policies');
  });

  it('comes with a policy that allows nothing else, to loopback names only', async () => {
    const { headers } = await fetch(`${sandbox.url}/sandbox/`);
    const policy = headers.get('content-security-policy')!;
    expect(policy).to.match(/^default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(policy).to.not.include('unsafe');
    expect(policy).to.include("frame-ancestors 'none'");
    expect(headers.get('access-control-allow-origin')).to.equal(null);
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [360, 1200]) {
      it(`is accessible and fits ${width} px (${scheme})`, async () => {
        await page.setViewport({ width, height: 800 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        const sid = await underReview();
        await seen(sid);
        const scrolls =
          'document.documentElement.scrollWidth > document.documentElement.clientWidth';
        expect(await page.evaluate(scrolls), 'scrolls sideways').to.equal(false);
        await page.evaluate(axe.source);
        const problems = await page.evaluate(`axe.run().then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target.join()).join()))`);
        expect(problems).to.eql([]);
        const directory = process.env['SCREENSHOTS'];
        if (directory) {
          await page.screenshot({ path: `${directory}/status-${scheme}-${width}.png` });
        }
      });
    }
  }
});
