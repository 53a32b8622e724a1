import { expect } from 'chai';
import { ReviewWatch } from '../../../src/core/submission/review-watch.js';
import type { Bundle, BundleAt } from '../../../src/core/trusthub/bundles.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { TrustHubClient } from '../../../src/core/trusthub/trusthub-client.js';
import { json, rejection, sidOf } from '../fixtures/scripted-transport.js';

const PATH = '/v1/CustomerProfiles';
const ONE = `AC${'1'.padStart(32, '0')}`;
const OTHER = `AC${'2'.padStart(32, '0')}`;
const bundle = (n: number): BundleAt => ({
  kind: 'CustomerProfiles',
  sid: sid('BU', sidOf('BU', n)),
});

/** An account's profiles, served as Twilio does, and the requests for them. */
class Account {
  readonly profiles = new Map<string, string>();
  readonly asked: string[] = [];
  /** Given to the next request instead of an answer. */
  failure: Response | undefined;
  readonly client: TrustHubClient;

  constructor(accountSid = ONE, pageSize = 1000) {
    this.client = new TrustHubClient(async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const page = Number(searchParams.get('Page') ?? 0);
      this.asked.push(pathname === PATH ? `list ${page}` : pathname.slice(PATH.length + 1));
      const { failure } = this;
      this.failure = undefined;
      // An answer takes a moment, in which others ask.
      await new Promise((resolve) => setTimeout(resolve));
      if (failure) return failure;
      return pathname === PATH ? this.#page(page, pageSize) : this.#one(pathname);
    }, accountSid);
  }

  has(count: number, status = 'in-review'): this {
    for (let n = 1; n <= count; n += 1) this.profiles.set(sidOf('BU', n), status);
    return this;
  }

  #page(page: number, size: number): Response {
    const all = [...this.profiles];
    const next = (page + 1) * size < all.length;
    return json({
      results: all.slice(page * size, (page + 1) * size).map(wire),
      meta: {
        key: 'results',
        next_page_url: next ? `https://trusthub.twilio.com${PATH}?Page=${page + 1}` : null,
      },
    });
  }

  #one(pathname: string): Response {
    const bundleSid = pathname.slice(PATH.length + 1);
    const status = this.profiles.get(bundleSid);
    return status === undefined
      ? json({ code: 20404, message: 'not found' }, 404)
      : json(wire([bundleSid, status]));
  }
}

const wire = ([bundleSid, status]: readonly [string, string]) => ({
  sid: bundleSid,
  policy_sid: sidOf('RN', 1),
  friendly_name: 'A business',
  status,
  email: 'status@vendor.example',
  valid_until: null,
  date_created: null,
  date_updated: null,
  errors: status === 'twilio-rejected' ? [{ code: 18602 }] : null,
});

