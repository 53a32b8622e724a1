import { expect } from 'chai';
import type { Onboarding, ProfileChanges } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import {
  BusinessAtSandbox,
  filled,
  noncompliant,
  policySid,
  reached,
  refusal,
  until,
} from './business-at-sandbox.js';

const CALLBACK = 'https://hooks.vendor.example/twilio?business=1';
const ALL = { name: 'Bakery One', email: 'new@vendor.example', statusCallback: CALLBACK };

describe('details of a profile', () => {
  let business: BusinessAtSandbox;

  beforeEach(async () => {
    business = await BusinessAtSandbox.open();
  });

  afterEach(() => business.close());

  /** A host, and the names of the parameters of each change that it sends to a profile. */
  const recording = () => {
    const sent: string[][] = [];
    const host = business.host({
      fetch: async (input, init) => {
        const request = input as Request;
        if (request.method === 'POST' && /CustomerProfiles\/BU\w+$/.test(request.url))
          sent.push([...new URLSearchParams(await request.clone().text()).keys()]);
        return fetch(request, init);
      },
    });
    return { ...host, sent };
  };
  const update = (own: Onboarding, draftId: DraftId, changes: ProfileChanges) =>
    own.call('profile.update', { draftId, changes });
  const atTwilio = (bundleSid: string) =>
    business.twilio('GET', `/v1/CustomerProfiles/${bundleSid}`);

  it('are those that Twilio has now, without the mark in its name', async () => {
    const { own } = business.host();
    const { draftId, bundleSid } = await noncompliant(business, own);
    await business.twilio('POST', `/v1/CustomerProfiles/${bundleSid}`, { Email: 'else@v.example' });
    expect(await own.call('profile.get', { draftId })).to.deep.equal({
      bundleSid,
      name: 'Maple Street Bakery LLC',
      email: 'else@v.example',
      statusCallback: '',
      status: 'draft',
      validUntil: null,
    });
  });

  it('are changed each by a request of its own, beside no status, and keep the mark', async () => {
    const { own, sent } = recording();
    const { draftId, bundleSid } = await noncompliant(business, own);
    const before = await atTwilio(bundleSid);
    const { details, refused } = await update(own, draftId, ALL);
    expect(sent).to.deep.equal([['FriendlyName'], ['Email'], ['StatusCallback']]);
    expect(refused).to.deep.equal({});
    expect(details).to.include(ALL);
    const after = await atTwilio(bundleSid);
    const mark = String(before['friendly_name']).replace(/.* · /, '');
    expect(after).to.include({
      friendly_name: `Bakery One · ${mark}`,
      email: ALL.email,
      status_callback: CALLBACK,
    });
    expect(mark).to.match(/^th1\./);
    const codes = (await business.control.ledger()).map(({ status }) => status);
    expect(codes.filter((status) => status >= 400)).to.deep.equal([]);
  });

  it('are sent only where they differ', async () => {
    const { own, sent } = recording();
    const { draftId } = await noncompliant(business, own);
    await update(own, draftId, {
      name: 'Maple Street Bakery LLC',
      email: ' status@vendor.example ',
    });
    expect(sent).to.deep.equal([]);
    await update(own, draftId, { statusCallback: CALLBACK });
    await update(own, draftId, { statusCallback: '' });
    expect((await own.call('profile.get', { draftId })).statusCallback).to.equal('');
  });

  it('tell what was refused beside what was changed', async () => {
    const { own } = business.host();
    const { draftId, bundleSid } = await noncompliant(business, own);
    await business.control.faults([
      { method: 'POST', path: 'CustomerProfiles/BU\\w+$', nth: 2, times: 3, fault: '429:9' },
    ]);
    const { details, refused } = await update(own, draftId, { name: 'New', email: 'n@v.example' });
    expect(details).to.include({ name: 'New', email: 'status@vendor.example' });
    expect(Object.keys(refused)).to.deep.equal(['email']);
    expect(refused.email).to.include({ code: 20429, status: 429 });
    expect(await atTwilio(bundleSid)).to.include({ email: 'status@vendor.example' });
  });

  it('are read again where the answer was lost, before anything is said of them', async () => {
    const { own, sent } = recording();
    const { draftId } = await noncompliant(business, own);
    const lost = (fault: string) =>
      business.control.faults([
        { method: 'POST', path: 'CustomerProfiles/BU\\w+$', nth: 1, times: 3, fault },
      ]);
    for (const [fault, done] of [
      ['500-after', true],
      ['reset-after', true],
      ['truncated', true],
      ['500', false],
    ] as const) {
      await lost(fault);
      const changes = { ...ALL, name: `Bakery ${fault}`, email: `${fault}@vendor.example` };
      const { details, refused } = await update(own, draftId, changes);
      expect(details.name === changes.name, fault).to.equal(done);
      expect(details.email === changes.email, fault).to.equal(done);
      expect('email' in refused, fault).to.equal(!done);
      if (!done) expect(refused.email?.message).to.match(/Nobody knows/);
    }
    expect(sent.every((names) => names.length === 1)).to.equal(true);
  });

  it('are refused by Twilio while it looks at the profile, each with its words', async () => {
    const { own } = business.host();
    const { draftId } = await reached(own, await filled(own), 'in-review');
    const { details, refused } = await update(own, draftId, ALL);
    expect(details.email).to.equal('status@vendor.example');
    expect(Object.values(refused).map(({ code }) => code)).to.deep.equal([60711, 60711, 60711]);
    expect(refused.name?.twilio).to.match(/does not allow updates/);
  });

  it('show in the form, and no later round takes them back or sends them again', async () => {
    const { own, sent } = recording();
    const { draftId, bundleSid } = await reached(own, await filled(own), 'in-review');
    const rejected = until(own, draftId, 'rejected');
    await business.control.reject(bundleSid as string, [18602]);
    await rejected;
    await update(own, draftId, ALL);
    const { values, revision } = await own.call('draft.open', { draftId, policySid });
    expect(values).to.include({
      'bundle.friendly_name': ALL.name,
      'bundle.email': ALL.email,
      'bundle.status_callback': CALLBACK,
    });
    await own.call('draft.save', {
      draftId,
      revision,
      changes: { 'authorized_representative_1.first_name': 'Adah' },
    });
    sent.length = 0;
    await reached(own, draftId, 'in-review');
    expect(sent).to.deep.equal([['Status']]);
    expect(await atTwilio(bundleSid as string)).to.include({ email: ALL.email });
  });

  it('do not hide a correction of the form that Twilio has not seen yet', async () => {
    const { own, sent } = recording();
    const { draftId } = await noncompliant(business, own);
    const { revision } = await own.call('draft.open', { draftId, policySid });
    const changes = { 'bundle.email': 'corrected@vendor.example' } as const;
    await own.call('draft.save', { draftId, revision, changes });
    await update(own, draftId, { statusCallback: CALLBACK });
    sent.length = 0;
    const { bundleSid } = await reached(own, draftId, 'in-review');
    expect(sent).to.deep.equal([['Email', 'StatusCallback'], ['Status']]);
    expect(await atTwilio(bundleSid as string)).to.include({ email: 'corrected@vendor.example' });
  });

  it('get a mark back that a rename elsewhere took away', async () => {
    const { own } = business.host();
    const { draftId, bundleSid } = await noncompliant(business, own);
    const { friendly_name: before } = await atTwilio(bundleSid);
    await business.twilio('POST', `/v1/CustomerProfiles/${bundleSid}`, { FriendlyName: 'Console' });
    await update(own, draftId, { name: 'Maple Street Bakery LLC' });
    expect(await atTwilio(bundleSid)).to.include({ friendly_name: before });
  });

  it('are looked at before anything is sent, with words that say what to do', async () => {
    const { own } = business.host();
    const { draftId } = await noncompliant(business, own);
    const calls = await business.during(async () => {
      for (const [changes, words] of [
        [{ name: ' ' }, /Enter/],
        [{ name: 'n'.repeat(33) }, /Shorten/],
        [{ name: 'X · th1.0123456789.1.abcd.p' }, /mark|Shorten/],
        [{ name: 'th1.0123456789.1.abcd.p' }, /mark/],
        [{ email: '' }, /Enter/],
        [{ email: 'somebody' }, /e-mail/],
        [{ ...ALL, statusCallback: 'http://hooks.vendor.example' }, /https/],
        [{ statusCallback: 'https://user:pw@hooks.vendor.example' }, /user name/],
        [{ statusCallback: 'https://127.0.0.1/x' }, /internet/],
        [{ statusCallback: `https://v.example/${'x'.repeat(1000)}` }, /Shorten/],
      ] as const) {
        const error = await refusal(update(own, draftId, changes));
        expect(error.code).to.equal('invalid');
        expect(error.message).to.match(words);
      }
    });
    expect(calls).to.deep.equal([]);
  });

  it('are refused before there is a profile, and while it is being sent', async () => {
    const { own } = business.host();
    const draftId = await filled(own);
    expect((await refusal(own.call('profile.get', { draftId }))).code).to.equal('not-found');
    expect((await refusal(update(own, draftId, ALL))).code).to.equal('not-found');
    await business.control.faults([{ path: 'EntityAssignments', times: 99, fault: '503:1' }]);
    await reached(own, draftId, 'waiting');
    expect((await own.call('profile.get', { draftId })).status).to.equal('draft');
    expect((await refusal(update(own, draftId, ALL))).code).to.equal('locked');
  });

  it('are no business of a site, not even of its own draft', async () => {
    const { site } = business.host();
    const draftId = await filled(site);
    const calls = await business.during(async () => {
      for (const call of [site.call('profile.get', { draftId }), update(site, draftId, ALL)])
        expect((await refusal(call)).code).to.equal('not-allowed');
    });
    expect(calls).to.deep.equal([]);
  });

  it('say when Twilio is out of reach, and when the profile is gone', async () => {
    const { own } = business.host();
    const { draftId, bundleSid } = await noncompliant(business, own);
    await business.control.faults([{ path: `${bundleSid}$`, fault: '500' }]);
    const silent = await refusal(own.call('profile.get', { draftId }));
    expect([silent.code, silent.trouble?.code]).to.deep.equal(['out-of-reach', 20500]);
    await business.twilio('DELETE', `/v1/CustomerProfiles/${bundleSid}`);
    expect((await refusal(own.call('profile.get', { draftId }))).code).to.equal('not-found');
  });
});
