import { expect } from 'chai';
import {
  DIRECT_STARTER,
  SOLE_PROPRIETOR,
  STARTER,
} from '../../sandbox/policies/business-profiles.js';
import { A2P_MESSAGING, TRUST_PRODUCTS } from '../../sandbox/policies/trust-products.js';
import type { Onboarding } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import type { FieldValues } from '../../src/core/policy/field-path.js';
import { fieldsOf } from '../../src/core/policy/form-model.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import { sid } from '../../src/core/trusthub/sid.js';
import { BusinessAtSandbox, reached, refusal, seeded, until } from './business-at-sandbox.js';

const PRIMARY = seeded('BU', 1);
const CUSTOMER = 'secondary_customer_profile_type_business';
const policyOf = (wire: { sid: string }) => sid('RN', wire.sid);
const SHAKEN = TRUST_PRODUCTS.find(({ friendly_name: name }) => name === 'SHAKEN/STIR')!;

const A2P: FieldValues = {
  'us_a2p_messaging_profile_information.company_type': 'private',
  'bundle.email': 'status@vendor.example',
  'bundle.friendly_name': 'Texting for Maple Street',
};

const SOLE: FieldValues = {
  'sole_proprietor_information.brand_name': 'Maple Street Bakery',
  'sole_proprietor_information.mobile_phone_number': '+14155550132',
  'sole_proprietor_information.vertical': 'RETAIL',
  'bundle.email': 'status@vendor.example',
};

