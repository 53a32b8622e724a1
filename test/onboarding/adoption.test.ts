import { expect } from 'chai';
import type { LeftoverName, Onboarding } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import { PHONE_NUMBERS } from '../../src/core/policy/bundle-fields.js';
import type { FieldValues } from '../../src/core/policy/field-path.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import { NoKeyError } from '../../src/core/trusthub/transport.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import {
  BusinessAtSandbox,
  filled,
  noncompliant,
  policySid,
  reached,
  refusal,
  refusingProfiles,
  save,
  seeded,
  until,
} from './business-at-sandbox.js';

const ACCOUNT = 'AC00000000000000000000000000000001';
const BUSINESS = 'customer_profile_business_information';

/** As Twilio has them, which is how they come back. */
const AS_SENT: FieldValues = {
  ...Object.fromEntries(Object.entries(MAPLE_STREET_BAKERY).filter(([, value]) => value)),
  [`${BUSINESS}.business_registration_number`]: '12-3456789',
  [`${BUSINESS}.website_url`]: 'https://maplestreet.example',
  'authorized_representative_1.phone_number': '+14155550132',
  'customer_profile_address.region': 'IL',
};

describe('a leftover that is taken up', () => {
  let business: BusinessAtSandbox;

  beforeEach(async () => {
    business = await BusinessAtSandbox.open();
  });

  afterEach(() => business.close());

  const found = async (own: Onboarding): Promise<LeftoverName> => {
    const [leftover] = await own.call('leftovers.list', {});
    if (!leftover) throw new Error('Nothing is left over');
    const { draftId, generation, run } = leftover;
    return { draftId, generation, run };
  };
  const adopt = async (own: Onboarding): Promise<Snapshot> =>
    own.call('leftovers.adopt', await found(own));
  const values = async (own: Onboarding, draftId: DraftId): Promise<FieldValues> =>
    (await own.call('draft.open', { draftId, policySid })).values;
  const kinds = (writes: readonly { method: string; path: string }[]): string[] =>
    writes.map(({ method, path }) => `${method} ${path.replace(/[A-Z]{2}[0-9a-f]{32}/g, '*')}`);

  it('is a draft with all that Twilio tells, and waits for the person', async () => {
    const callback = 'https://hooks.vendor.example/';
    const first = await noncompliant(business, business.host().own, {
      'bundle.status_callback': callback,
      'bundle.friendly_name': 'Our bakery',
      [PHONE_NUMBERS]: `${seeded('PN', 1)},${seeded('PN', 2)}`,
    });
    const { own, journal } = business.host();
    const told = until(own, first.draftId, 'needs-attention');
    const name = await found(own);
    const writes = await business.writesDuring(async () => {
      const snapshot = await own.call('leftovers.adopt', name);
      expect(snapshot).to.include({ status: 'needs-attention', bundleStatus: 'draft' });
      expect(snapshot.bundleSid).to.equal(first.bundleSid);
      expect(snapshot.trouble?.message).to.match(/Fill in what is missing in the form/);
      expect(await told).to.deep.equal(snapshot);
    });
    expect(writes).to.deep.equal([]);
    const { [PHONE_NUMBERS]: numbers, ...others } = await values(own, first.draftId);
    expect(others).to.deep.equal({
      ...AS_SENT,
      'bundle.status_callback': callback,
      'bundle.friendly_name': 'Our bakery',
    });
    expect(numbers?.split(',')).to.have.members([seeded('PN', 1), seeded('PN', 2)]);
    expect(await journal.get(first.draftId)).to.include(name);
    expect(await own.call('leftovers.list', {})).to.deep.equal([]);
  });

  it('is sent with the very same objects, and only what was changed is written', async () => {
    const { draftId, bundleSid } = await noncompliant(business, business.host().own);
    const { own } = business.host();
    await adopt(own);
    const made = await business.control.made();
    await save(own, draftId, { 'authorized_representative_1.last_name': 'Quillon' });
    const writes = await business.writesDuring(async () => {
      expect((await reached(own, draftId, 'in-review')).bundleSid).to.equal(bundleSid);
    });
    expect(kinds(writes)).to.deep.equal([
      'POST /v1/EndUsers/*',
      'POST /v1/CustomerProfiles/*/Evaluations',
      'POST /v1/CustomerProfiles/*',
    ]);
    expect(await business.control.made()).to.deep.equal(made);
  });

  for (const [where, stop, linked] of [
    ['after the document', { after: /SupportingDocuments/ }, 4],
    ['before anything was linked', { before: /EntityAssignments/ }, 0],
  ] as const)
    it(`gets what is missing where the other device stopped ${where}`, async () => {
      let key = true;
      let tell = (): void => undefined;
      const madeAll = new Promise<void>((resolve) => {
        tell = resolve;
      });
      const isAt = (address: RegExp | undefined, { url, method }: Request): boolean =>
        method === 'POST' && address?.test(url) === true;
      const first = business.host({
        fetch: async (input, init) => {
          if (isAt('before' in stop ? stop.before : undefined, input as Request)) {
            // The profile alone is enough for the first of them: all else is made by then.
            await madeAll;
            key = false;
          }
          if (!key) throw new NoKeyError('gone');
          const answer = await fetch(input, init);
          if (isAt(/SupportingDocuments$/, input as Request)) tell();
          if (isAt('after' in stop ? stop.after : undefined, input as Request)) key = false;
          return answer;
        },
      });
      const draftId = await filled(first.own, SECOND_PERSON);
      await reached(first.own, draftId, 'paused');
      expect((await business.control.made())['EntityAssignments']).to.be.at.most(linked);
      const { own } = business.host();
      await adopt(own);
      expect(await values(own, draftId)).to.include({
        'authorized_representative_2.__included': 'yes',
        'authorized_representative_2.first_name': 'Ben',
      });
      await reached(own, draftId, 'in-review');
      expect(await business.control.made()).to.deep.equal({
        CustomerProfiles: 1,
        EndUsers: 3,
        Addresses: 1,
        SupportingDocuments: 1,
        EntityAssignments: 5,
      });
    });

  it('can be evaluated as it is, and taken back', async () => {
    const { draftId } = await noncompliant(business, business.host().own);
    const { own } = business.host();
    await adopt(own);
    const compliant = until(own, draftId, 'compliant');
    const writes = await business.writesDuring(async () => {
      await own.call('submission.resume', { draftId });
      await compliant;
    });
    expect(kinds(writes)).to.deep.equal(['POST /v1/CustomerProfiles/*/Evaluations']);
    const cancelled = until(own, draftId, 'cancelled');
    await own.call('submission.cancel', { draftId });
    await cancelled;
    expect(Object.values(await business.control.made())).to.deep.equal([0, 0, 0, 0, 0]);
  });

  it('is watched when Twilio has it for review', async () => {
    const first = await reached(...(await sender(business)), 'in-review');
    const { own } = business.host();
    const snapshot = await adopt(own);
    expect(snapshot).to.include({ status: 'in-review', bundleSid: first.bundleSid });
    expect(await own.call('submission.get', { draftId: first.draftId })).to.include({
      status: 'in-review',
    });
    const approved = until(own, first.draftId, 'approved');
    await business.control.approve(first.bundleSid as string);
    expect((await approved).bundleStatus).to.equal('twilio-approved');
  });

  for (const codes of [[18602], []])
    it(`says why it was rejected (${codes.join() || 'without codes'}), and is corrected in place`, async () => {
      const [theirs, draftId] = await sender(business);
      const { bundleSid } = await reached(theirs, draftId, 'in-review');
      const decided = until(theirs, draftId, 'rejected');
      await business.control.reject(bundleSid as string, codes);
      await decided;
      const { own } = business.host();
      const rejected = until(own, draftId, 'rejected');
      await adopt(own);
      const { rejection, evaluation } = await rejected;
      expect(rejection?.reasons.map(({ twilio }) => twilio.code)).to.deep.equal(codes);
      expect(evaluation?.status).to.equal(codes.length > 0 ? undefined : 'compliant');
      const made = await business.control.made();
      await save(own, draftId, { [`${BUSINESS}.business_registration_number`]: '12-3456780' });
      const writes = await business.writesDuring(() => reached(own, draftId, 'in-review'));
      expect(kinds(writes)).to.deep.equal([
        'POST /v1/EndUsers/*',
        'POST /v1/CustomerProfiles/*/Evaluations',
        'POST /v1/CustomerProfiles/*',
      ]);
      expect(await business.control.made()).to.deep.equal(made);
    });

  it('is approved when it was', async () => {
    const [theirs, draftId] = await sender(business);
    const { bundleSid } = await reached(theirs, draftId, 'in-review');
    const decided = until(theirs, draftId, 'approved');
    await business.control.approve(bundleSid as string);
    await decided;
    const { own } = business.host();
    const approved = until(own, draftId, 'approved');
    await adopt(own);
    expect((await approved).bundleStatus).to.equal('twilio-approved');
  });

  it('needs no profile: the one that is missing is made when it is sent', async () => {
    const first = business.host({ fetch: refusingProfiles });
    const draftId = await filled(first.own);
    await reached(first.own, draftId, 'needs-attention');
    const { own } = business.host();
    const snapshot = await adopt(own);
    expect(snapshot.bundleSid).to.equal(undefined);
    // Tried again as it is, nothing can come of it, and nothing hangs.
    const attention = until(own, draftId, 'needs-attention');
    await own.call('submission.resume', { draftId });
    await attention;
    await save(own, draftId, { 'bundle.email': 'status@vendor.example' });
    await reached(own, draftId, 'in-review');
    expect(await business.control.made()).to.include({ CustomerProfiles: 1, EndUsers: 2 });
  });

  it('keeps the address of the account that its document points to', async () => {
    const own1 = business.host().own;
    const { sid: addressSid } = await business.twilio(
      'POST',
      `/2010-04-01/Accounts/${ACCOUNT}/Addresses.json`,
      {
        CustomerName: 'Maple Street Bakery LLC',
        Street: '12 Maple Street',
        City: 'Springfield',
        Region: 'IL',
        PostalCode: '62701',
        IsoCountry: 'US',
      },
    );
    const chosen = { 'customer_profile_address.address_sids': addressSid };
    const { draftId } = await noncompliant(business, own1, chosen);
    const { own } = business.host();
    await adopt(own);
    expect(await values(own, draftId)).to.include(chosen);
    const writes = await business.writesDuring(() => reached(own, draftId, 'in-review'));
    expect(kinds(writes)).to.deep.equal([
      'POST /v1/CustomerProfiles/*/Evaluations',
      'POST /v1/CustomerProfiles/*',
    ]);
  });

  it('takes of two alike the one that the profile holds', async () => {
    const { draftId, bundleSid } = await noncompliant(business, business.host().own);
    const { results } = await business.twilio('GET', '/v1/EndUsers');
    for (const user of results as { friendly_name: string; type: string }[])
      if (/ · th1\./.test(user.friendly_name))
        await business.twilio('POST', '/v1/EndUsers', {
          FriendlyName: user.friendly_name,
          Type: user.type,
          Attributes: '{"first_name":"Copy"}',
        });
    const { own } = business.host();
    await adopt(own);
    expect(await values(own, draftId)).to.include({
      'authorized_representative_1.first_name': 'Ada',
    });
    expect((await reached(own, draftId, 'in-review')).bundleSid).to.equal(bundleSid);
  });

  it('keeps what was typed here already, and fills in the rest', async () => {
    const { draftId, bundleSid } = await noncompliant(business, business.host().own);
    const { own } = business.host();
    await own.call('draft.open', { draftId, policySid });
    await save(own, draftId, { 'authorized_representative_1.first_name': 'Adah' });
    await adopt(own);
    expect(await values(own, draftId)).to.deep.equal({
      ...AS_SENT,
      'authorized_representative_1.first_name': 'Adah',
    });
    // It differs from what Twilio has, so it is a correction.
    const writes = await business.writesDuring(() => reached(own, draftId, 'in-review'));
    expect(kinds(writes)[0]).to.equal('POST /v1/EndUsers/*');
    expect(writes.filter(({ path }) => path.endsWith(bundleSid))).to.have.length(1);
  });

  it('is refused where this device has a submission of it, and nothing is changed', async () => {
    const { own, journal, host } = business.host();
    const { draftId } = await noncompliant(business, own);
    const before = await journal.get(draftId);
    const name = { draftId, generation: 1, run: before?.run ?? '' };
    const calls = await business.during(async () => {
      expect((await refusal(own.call('leftovers.adopt', name))).code).to.equal('conflict');
    });
    expect(calls).to.deep.equal([]);
    expect(await journal.get(draftId)).to.deep.equal(before);
    const second = host.as({ kind: 'own' });
    const missing = { ...name, draftId: '0000000000' as DraftId };
    expect((await refusal(second.call('leftovers.adopt', missing))).code).to.equal('not-found');
  });

  it('is taken up once, however often it is asked', async () => {
    await noncompliant(business, business.host().own);
    const { own } = business.host();
    const name = await found(own);
    const results = await Promise.allSettled(
      Array.from({ length: 3 }, () => own.call('leftovers.adopt', name)),
    );
    expect(results.map(({ status }) => status).toSorted()).to.deep.equal([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
  });
});

/** Another device with a whole business, to be sent. */
async function sender(business: BusinessAtSandbox): Promise<[Onboarding, DraftId]> {
  const { own } = business.host();
  return [own, await filled(own)];
}
