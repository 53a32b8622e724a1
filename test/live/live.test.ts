import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readAccount, type LiveAccount } from '../../live/account.js';
import { askTwilio, QUESTIONS } from '../../live/ask-twilio.js';
import { findFacts } from '../../live/facts.js';
import { readCliOptions } from '../../sandbox/cli-options.js';
import { startSandbox, type Sandbox } from '../../sandbox/index.js';
import { DEFAULT_SETTINGS, explainSettings, type Settings } from '../../sandbox/settings.js';

const COMMAND = fileURLToPath(new URL('../../live/live-command.ts', import.meta.url));

const environment = (url: string) => ({
  TWILIO_ACCOUNT_SID: `AC${'1'.padStart(32, '0')}`,
  TWILIO_API_KEY: `SK${'1'.padStart(32, '0')}`,
  TWILIO_API_SECRET: 'sandbox',
  TRUSTHUB_ORIGIN: url,
});

/** Each setting that Twilio can be asked about, away from its default. */
const FLIPS: { readonly [N in keyof Settings]?: readonly Settings[N][] } = {
  evaluationShape: ['fields'],
  secondRepresentativeRequired: [true],
  failedFieldsCode: ['first'],
  regionEncoding: ['commas', 'list', 'one'],
  taxNumberFormat: ['any'],
  otherRegistrationField: ['', 'name_of_other'],
  otherAccount: ['unauthorized'],
  policyKinds: ['own'],
  unknownPolicy: ['invalid'],
  pageSizeOver1000: ['clamp'],
  refusalCodes: [{ 20409: 20422 }, { 20422: 20001, 20007: 20008 }],
  repeatAssignment: ['existing'],
  deleteAssigned: ['unassign'],
  listOrder: ['oldest-first'],
  friendlyNameFilter: ['any-case', 'contains'],
  addressChecks: ['off'],
  postOfficeBoxes: ['allow'],
};

