import { expect } from 'chai';
import { seededRandom } from '../../sandbox/chaos/seeded-random.js';
import { startSandbox } from '../../sandbox/index.js';
import { basic, known, useSandbox } from './harness.js';

const RATES = { '500': 0.2, '500-after': 0.2, html: 0.2 };

describe('chaos', () => {
  const sandbox = useSandbox();

  const headers = { authorization: basic(known('AC', 1)) };
  const body = () =>
    new URLSearchParams({ FriendlyName: 'a', Type: 'authorized_representative_1' });
  const post = () => fetch(`${sandbox.url}/v1/EndUsers`, { method: 'POST', headers, body: body() });

  async function faultsOf(calls: number) {
    for (let i = 0; i < calls; i++) await (await post()).text();
    const { entries } = (await sandbox.control('GET', '/ledger')).json;
    return entries.slice(-calls).map(({ fault }: { fault: string | null }) => fault) as string[];
  }

  it('is the same for the same seed and other for another', async () => {
    const set = (seed: number) => sandbox.control('PUT', '/chaos', { seed, rates: RATES });
    await set(7);
    const first = await faultsOf(60);
    await set(7);
    expect(await faultsOf(60)).to.eql(first);
    await set(8);
    expect(await faultsOf(60)).to.not.eql(first);
    for (const name of Object.keys(RATES)) expect(first).to.include(name);
    expect(first).to.include(null);
  });

  it('keeps to its rates, roughly', () => {
    const random = seededRandom(3);
    const draws = Array.from({ length: 20_000 }, random);
    for (const limit of [0.01, 0.1, 0.5, 0.9]) {
      const share = draws.filter((draw) => draw < limit).length / draws.length;
      expect(share).to.be.closeTo(limit, 0.015);
    }
  });

  it('ends with no rates, and with a reset', async () => {
    await sandbox.control('PUT', '/chaos', { rates: { '500': 1 } });
    expect((await post()).status).to.equal(500);
    await sandbox.control('PUT', '/chaos', { rates: {} });
    expect((await post()).status).to.equal(201);
    await sandbox.control('PUT', '/chaos', { rates: { '500': 1 } });
    await sandbox.control('POST', '/reset');
    expect((await post()).status).to.equal(201);
    expect((await sandbox.control('GET', '/chaos')).json).to.eql({ seed: 1, rates: {} });
  });

  it('gives way to a rule, which does not change what comes after', async () => {
    const set = () => sandbox.control('PUT', '/chaos', { seed: 7, rates: RATES });
    await set();
    const calm = await faultsOf(20);
    await set();
    const rules = [{ fault: '429', nth: 3, times: 2 }];
    await sandbox.control('PUT', '/faults', { rules });
    const ruled = await faultsOf(20);
    expect(ruled.slice(2, 4)).to.eql(['429', '429']);
    expect(ruled.toSpliced(2, 2)).to.eql(calm.toSpliced(2, 2));
  });

  it('must be well said', async () => {
    for (const plan of [
      {},
      { rates: [] },
      { rates: { '500': 2 } },
      { rates: { '500': 0.6, '503': 0.6 } },
      { rates: { '500': '1' } },
      { seed: 'x', rates: {} },
    ]) {
      const { status } = await sandbox.control('PUT', '/chaos', plan);
      expect(status, JSON.stringify(plan)).to.equal(400);
    }
    const { json } = await sandbox.control('PUT', '/chaos', { rates: { explode: 0.1 } });
    expect(json.message).to.include('explode').and.to.include('reset-after');
  });

  it('and the SIDs of a seeded sandbox are the same in every run', async () => {
    const run = async (seed: number) => {
      const seeded = await startSandbox({ seed, chaos: 0.3 });
      try {
        const seen: string[] = [];
        for (let i = 0; i < 25; i++) {
          const url = `${seeded.url}/v1/EndUsers`;
          const said = await fetch(url, { method: 'POST', headers, body: body() }).then(
            async (response) => `${response.status} ${await response.text()}`,
            () => 'no answer',
          );
          seen.push(said.replace(/"date_[^,}]*/g, '').replace(/127[^/]*/g, ''));
        }
        return seen;
      } finally {
        await seeded.close();
      }
    };
    const first = await run(5);
    expect(await run(5)).to.eql(first);
    expect(await run(6)).to.not.eql(first);
  });
});
