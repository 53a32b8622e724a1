import { expect } from 'chai';
import { MarkedLists } from '../../../src/core/submission/marked-lists.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { TrustHubClient } from '../../../src/core/trusthub/trusthub-client.js';
import { ACCOUNT, json, rejection, sidOf } from '../fixtures/scripted-transport.js';

const policySid = sid('RN', sidOf('RN', 1));

const USERS = '/v1/EndUsers';
const PROFILES = '/v1/CustomerProfiles';
const EVERY_KIND = [
  PROFILES + policySid,
  '/v1/SupportingDocuments',
  USERS,
  `/2010-04-01/Accounts/${ACCOUNT}/Addresses.json`,
];

describe('the lists in which many look for their marks', () => {
  let time: number;
  let asked: string[];
  /** Answers in place of the usual ones, by path. */
  let failures: Map<string, () => Promise<Response>>;
  let names: string[];
  let lists: MarkedLists;
  let client: TrustHubClient;

  beforeEach(() => {
    time = 1_000;
    asked = [];
    failures = new Map();
    names = ['Bakery · th1.0123456789.1.abcd.u0', 'somebody else'];
    lists = new MarkedLists(() => time);
    client = new TrustHubClient(async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      asked.push(pathname + (searchParams.get('PolicySid') ?? ''));
      const failure = failures.get(pathname);
      if (failure) return failure();
      const users = names.map((friendly_name, n) => ({
        sid: sidOf('IT', n),
        friendly_name,
        type: 'customer_profile_business_information',
        attributes: {},
        date_created: '2026-11-21T10:00:00Z',
      }));
      await new Promise((resolve) => setTimeout(resolve));
      if (pathname.endsWith('.json')) return json({ addresses: [], next_page_uri: null });
      const results = pathname === USERS ? users : [];
      return json({ results, meta: { key: 'results', next_page_url: null } });
    }, ACCOUNT);
  });

  const read = (since: number) => lists.read(client, { policySid }, since);
  const timesAsked = (path: string): number => asked.filter((other) => other === path).length;

  it('are read once for all who ask at the same time, and for 30 s after', async () => {
    const all = await Promise.all(Array.from({ length: 300 }, () => read(time - 1)));
    expect(all.every((list) => list.length === 1 && list[0]?.mark.role === 'u0')).to.equal(true);
    time += 29_999;
    await read(999);
    expect(asked).to.eql(EVERY_KIND);
    time += 1;
    await read(999);
    expect(asked).to.eql([...EVERY_KIND, ...EVERY_KIND]);
  });

  it('are read anew for who wrote after they were begun', async () => {
    await read(999);
    names = [...names, 'Bakery · th1.0123456789.1.abcd.u1'];
    // In the same millisecond nobody knows which was first.
    expect(await read(1_000)).to.have.lengthOf(2);
    expect(timesAsked(USERS)).to.equal(2);
    time = 2_000;
    const begun = read(1_500);
    time = 2_001;
    const late = read(2_000);
    expect(timesAsked(USERS)).to.equal(4);
    // Whoever is served by the newest is, while it is on its way.
    await Promise.all([begun, late, read(1_900)]);
    expect(timesAsked(USERS)).to.equal(4);
  });

  it('are of one policy where profiles are listed, whatever else is shared', async () => {
    await read(0);
    await lists.read(client, { policySid: sid('RN', sidOf('RN', 2)) }, 0);
    expect(asked).to.eql([...EVERY_KIND, PROFILES + sidOf('RN', 2)]);
  });

  it('are asked for again after an error, which waits until all are answered', async () => {
    let answer!: (response: Response) => void;
    failures.set(USERS, async () => json({ code: 20429, message: 'slow down' }, 429));
    failures.set('/v1/SupportingDocuments', () => new Promise((resolve) => (answer = resolve)));
    let over = 0;
    const errors = Promise.all(
      [read(0), read(0)].map((reading) => rejection(reading).finally(() => (over += 1))),
    );
    for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setTimeout(resolve));
    expect(over).to.equal(0);
    answer(json({ results: [], meta: { key: 'results', next_page_url: null } }));
    expect((await errors).map(({ name }) => name)).to.eql(['TrustHubError', 'TrustHubError']);
    expect(asked).to.eql(EVERY_KIND);
    failures.clear();
    expect(await read(0)).to.have.lengthOf(1);
    // What was answered was kept.
    expect(asked).to.eql([...EVERY_KIND, USERS]);
  });
});
