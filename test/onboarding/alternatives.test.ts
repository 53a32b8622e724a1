import { expect } from 'chai';
import { STARTER } from '../../sandbox/policies/business-profiles.js';
import { FRENCH_BUSINESS } from '../../sandbox/policies/french-business.js';
import { TWO_ALTERNATIVES, TWO_LISTS } from '../../sandbox/policies/unusual-policies.js';
import type { Onboarding } from '../../src/core/commands.js';
import type { FieldValues } from '../../src/core/policy/field-path.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import { sid } from '../../src/core/trusthub/sid.js';
import { BusinessAtSandbox } from './business-at-sandbox.js';

const address = (requirement: string): FieldValues =>
  ({
    [`${requirement}.iso_country`]: 'US',
    [`${requirement}.street`]: '12 Maple Street',
    [`${requirement}.city`]: 'Springfield',
    [`${requirement}.region`]: 'IL',
    [`${requirement}.postal_code`]: '62701',
    'bundle.email': 'status@vendor.example',
  }) as FieldValues;

const OWNER: FieldValues = {
  'starter_customer_profile_information.first_name': 'Ada',
  'starter_customer_profile_information.last_name': 'Quill',
  'starter_customer_profile_information.email': 'ada@maplestreet.example',
  'starter_customer_profile_information.phone_number': '+14155550132',
};

const TENANT: FieldValues = {
  'individual_info.first_name': 'Ada',
  'individual_info.last_name': 'Quill',
};

describe('requirements that can be met in several ways', () => {
  let world: BusinessAtSandbox;

  beforeEach(async () => {
    world = await BusinessAtSandbox.open();
  });

  afterEach(() => world.close());

  async function sent(
    own: Onboarding,
    wire: { sid: string },
    changes: FieldValues,
  ): Promise<Snapshot> {
    const policySid = sid('RN', wire.sid);
    const { id: draftId, revision } = await own.call('draft.open', { policySid });
    await own.call('draft.save', { draftId, revision, changes });
    return again(own, draftId);
  }

  const again = (own: Onboarding, draftId: Snapshot['draftId']): Promise<Snapshot> =>
    new Promise((resolve, reject) => {
      const stop = own.on('submission.changed', (news) => {
        if (news.draftId !== draftId || !SETTLED.includes(news.status)) return;
        stop();
        resolve(news);
      });
      own.call('submission.start', { draftId }).catch(reject);
    });

  const SETTLED: readonly string[] = ['in-review', 'noncompliant', 'needs-attention'];

  /** The documents of the account, by their SIDs. */
  const documents = async (): Promise<ReadonlyMap<string, readonly [string, string[]]>> => {
    const { results } = (await world.twilio('GET', '/v1/SupportingDocuments')) as unknown as {
      results: { sid: string; type: string; attributes: object }[];
    };
    return new Map(results.map((one) => [one.sid, [one.type, Object.keys(one.attributes)]]));
  };

  const madeSince = async (
    before: Awaited<ReturnType<typeof documents>>,
  ): Promise<(readonly [string, string[]])[]> =>
    [...(await documents())].filter(([sid]) => !before.has(sid)).map(([, document]) => document);

  it('are met by the first until one is chosen', async () => {
    const { own } = world.host();
    const before = await documents();
    const snapshot = await sent(own, STARTER, { ...OWNER, ...address('customer_profile_address') });
    expect(snapshot.status, JSON.stringify(snapshot)).to.equal('in-review');
    expect(await madeSince(before)).to.deep.equal([['customer_profile_address', ['address_sids']]]);
  });

  it('are met by what was chosen', async () => {
    const { own } = world.host();
    const before = await documents();
    const snapshot = await sent(own, STARTER, {
      ...OWNER,
      ...address('customer_profile_address'),
      'customer_profile_address.__choice': 'starter_customer_profile_address',
    });
    expect(snapshot.status, JSON.stringify(snapshot)).to.equal('in-review');
    expect(await madeSince(before)).to.deep.equal([
      ['starter_customer_profile_address', ['address_sids']],
    ]);
  });

  it('are met by what each of them asks for, and by nothing else', async () => {
    const { own } = world.host();
    const before = await documents();
    const snapshot = await sent(own, TWO_ALTERNATIVES, {
      ...TENANT,
      ...address('proof_of_address_info'),
      'proof_of_address_info.__choice': 'tenancy_agreement',
      'proof_of_address_info.document_number': 'T-42',
    });
    expect(snapshot.status, JSON.stringify(snapshot)).to.equal('in-review');
    const made = await madeSince(before);
    expect(made.map(([type]) => type)).to.deep.equal(['tenancy_agreement']);
    expect(made[0]?.[1]).to.have.members(['address_sids', 'document_number']);
  });

  it('are met in the other way after a rejection: one made, one taken out', async () => {
    const { own } = world.host();
    const { draftId, bundleSid } = await sent(own, STARTER, {
      ...OWNER,
      ...address('customer_profile_address'),
    });
    const rejected = new Promise<void>((resolve) => {
      const stop = own.on('submission.changed', ({ status }) => {
        if (status !== 'rejected') return;
        stop();
        resolve();
      });
    });
    await world.control.reject(bundleSid as string, [18603]);
    await rejected;
    const { revision } = await own.call('draft.open', {
      draftId,
      policySid: sid('RN', STARTER.sid),
    });
    await own.call('draft.save', {
      draftId,
      revision,
      changes: { 'customer_profile_address.__choice': 'starter_customer_profile_address' },
    });
    const writes = await world.writesDuring(() => again(own, draftId));
    const said = writes.map(
      ({ method, path }) => `${method} ${path.replace(/[A-Z]{2}\w{32}/g, '…')}`,
    );
    expect(said).to.include('POST /v1/SupportingDocuments');
    expect(said.filter((one) => one.startsWith('DELETE'))).to.deep.equal([
      'DELETE /v1/CustomerProfiles/…/EntityAssignments/…',
    ]);
    expect((await own.call('submission.get', { draftId }))?.status).to.equal('in-review');
  });

  it('have their address under the name of the lists where the form asks for none', async () => {
    const { own } = world.host();
    const snapshot = await sent(own, TWO_LISTS, {
      ...address('utility_info'),
      'tenancy_info.document_number': 'T-42',
    });
    expect(snapshot.status, JSON.stringify(snapshot.trouble)).to.equal('in-review');
  });

  it('may be many of one type, each with a document of its own', async () => {
    const { own } = world.host();
    const person = { first_name: 'Ada', last_name: 'Quill' };
    const of = (requirement: string, fields: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [`${requirement}.${name}`, value]),
      );
    const snapshot = await sent(own, FRENCH_BUSINESS, {
      ...address('business_address_proof_info'),
      ...of('business_info', {
        ...person,
        business_name: 'Boulangerie',
        business_registration_number: '12',
      }),
      ...of('business_name_info', { business_name: 'Boulangerie' }),
      ...of('business_reg_no_info', { document_number: '12' }),
      ...of('name_of_auth_rep_info', person),
      ...of('name_in_power_of_attorney_info', person),
    });
    expect(snapshot.status, JSON.stringify(snapshot.evaluation)).to.equal('in-review');
  });
});
