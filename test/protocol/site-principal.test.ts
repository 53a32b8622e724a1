import { expect } from 'chai';
import type { StartQuestion } from '../../src/core/principal.js';
import type { Onboarding, OnboardingError, Output } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import type { FieldValues } from '../../src/core/policy/field-path.js';
import { OnboardingHost } from '../../src/core/onboarding.js';
import { PRODUCTION_TIMINGS } from '../../src/core/submission/timings.js';
import { SECONDARY_BUSINESS_POLICY } from '../../src/core/trusthub/assumptions.js';
import { sid } from '../../src/core/trusthub/sid.js';
import { TrustHubClient } from '../../src/core/trusthub/trusthub-client.js';
import { messagePortChannel } from '../../src/protocol/channel.js';
import { connectOnboarding } from '../../src/protocol/connect-onboarding.js';
import { serveOnboarding } from '../../src/protocol/serve-onboarding.js';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';
import { memoryCache, memoryDraftStore, memoryJournal } from '../fixtures/memory-host.js';
import { FakeClock, FakeTime } from '../core/submission/fake-clock.js';
import { ACCOUNT, FakeTwilio } from '../core/submission/fake-twilio.js';

const policySid = sid('RN', SECONDARY_BUSINESS_POLICY);
const CALLBACK = 'bundle.status_callback';

let twilio: FakeTwilio;
let host: OnboardingHost;
const ports: MessagePort[] = [];
let asked: string[] = [];
let allow = true;

beforeEach(() => {
  const time = new FakeTime();
  twilio = new FakeTwilio(time);
  const client = new TrustHubClient(twilio.transport(), ACCOUNT);
  asked = [];
  allow = true;
  host = new OnboardingHost({
    drafts: memoryDraftStore(),
    journal: memoryJournal(),
    cache: memoryCache(() => time.now),
    clock: new FakeClock(time),
    timings: PRODUCTION_TIMINGS,
    account: async () => client,
    connect: async () => client,
  });
});

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** The façade as a page of that site holds it: over a real port. */
function site(origin: string): Onboarding {
  const confirmStart = async ({ name }: StartQuestion): Promise<boolean> => {
    asked.push(`${origin}: ${name}`);
    return allow;
  };
  return over(host.as({ kind: 'site', origin, confirmStart }));
}

const own = (): Onboarding => over(host.as({ kind: 'own' }));

function over(onboarding: Onboarding): Onboarding {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  serveOnboarding(messagePortChannel(port1), onboarding);
  return connectOnboarding(() => messagePortChannel(port2));
}

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'allowed',
    (error: OnboardingError) => error.code,
  );

async function draftOf(page: Onboarding, changes: FieldValues = {}): Promise<DraftId> {
  const { id: draftId } = await page.call('draft.open', { policySid });
  await page.call('draft.save', { draftId, revision: 0, changes });
  return draftId;
}

const ids = (list: Output<'draft.list'>): readonly DraftId[] => list.map(({ id }) => id);

describe('a connected site', () => {
  it('sees its own drafts only, and our own pages see all', async () => {
    const [a, b] = [site('https://a.example'), site('https://b.example')];
    const name = { 'customer_profile_business_information.business_name': 'Maple' };
    const [ofA, ofB, ofUs] = [
      await draftOf(a, name),
      await draftOf(b, name),
      await draftOf(own(), name),
    ];
    expect(ids(await a.call('draft.list', {}))).to.deep.equal([ofA]);
    expect(ids(await b.call('draft.list', {}))).to.deep.equal([ofB]);
    expect(ids(await own().call('draft.list', {}))).to.have.members([ofA, ofB, ofUs]);
  });

  it('is told of another’s draft what it is told of none', async () => {
    const a = site('https://a.example');
    const missing = 'zzzzzzzzzz' as DraftId;
    for (const draftId of [
      await draftOf(site('https://b.example'), MAPLE_STREET_BAKERY),
      await draftOf(own(), MAPLE_STREET_BAKERY),
    ]) {
      const calls = (id: DraftId) => [
        a.call('draft.save', { draftId: id, revision: 0, changes: { 'bundle.email': 'x@y.z' } }),
        a.call('draft.remove', { draftId: id }),
        a.call('submission.start', { draftId: id }),
        a.call('submission.get', { draftId: id }),
        a.call('submission.resume', { draftId: id }),
      ];
      const errors = (of: readonly Promise<unknown>[]) =>
        Promise.all(of.map((call) => call.then(() => 'allowed', String)));
      const said = await errors(calls(draftId));
      expect(said).to.deep.equal(await errors(calls(missing)));
      expect(said).not.to.include('allowed');
      expect(await codeOf(a.call('draft.open', { draftId, policySid }))).to.equal('not-found');
    }
    expect(asked).to.deep.equal([]);
  });

  it('is told nothing of another’s draft that was sent either', async () => {
    const b = site('https://b.example');
    const draftId = await draftOf(b, MAPLE_STREET_BAKERY);
    await reviewed(b, draftId);
    const a = site('https://a.example');
    const changes = { 'bundle.email': 'x@y.example' };
    expect(await codeOf(a.call('draft.save', { draftId, revision: 1, changes }))).to.equal(
      'not-found',
    );
    expect(await codeOf(a.call('draft.remove', { draftId }))).to.equal('not-found');
  });

  it('differs by scheme and port as by name', async () => {
    const draftId = await draftOf(site('https://a.example'));
    for (const origin of ['http://a.example', 'https://a.example:8443', 'https://sub.a.example'])
      expect(await codeOf(site(origin).call('draft.open', { draftId, policySid }))).to.equal(
        'not-found',
      );
  });

  it('may not list the profiles of the account', async () => {
    expect(await codeOf(site('https://a.example').call('profiles.list', {}))).to.equal(
      'not-allowed',
    );
    expect(await codeOf(own().call('profiles.list', {}))).to.equal('allowed');
  });
});