describe('a trust product', () => {
  let world: BusinessAtSandbox;

  beforeEach(async () => {
    world = await BusinessAtSandbox.open();
    await world.control.settings({ policyKinds: 'own' });
  });

  afterEach(() => world.close());

  /** A profile of a customer, as another program made it; empty, which a reviewer may approve. */
  async function profile(wire: { sid: string }, name: string, approved = true): Promise<string> {
    const form = { FriendlyName: name, Email: 'a@b.example', PolicySid: wire.sid };
    const made = await world.twilio('POST', '/v1/CustomerProfiles', form);
    if (approved) await world.control.force(made.sid, 'twilio-approved');
    return made.sid;
  }

  async function filled(
    own: Onboarding,
    wire: { sid: string },
    changes: FieldValues,
  ): Promise<DraftId> {
    const policySid = policyOf(wire);
    const { id: draftId, revision } = await own.call('draft.open', { policySid });
    await own.call('draft.save', { draftId, revision, changes });
    return draftId;
  }

  async function change(own: Onboarding, draftId: DraftId, changes: FieldValues): Promise<void> {
    const { revision } = await own.call('draft.open', {
      draftId,
      policySid: policyOf(A2P_MESSAGING),
    });
    await own.call('draft.save', { draftId, revision, changes });
  }

  const assignedTo = async ({ bundleSid }: Snapshot): Promise<readonly string[]> => {
    const path = `/v1/TrustProducts/${bundleSid}/EntityAssignments`;
    const { results } = (await world.twilio('GET', path)) as unknown as {
      results: { object_sid: string }[];
    };
    return results.map((one) => one.object_sid);
  };

  it('on the primary is made, evaluated and sent as one, and hears of its approval', async () => {
    const { own, host } = world.host();
    const draftId = await filled(own, A2P_MESSAGING, A2P);
    let sent!: Snapshot;
    const writes = await world.writesDuring(async () => {
      sent = await reached(own, draftId, 'in-review');
    });
    expect(writes.map(({ path }) => path.replaceAll(/\w{2}\w{32}/g, '…'))).to.have.members([
      '/v1/TrustProducts',
      '/v1/EndUsers',
      '/v1/TrustProducts/…/EntityAssignments',
      '/v1/TrustProducts/…/EntityAssignments',
      '/v1/TrustProducts/…/Evaluations',
      '/v1/TrustProducts/…',
    ]);
    expect(await assignedTo(sent)).to.include(PRIMARY);
    const approved = until(own, draftId, 'approved');
    await world.control.approve(sent.bundleSid!);
    await host.wake();
    await own.call('profiles.list', { refresh: true });
    await approved;
    const { rows } = await own.call('profiles.list', {});
    expect(rows.find((row) => row.draftId === draftId)).to.include({
      policySid: A2P_MESSAGING.sid,
      bundleKind: 'TrustProducts',
      status: 'approved',
    });
  });

  it('stands on the customer’s profile that was chosen, and on another after a correction', async () => {
    const { own } = world.host();
    const [first, second] = [
      await profile({ sid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5' }, 'First'),
      await profile({ sid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5' }, 'Second'),
    ];
    const draftId = await filled(own, A2P_MESSAGING, {
      ...A2P,
      'customer_profile.__choice': CUSTOMER,
      'customer_profile.bundle_sid': first,
    });
    const sent = await reached(own, draftId, 'in-review');
    expect(await assignedTo(sent))
      .to.include(first)
      .and.not.include(PRIMARY);
    const rejected = until(own, draftId, 'rejected');
    await world.control.reject(sent.bundleSid!, [18601]);
    await rejected;
    await change(own, draftId, { 'customer_profile.bundle_sid': second });
    const held = await assignedTo(await reached(own, draftId, 'in-review'));
    expect(held).to.include(second).and.have.lengthOf(2);
    expect(held).not.to.include(first);
  });

  it('waits for a chosen profile that is in review, and asks for another in place of a draft', async () => {
    const { own } = world.host();
    const secondary = { sid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5' };
    const draft = await profile(secondary, 'A draft', false);
    const draftId = await filled(own, A2P_MESSAGING, {
      ...A2P,
      'customer_profile.__choice': CUSTOMER,
      'customer_profile.bundle_sid': draft,
    });
    const writes = await world.writesDuring(async () => {
      const { trouble } = await reached(own, draftId, 'needs-attention');
      expect(trouble).to.include({ section: 'customer_profile' });
      expect(trouble?.message).to.include('is not approved (draft)');
      await world.control.force(draft, 'in-review');
      await reached(own, draftId, 'waiting');
    });
    expect(writes.filter(({ path }) => !path.startsWith('/sandbox'))).to.deep.equal([]);
    const sent = until(own, draftId, 'in-review');
    await world.control.force(draft, 'twilio-approved');
    expect(await assignedTo(await sent)).to.include(draft);
  });

  it('is taken back with all that was made for it', async () => {
    const { own } = world.host();
    await world.control.settings({ evaluationShape: 'fields' });
    const draftId = await filled(own, A2P_MESSAGING, A2P);
    const compliant = until(own, draftId, 'compliant');
    await own.call('submission.evaluate', { draftId });
    await compliant;
    const cancelled = until(own, draftId, 'cancelled');
    await own.call('submission.cancel', { draftId });
    await cancelled;
    const state = await world.control.state();
    expect(state['TrustProducts']).to.deep.equal([]);
    expect((state['EndUsers'] ?? []).filter(({ friendly_name: n }) => n?.includes('th1.'))).to.eql(
      [],
    );
  });

  it('that was left over is found, and taken up with what it stands on', async () => {
    const first = world.host();
    const starter = await profile(STARTER, 'Owner');
    const draftId = await filled(first.own, SOLE_PROPRIETOR, {
      ...SOLE,
      'customer_profile.bundle_sid': starter,
    });
    const evaluated = until(first.own, draftId, 'compliant');
    await first.own.call('submission.evaluate', { draftId });
    const { bundleSid } = await evaluated;
    const { own } = world.host();
    const [left] = await own.call('leftovers.list', {});
    expect(left).to.include({ draftId, bundleSid, removable: true });
    await own.call('leftovers.adopt', {
      draftId,
      generation: left!.generation,
      run: left!.run,
    });
    const draft = await own.call('draft.open', { draftId, policySid: policyOf(SOLE_PROPRIETOR) });
    expect(draft.values).to.include({ ...SOLE, 'customer_profile.bundle_sid': starter });
    const writes = await world.writesDuring(() => reached(own, draftId, 'in-review'));
    expect(writes.filter(({ created }) => created.some((one) => /^(BU|IT|BV)/.test(one)))).to.eql(
      [],
    );
  });

  it('offers our own pages the approved profiles that fit, and the only one at once', async () => {
    const { own, site } = world.host();
    const starter = await profile(STARTER, 'Owner');
    await profile(DIRECT_STARTER, 'Not yet', false);
    const open = async (host: Onboarding) =>
      fieldsOf(await host.call('form.open', { policySid: policyOf(SOLE_PROPRIETOR) }));
    const field = (await open(own)).find(({ path }) => path === 'customer_profile.bundle_sid');
    expect(field).to.deep.include({ kind: 'select', initial: starter });
    expect(field?.options?.map(({ label }) => label)).to.deep.equal(['Owner']);
    const direct = await profile(DIRECT_STARTER, 'Owner');
    const two = (await open(own)).find(({ path }) => path === 'customer_profile.bundle_sid');
    expect(two).not.to.have.property('initial');
    expect(two?.options?.map(({ value, when }) => [value, when?.values[0]])).to.deep.equal([
      [starter, 'starter_customer_profile_type_business'],
      [direct, 'starter_customer_profile_type_direct_long_tail'],
    ]);
    expect(new Set(two?.options?.map(({ label }) => label))).to.have.lengthOf(2);
    expect(
      (await open(site)).map(({ path }) => path).filter((p) => p.startsWith('customer')),
    ).to.eql([]);
  });

  it('is not sent by a site before the vendor decided what it stands on', async () => {
    const { own, site } = world.host();
    const draftId = await filled(site, A2P_MESSAGING, {
      ...A2P,
      'customer_profile.bundle_sid': await profile(STARTER, 'Of somebody else'),
    });
    const { values } = await own.call('draft.open', {
      draftId,
      policySid: policyOf(A2P_MESSAGING),
    });
    expect(values).not.to.have.property('customer_profile.bundle_sid');
    const refused = await refusal(site.call('submission.start', { draftId }));
    expect(refused.message).to.include('has to choose first');
    await change(own, draftId, {
      'customer_profile.__choice': 'primary_customer_profile_type_business',
    });
    await reached(site, draftId, 'in-review');
  });

  it('cannot be begun while nothing fits, and says so', async () => {
    const { own } = world.host();
    const ask = (wire: { sid: string }) => own.call('preflight', { policySid: policyOf(wire) });
    expect(await ask(SOLE_PROPRIETOR)).to.include({ verdict: 'blocked' });
    expect((await ask(SOLE_PROPRIETOR)).causes.map(({ problem }) => problem)).to.eql([
      'no-supporting-bundle',
    ]);
    expect(await ask(SHAKEN)).to.deep.equal({ verdict: 'ok', causes: [] });
    await profile(STARTER, 'Owner');
    expect(await ask(SOLE_PROPRIETOR)).to.deep.equal({ verdict: 'ok', causes: [] });
  });
});