describe('npm run live', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  afterEach(() => sandbox.close());

  const state = async () => (await fetch(`${sandbox.url}/sandbox/state`)).text();

  async function ask(settings: Partial<Settings>, signal?: AbortSignal) {
    sandbox = await startSandbox({ settings });
    const before = await state();
    const { client } = readAccount(environment(sandbox.url)) as LiveAccount;
    const answers = await askTwilio(client, signal ? { signal } : {});
    expect(answers.left).to.eql([]);
    expect(await state(), 'nothing is left behind').to.equal(before);
    return answers;
  }

  it('finds nothing different in a sandbox that is as it comes', async () => {
    const { different, settings, unanswered } = await ask({});
    expect(different).to.eql([]);
    for (const { setting } of QUESTIONS) {
      expect(settings[setting], setting).to.eql(DEFAULT_SETTINGS[setting]);
      expect(unanswered).to.not.have.property(setting);
    }
  });

  for (const [name, values] of Object.entries(FLIPS)) {
    for (const value of values) {
      it(`names exactly ${name}, and its value ${JSON.stringify(value)}`, async () => {
        const { different, settings } = await ask({ [name]: value });
        expect(different).to.eql([name]);
        expect(settings[name as keyof Settings]).to.eql(value);
      });
    }
  }

  it('names exactly listLag, and about how long it is', async () => {
    const { different, settings } = await ask({ listLag: 700 });
    expect(different).to.eql(['listLag']);
    expect(settings.listLag).to.be.within(600, 3000);
  });

  it('asks or explains each setting that is no convenience of ours, and tests each it asks', async () => {
    const { unanswered } = await ask({});
    const asked = QUESTIONS.map(({ setting }) => setting);
    const nobody = Object.entries(unanswered).filter(([, why]) => why === 'nobody asks this yet');
    const open = explainSettings(DEFAULT_SETTINGS).filter(({ basis }) => basis !== 'ours');
    expect([...asked, ...Object.keys(unanswered)]).to.include.members(open.map((one) => one.name));
    expect(nobody).to.eql([]);
    expect([...Object.keys(FLIPS), 'listLag']).to.have.members(asked);
  });

  it('leaves nothing behind when answers are lost or refused on the way', async () => {
    sandbox = await startSandbox();
    const before = await state();
    await fetch(`${sandbox.url}/sandbox/chaos`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        seed: 4,
        rates: { '500-after': 0.1, 'reset-after': 0.1, '429': 0.05 },
      }),
    });
    const { client } = readAccount(environment(sandbox.url)) as LiveAccount;
    const { left } = await askTwilio(client);
    expect(left).to.eql([]);
    expect(await state()).to.equal(before);
  });

  it('deletes what it made when it is ended early', async () => {
    const ended = AbortSignal.abort();
    const { settings } = await ask({}, ended);
    expect(settings).to.eql({});
  });

  it('goes nowhere but to Twilio or to this machine, and only with a whole account', async () => {
    sandbox = await startSandbox();
    const all = environment(sandbox.url);
    expect((readAccount(all) as LiveAccount).origin).to.equal(sandbox.url);
    const { TRUSTHUB_ORIGIN: _, ...real } = all;
    expect((readAccount(real) as LiveAccount).origin).to.equal('https://trusthub.twilio.com');
    for (const origin of ['https://evil.example', 'http://127.0.0.1.evil.example', 'x']) {
      expect(readAccount({ ...all, TRUSTHUB_ORIGIN: origin }), origin).to.be.a('string');
    }
    for (const name of Object.keys(real)) {
      expect(readAccount({ ...all, [name]: '' })).to.include(name);
    }
    expect(readAccount({ ...all, TWILIO_API_KEY: 'AC1' })).to.include('TWILIO_API_KEY');
  });

  it('sees whether the host speaks HTTP/2, and what it allows to pages', async () => {
    for (const http2 of [true, false]) {
      sandbox = await startSandbox({ tlsPort: 0, http2 });
      expect(await findFacts(`https://127.0.0.1:${sandbox.tlsPort}`)).to.include({ http2 });
      const facts = await findFacts(sandbox.url);
      expect(facts.http2).to.equal(null);
      expect(facts.corsMethods).to.equal('GET, POST, DELETE, OPTIONS');
      expect(facts.corsHeaders).to.include('Authorization');
      await sandbox.close();
    }
  });

  describe('as a command', () => {
    const out = join(mkdtempSync(join(tmpdir(), 'trusthub-live-')), 'live.json');

    async function run(answer: string, more: Record<string, string> = {}) {
      const env = { ...process.env, CI: '', ...environment(sandbox.url), ...more };
      const child = spawn(process.execPath, ['--import', 'tsx', COMMAND, '--out', out], { env });
      let said = '';
      child.stdout.on('data', (data) => (said += data));
      child.stderr.on('data', (data) => (said += data));
      child.stdin.end(`${answer}\n`);
      const [code] = await once(child, 'close');
      return { code, said };
    }

    const calls = async () =>
      (await (await fetch(`${sandbox.url}/sandbox/ledger`)).json()).entries.length;

    it('shows what it will do and does nothing without a yes', async () => {
      sandbox = await startSandbox();
      const { code, said } = await run('no');
      expect(code).to.equal(0);
      for (const { setting, does } of QUESTIONS) expect(said).to.include(setting).and.include(does);
      expect(await calls()).to.equal(0);
      expect(existsSync(out)).to.equal(false);
    });

    it('writes a file that the sandbox reads', async () => {
      sandbox = await startSandbox({ settings: { evaluationShape: 'fields' } });
      const { code, said } = await run('yes');
      expect(code, said).to.equal(0);
      expect(said).to.include('evaluationShape: "fields", by default "spec"');
      expect(said).to.include('callbackParameters: ');
      const { different } = JSON.parse(readFileSync(out, 'utf8'));
      expect(different).to.eql(['evaluationShape']);
      const { settings } = readCliOptions(['--settings', out]);
      expect({ ...DEFAULT_SETTINGS, ...settings }).to.eql({
        ...DEFAULT_SETTINGS,
        evaluationShape: 'fields',
      });
    });

    it('is not for machines that run by a schedule', async () => {
      sandbox = await startSandbox();
      const { code } = await run('yes', { CI: 'true' });
      expect(code).to.equal(2);
      expect(await calls()).to.equal(0);
    });
  });
});
