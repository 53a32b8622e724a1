import { expect } from 'chai';
import { DEFAULT_SETTINGS, explainSettings } from '../../sandbox/settings.js';
import { seededRandom } from '../core/fixtures/seeded-random.js';
import { RequestFuzzer } from './fuzzed-requests.js';
import { useSandbox } from './harness.js';

const REQUESTS = 10_000;
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260414);

describe('ten thousand fuzzed requests', () => {
  // Its SIDs are the same for the same seed too.
  const sandbox = useSandbox({ seed: SEED });

  /** Each setting that has a few values takes any of them. */
  function anySettings(random: () => number): Record<string, unknown> {
    const chosen = explainSettings(DEFAULT_SETTINGS).flatMap(({ name, accepts }) => {
      const values = accepts.split(' or ');
      if (!/^("[\w-]+"|true|false)$/.test(values[0]!)) return [];
      return [[name, JSON.parse(values[Math.floor(random() * values.length)]!)]];
    });
    return { ...Object.fromEntries(chosen), callbackRetries: [] };
  }

  it(`never crash it nor get a 5xx (seed ${SEED})`, async function () {
    this.timeout(240_000);
    const random = seededRandom(SEED);
    const fuzzer = new RequestFuzzer(random);
    const statuses = new Map<number, number>();
    for (let n = 1; n <= REQUESTS; n++) {
      if (n % 1000 === 0) {
        const settings = await sandbox.control('PUT', '/settings', anySettings(random));
        expect(settings.status, JSON.stringify(settings.json)).to.equal(200);
      }
      const { method, address, headers, body } = fuzzer.next();
      const init = { method, headers, ...(body !== undefined && { body }) };
      const response = await fetch(sandbox.url + address, init);
      const text = await response.text();
      const what = `request ${n} of seed ${SEED}: ${method} ${address} ${body ?? ''}`;
      expect(response.status, what).to.be.below(500);
      if (text !== '') {
        const { sid, code } = JSON.parse(text);
        fuzzer.learn(sid);
        if (response.status >= 400) expect(code, what).to.be.a('number');
      }
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    }
    const counts = [...statuses].toSorted(([a], [b]) => a - b);
    console.log(`      seed ${SEED}: ${counts.map(([s, n]) => `${s} × ${n}`).join(', ')}`);
    expect(statuses.get(201)).to.be.above(REQUESTS / 6);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    expect((await sandbox.control('GET', '/state')).status).to.equal(200);
  });
});
