import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.js';
import { openApiValidator, type SpecValidator } from '../openapi/spec-validator.js';
import { until } from '../e2e/harness/until.js';
import { SandboxControl } from '../fixtures/sandbox-control.js';
import { buildProfile, createProfile } from './build-profile.js';
import { basic, Client, known } from './harness.js';

const CLI = fileURLToPath(new URL('../../sandbox/cli.ts', import.meta.url));

describe('a world in a file', function () {
  this.timeout(60_000);
  let directory: string;
  let data: string;
  let validator: SpecValidator;
  let sandbox: Sandbox | undefined;

  before(async () => {
    validator = await openApiValidator();
  });
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'trusthub-sandbox-'));
    data = join(directory, 'world.db');
  });
  afterEach(async () => {
    await sandbox?.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  });

  async function start(options: SandboxOptions = {}): Promise<Client> {
    await sandbox?.close();
    sandbox = await startSandbox({ data, ...options });
    return new Client(sandbox.url, validator, 1);
  }

  const control = () => new SandboxControl(sandbox!.url);

  async function everything() {
    const state = await (await fetch(`${sandbox!.url}/sandbox/state`)).json();
    return { state, ledger: await control().ledger() };
  }

  const submitted = async (client: Client) => {
    const { profile: sid } = await buildProfile(client);
    await client.post(`/v1/CustomerProfiles/${sid}`, { Status: 'pending-review' });
    return sid;
  };

  it('is the same after a restart, to the last value', async () => {
    let client = await start();
    const sid = await submitted(client);
    await control().approve(sid);
    const other = await createProfile(client);
    await client.delete(`/v1/CustomerProfiles/${other}`);
    const answers = async () => {
      const paths = [`/v1/CustomerProfiles/${sid}`, '/v1/EndUsers', '/v1/SupportingDocuments'];
      paths.push(`/v1/CustomerProfiles/${sid}/EntityAssignments`, '/v1/CustomerProfiles');
      const all = await Promise.all(paths.map(async (path) => (await client.get(path)).json));
      return JSON.parse(JSON.stringify(all).replaceAll(sandbox!.url, ''));
    };
    const seen = await answers();
    const before = await everything();
    client = await start();
    expect(await everything()).to.eql(before);
    expect(await answers()).to.eql(seen);
    expect(seen[0]).to.include({ status: 'twilio-approved' });
  });

  it('goes on in the ledger and in the SIDs of its seed', async () => {
    let client = await start({ seed: 9 });
    const whole = [await createProfile(client), await createProfile(client)];
    await control().reset();
    const first = await createProfile(client);
    client = await start({ seed: 9 });
    expect([first, await createProfile(client)]).to.eql(whole);
    const ledger = await control().ledger();
    expect(ledger.map(({ n }) => n)).to.eql(ledger.map((_, i) => i + 1));
  });

  it('keeps a reset', async () => {
    const client = await start();
    const before = await everything();
    await submitted(client);
    await control().reset();
    expect(await everything()).to.eql(before);
    await start();
    expect(await everything()).to.eql(before);
  });

  it('takes a review up again that was under way', async () => {
    const sid = await submitted(await start());
    const client = await start({ autoReview: 'approve' });
    await until('approved', async () => {
      const { json } = await client.get(`/v1/CustomerProfiles/${sid}`);
      return json.status === 'twilio-approved';
    });
  });

  it('leaves no trace of what a person typed in memory-only mode', async () => {
    sandbox = await startSandbox();
    await createProfile(new Client(sandbox.url, validator, 1));
    await sandbox.close();
    sandbox = await startSandbox();
    expect(await control().ledger()).to.eql([]);
  });

  it('has every write that was acknowledged before a kill', async () => {
    for (const acknowledged of [5, 60]) {
      const child = spawn(process.execPath, [
        '--import',
        'tsx',
        CLI,
        '--port',
        '0',
        '--data',
        data,
      ]);
      const [line] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
      const url = String(line).trim().split(' ').at(-1)!;
      const sids: string[] = [];
      const write = async (n: number): Promise<void> => {
        const response = await fetch(`${url}/v1/EndUsers`, {
          method: 'POST',
          headers: { authorization: basic(known('AC', 1)) },
          body: new URLSearchParams({
            FriendlyName: `written ${n}`,
            Type: 'authorized_representative_1',
          }),
        });
        sids.push(((await response.json()) as { sid: string }).sid);
        if (sids.length === acknowledged) process.kill(child.pid!, 'SIGKILL');
        return write(n);
      };
      // Four at a time, so that it dies in the middle of one.
      await Promise.allSettled([1, 2, 3, 4].map(write));
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).to.equal('SIGKILL');

      await start();
      const { state, ledger } = await everything();
      const alive = new Set(state[known('AC', 1)].EndUsers.map(({ sid }: { sid: string }) => sid));
      expect(sids.filter((sid) => !alive.has(sid))).to.eql([]);
      const created = ledger.flatMap((entry) => entry.created);
      expect(sids.filter((sid) => !created.includes(sid))).to.eql([]);
      expect(ledger.map(({ n }) => n)).to.eql(ledger.map((_, i) => i + 1));
      await sandbox!.close();
    }
  });
});