describe('where Twilio calls back', () => {
  it('is not in the form of a site, and is in ours', async () => {
    const paths = async (page: Onboarding) =>
      (await page.call('form.open', { policySid })).sections.flatMap(({ fields }) =>
        fields.map(({ path }) => path as string),
      );
    expect(await paths(site('https://a.example'))).not.to.include(CALLBACK);
    expect(await paths(own())).to.include(CALLBACK);
  });

  it('is not set by a site', async () => {
    const page = site('https://a.example');
    const draftId = await draftOf(page, {
      [CALLBACK]: 'https://a.example/hook',
      'bundle.email': 'a@b.c',
    });
    const { values } = await own().call('draft.open', { draftId, policySid });
    expect(values).to.deep.equal({ 'bundle.email': 'a@b.c' });
  });

  it('is no more a site’s than the numbers and addresses of the account', async () => {
    const page = site('https://a.example');
    const draftId = await draftOf(page, {
      'bundle.phone_numbers': `PN${'1'.repeat(32)}`,
      'customer_profile_address.address_sids': `AD${'1'.repeat(32)}`,
      'bundle.email': 'a@b.c',
    });
    const { values } = await own().call('draft.open', { draftId, policySid });
    expect(values).to.deep.equal({ 'bundle.email': 'a@b.c' });
  });

  it('is not shown to a site where we have set it, and is still sent', async () => {
    const page = site('https://a.example');
    const draftId = await draftOf(page, MAPLE_STREET_BAKERY);
    const hook = 'https://hooks.vendor.example/x';
    await own().call('draft.save', { draftId, revision: 9, changes: { [CALLBACK]: hook } });
    const opened = await page.call('draft.open', { draftId, policySid });
    const saved = await page.call('draft.save', { draftId, revision: 0, changes: {} });
    expect(JSON.stringify([opened, saved])).not.to.include('hooks.vendor.example');
    await reviewed(page, draftId);
    expect(twilio.profile()).to.include({ status_callback: hook });
  });
});

/** Starts and waits until the submission is in review, by the page's own news. */
async function reviewed(page: Onboarding, draftId: DraftId): Promise<void> {
  const done = new Promise<void>((resolve) => {
    page.on('submission.changed', ({ status }) => {
      if (status === 'in-review') resolve();
    });
  });
  await page.call('submission.start', { draftId });
  await done;
}

describe('sending from a site', () => {
  it('asks the person, by the name of the business, and sends on yes', async () => {
    const page = site('https://a.example');
    await reviewed(page, await draftOf(page, MAPLE_STREET_BAKERY));
    expect(asked).to.deep.equal(['https://a.example: Maple Street Bakery LLC']);
    expect(twilio.writes()).to.have.length(11);
  });

  it('sends nothing on no', async () => {
    allow = false;
    const page = site('https://a.example');
    const draftId = await draftOf(page, MAPLE_STREET_BAKERY);
    expect(await codeOf(page.call('submission.start', { draftId }))).to.equal('declined');
    expect(await page.call('submission.get', { draftId })).to.equal(null);
    expect(twilio.writes()).to.deep.equal([]);
  });

  it('does not ask about a form that is not complete', async () => {
    const page = site('https://a.example');
    const draftId = await draftOf(page, { 'bundle.email': 'a@b.example' });
    expect(await codeOf(page.call('submission.start', { draftId }))).to.equal('invalid');
    expect(asked).to.deep.equal([]);
  });

  it('from our own pages asks nobody', async () => {
    const page = own();
    await reviewed(page, await draftOf(page, MAPLE_STREET_BAKERY));
    expect(asked).to.deep.equal([]);
  });
});

describe('news', () => {
  it('reach a site of its own drafts, never of others', async () => {
    const [a, b] = [site('https://a.example'), site('https://b.example')];
    const heard: string[] = [];
    a.on('draft.changed', ({ draftId }) => heard.push(draftId));
    a.on('submission.changed', ({ draftId }) => heard.push(draftId));
    const heardByUs: string[] = [];
    const us = own();
    us.on('draft.changed', ({ draftId }) => heardByUs.push(draftId));
    const ofB = await draftOf(b, MAPLE_STREET_BAKERY);
    await reviewed(b, ofB);
    const mine = new Promise<void>((resolve) => {
      a.on('draft.changed', () => resolve());
    });
    const ofA = await draftOf(a, { 'bundle.email': 'a@b.example' });
    await mine;
    expect(new Set(heard)).to.deep.equal(new Set([ofA]));
    await us.call('draft.list', {});
    expect(heardByUs).to.include.members([ofA, ofB]);
  });

  it('of the account reach our own pages alone', async () => {
    const heard: string[] = [];
    const a = site('https://a.example');
    a.on('account.changed', () => heard.push('site: account'));
    a.on('profiles.changed', () => heard.push('site: profiles'));
    const us = own();
    const both = Promise.all([
      new Promise<void>((resolve) => us.on('account.changed', () => resolve())),
      new Promise<void>((resolve) => us.on('profiles.changed', () => resolve())),
    ]);
    await us.call('draft.list', {});
    await a.call('draft.list', {});
    await host.accountChanged();
    await us.call('profiles.list', { refresh: true });
    await both;
    // A round trip on the site's port: what was sent on it before has arrived.
    await a.call('draft.list', {});
    expect(heard).to.deep.equal([]);
  });
});