describe('the watch over reviews', () => {
  let time: number;
  let inReview: number;
  let counted: number;
  let watch: ReviewWatch;

  beforeEach(() => {
    time = 1_000_000;
    inReview = 300;
    counted = 0;
    watch = new ReviewWatch({
      now: () => time,
      inReview: async () => {
        counted += 1;
        return inReview;
      },
    });
  });

  const readAll = (account: Account, count: number): Promise<(Bundle | undefined)[]> =>
    Promise.all(Array.from({ length: count }, (_, i) => watch.read(account.client, bundle(i + 1))));

  it('reads one list for 300 profiles asked about at once', async () => {
    const account = new Account().has(300);
    account.profiles.set(sidOf('BU', 7), 'twilio-rejected');
    const read = await readAll(account, 300);
    // A rejection may be the one before: it is confirmed.
    expect(account.asked).to.eql(['list 0', sidOf('BU', 7)]);
    expect(counted).to.equal(1);
    expect(read.map((profile) => profile?.sid)).to.eql([...account.profiles.keys()]);
    expect(read[6]).to.include({ status: 'twilio-rejected' });
    expect(read[6]?.errorCodes).to.eql([18602]);
  });

  it('reads every page of it, once', async () => {
    const account = new Account(ONE, 100).has(300);
    expect((await readAll(account, 300)).every(Boolean)).to.equal(true);
    expect(account.asked).to.eql(['list 0', 'list 1', 'list 2']);
  });

  it('serves all who ask within 30 s, and asks again for the next', async () => {
    const account = new Account().has(300);
    await watch.read(account.client, bundle(1));
    time += 29_999;
    account.profiles.set(sidOf('BU', 2), 'twilio-approved');
    expect(await watch.read(account.client, bundle(2))).to.include({ status: 'in-review' });
    expect(account.asked).to.eql(['list 0']);
    time += 1;
    expect(await watch.read(account.client, bundle(2))).to.include({ status: 'twilio-approved' });
    expect(account.asked).to.eql(['list 0', 'list 0']);
  });

  it('lets everybody wait for a list that takes longer than that', async () => {
    const account = new Account().has(2);
    const first = watch.read(account.client, bundle(1));
    time += 40_000;
    await Promise.all([first, watch.read(account.client, bundle(2))]);
    expect(account.asked).to.eql(['list 0']);
  });

  it('asks again when the clock was put back', async () => {
    const account = new Account().has(2);
    await watch.read(account.client, bundle(1));
    time -= 86_400_000;
    await watch.read(account.client, bundle(1));
    expect(account.asked).to.eql(['list 0', 'list 0']);
  });

  it('asks about a lone profile by its SID, once for all who ask together', async () => {
    inReview = 1;
    const account = new Account().has(1);
    const read = await Promise.all([1, 1, 1].map((n) => watch.read(account.client, bundle(n))));
    expect(read.map((profile) => profile?.status)).to.eql(['in-review', 'in-review', 'in-review']);
    expect(account.asked).to.eql([sidOf('BU', 1)]);
    // A second one joins it: a list from now on, without waiting for the 30 s to pass.
    inReview = 2;
    account.profiles.set(sidOf('BU', 2), 'in-review');
    await watch.read(account.client, bundle(2));
    expect(account.asked).to.eql([sidOf('BU', 1), 'list 0']);
  });

  it('keeps accounts apart', async () => {
    const [one, other] = [new Account().has(2), new Account(OTHER).has(2, 'twilio-approved')];
    expect(await watch.read(one.client, bundle(1))).to.include({ status: 'in-review' });
    expect(await watch.read(other.client, bundle(1))).to.include({ status: 'twilio-approved' });
    expect([one.asked, other.asked]).to.eql([['list 0'], ['list 0']]);
  });

  it('asks by SID for what a list does not show, and tells when it is gone', async () => {
    const account = new Account().has(3);
    await watch.read(account.client, bundle(1));
    account.profiles.set(sidOf('BU', 8), 'in-review');
    expect(await watch.read(account.client, bundle(8))).to.include({ sid: sidOf('BU', 8) });
    expect(await watch.read(account.client, bundle(9))).to.equal(undefined);
    expect(account.asked).to.eql(['list 0', sidOf('BU', 8), sidOf('BU', 9)]);
  });

  it('does not believe an answer from before what was sent', async () => {
    const account = new Account().has(3, 'draft');
    await watch.read(account.client, bundle(1));
    time += 5_000;
    account.profiles.set(sidOf('BU', 2), 'in-review');
    expect(await watch.read(account.client, bundle(2), time - 1)).to.include({
      status: 'in-review',
    });
    expect(account.asked).to.eql(['list 0', sidOf('BU', 2)]);
    // For the others the list is as good as before.
    await watch.read(account.client, bundle(3), time - 5_000);
    expect(account.asked).to.have.lengthOf(2);
  });

  it('takes the answer of somebody else who listed them all', async () => {
    const account = new Account().has(2);
    const [first] = await readAll(account, 1);
    time += 3_000;
    const approved = { ...first!, status: 'twilio-approved' };
    watch.heard(ONE, 'CustomerProfiles', [approved], time);
    expect(await watch.read(account.client, bundle(1))).to.include({ status: 'twilio-approved' });
    // An older one than what is known changes nothing.
    watch.heard(ONE, 'CustomerProfiles', [{ ...approved, status: 'draft' }], time - 1);
    expect(await watch.read(account.client, bundle(1))).to.include({ status: 'twilio-approved' });
    expect(account.asked).to.eql(['list 0']);
    time += 30_000;
    expect(await watch.read(account.client, bundle(1))).to.include({ status: 'in-review' });
  });

  it('tells everybody who asked of an error, and forgets it', async () => {
    const account = new Account().has(300);
    account.failure = json({ code: 20429, message: 'slow down' }, 429);
    const failing = Array.from({ length: 300 }, (_, i) =>
      rejection(watch.read(account.client, bundle(i + 1))),
    );
    const errors = await Promise.all(failing);
    expect(new Set(errors.map((error) => error.name))).to.eql(new Set(['TrustHubError']));
    expect(account.asked).to.eql(['list 0']);
    expect((await readAll(account, 300)).every(Boolean)).to.equal(true);
    expect(account.asked).to.eql(['list 0', 'list 0']);
  });

  it('forgets an error of a lone profile and of the count, too', async () => {
    inReview = 1;
    const account = new Account().has(1);
    account.failure = json({ code: 20500, message: 'trouble' }, 500);
    expect((await rejection(watch.read(account.client, bundle(1)))).name).to.equal('NoAnswerError');
    expect(await watch.read(account.client, bundle(1))).to.include({ status: 'in-review' });
    const broken = new ReviewWatch({
      now: () => time,
      inReview: () => {
        counted += 1;
        return counted < 4 ? Promise.reject(new Error('storage')) : Promise.resolve(1);
      },
    });
    expect((await rejection(broken.read(account.client, bundle(1)))).message).to.equal('storage');
    expect(await broken.read(account.client, bundle(1))).to.include({ status: 'in-review' });
  });
});
