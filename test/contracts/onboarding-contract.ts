import { expect } from 'chai';
import type { Onboarding } from '../../src/core/commands.js';
import { OnboardingError } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import type { FieldValues } from '../../src/core/policy/field-path.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import { SECONDARY_BUSINESS_POLICY } from '../../src/core/trusthub/assumptions.js';
import { sid } from '../../src/core/trusthub/sid.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import type { SandboxControl } from '../fixtures/sandbox-control.js';

/** A host under test: the façade as its own pages hold it, with a sandbox behind. */
export interface HostUnderTest {
  readonly onboarding: Onboarding;
  readonly sandbox: SandboxControl;
  close(): Promise<void>;
}

export interface ContractTest {
  readonly name: string;
  run(host: HostUnderTest): Promise<void>;
}

const policySid = sid('RN', SECONDARY_BUSINESS_POLICY);

/** What every host of the façade must do, whatever lies between it and the page. */
export const onboardingContract: readonly ContractTest[] = [
  {
    name: 'finds nothing in the way of a vendor with an approved primary profile',
    async run({ onboarding }) {
      const { verdict, causes } = await onboarding.call('preflight', { policySid });
      expect({ verdict, causes }).to.deep.equal({ verdict: 'ok', causes: [] });
    },
  },
  {
    name: 'opens the form of the pinned policy, with every requirement as a section',
    async run({ onboarding }) {
      const form = await onboarding.call('form.open', { policySid });
      expect(form.policySid).to.equal(policySid);
      expect(form.sections.map(({ id }) => id)).to.deep.equal([
        'customer_profile_business_information',
        'authorized_representative_1',
        'authorized_representative_2',
        'customer_profile_address',
        'primary_customer_profile',
        'bundle',
      ]);
      expect(form.cachedAt).to.equal(undefined);
    },
  },
  {
    name: 'keeps what is saved, and gives it back when the draft is opened again',
    async run({ onboarding }) {
      const { id } = await filledDraft(onboarding, { 'bundle.email': 'a@vendor.example' });
      const again = await onboarding.call('draft.open', { draftId: id, policySid });
      expect(again.values).to.deep.equal({ 'bundle.email': 'a@vendor.example' });
      const drafts = await onboarding.call('draft.list', {});
      expect(drafts.map((draft) => draft.id)).to.include(id);
    },
  },
  {
    name: 'merges two writers by field, and gives back a field that both changed',
    async run({ onboarding }) {
      const draft = await onboarding.call('draft.open', { policySid });
      const save = (revision: number, changes: FieldValues) =>
        onboarding.call('draft.save', { draftId: draft.id, revision, changes });
      const mine = await save(0, { 'bundle.email': 'mine@vendor.example' });
      const theirs = await save(0, { 'bundle.friendly_name': 'Bakery' });
      expect(theirs.conflicts).to.deep.equal({});
      expect(theirs.values).to.deep.equal({ 'bundle.email': 'mine@vendor.example' });
      const late = await save(0, { 'bundle.email': 'theirs@vendor.example' });
      expect(late.conflicts).to.deep.equal({
        'bundle.email': { mine: 'theirs@vendor.example', theirs: 'mine@vendor.example' },
      });
      expect(late.revision).to.equal(theirs.revision);
      expect(mine.revision).to.be.lessThan(theirs.revision);
    },
  },
  {
    name: 'refuses to send a form that is not complete, and sends nothing',
    async run({ onboarding, sandbox }) {
      const { id } = await filledDraft(onboarding, { 'bundle.email': 'a@vendor.example' });
      const error = await refusal(onboarding.call('submission.start', { draftId: id }));
      expect(error.code).to.equal('invalid');
      expect(await sandbox.writes()).to.deep.equal([]);
    },
  },
  {
    name: 'takes a business with one representative to review in exactly 11 writes',
    async run({ onboarding, sandbox }) {
      const snapshot = await submitted(onboarding, MAPLE_STREET_BAKERY);
      expect(snapshot.status).to.equal('in-review');
      expect((await sandbox.writes()).length).to.equal(11);
      await expectOneOfEach(sandbox, 2);
    },
  },
  {
    name: 'takes a business with two representatives to review in exactly 13 writes',
    async run({ onboarding, sandbox }) {
      await submitted(onboarding, { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON });
      expect((await sandbox.writes()).length).to.equal(13);
      await expectOneOfEach(sandbox, 3);
    },
  },
  {
    name: 'tells of the approval, and shows it in the list',
    async run({ onboarding, sandbox }) {
      const { draftId, bundleSid } = await submitted(onboarding, MAPLE_STREET_BAKERY);
      const approved = changedTo(onboarding, draftId, 'approved');
      await sandbox.review(bundleSid as string, { decision: 'approve' });
      expect((await approved).bundleStatus).to.equal('twilio-approved');
      const { rows } = await onboarding.call('profiles.list', { refresh: true });
      expect(rows.find((row) => row.draftId === draftId)).to.include({
        name: 'Maple Street Bakery LLC',
        status: 'approved',
      });
    },
  },
  {
    name: 'repairs a noncompliant profile without making any object twice',
    async run({ onboarding, sandbox }) {
      await sandbox.settings({ secondRepresentativeRequired: true });
      const first = await submitted(onboarding, MAPLE_STREET_BAKERY, 'noncompliant');
      const rows = first.evaluation?.rows.filter(({ passed }) => !passed) ?? [];
      expect(rows.map(({ section }) => section)).to.include('authorized_representative_2');
      expect(rows.map(({ path }) => path)).to.include('authorized_representative_2.first_name');
      await save(onboarding, first.draftId, SECOND_PERSON);
      const second = await start(onboarding, first.draftId, 'in-review');
      expect(second.bundleSid).to.equal(first.bundleSid);
      await expectOneOfEach(sandbox, 3);
    },
  },
  {
    name: 'corrects a rejected profile in place: the same objects, only the changed one written',
    async run({ onboarding, sandbox }) {
      const first = await submitted(onboarding, MAPLE_STREET_BAKERY);
      const rejected = changedTo(onboarding, first.draftId, 'rejected');
      await sandbox.review(first.bundleSid as string, { decision: 'reject', codes: [18602] });
      const { rejection } = await rejected;
      expect(rejection?.reasons.map(({ twilio }) => twilio.code)).to.deep.equal([18602]);
      const before = (await sandbox.writes()).length;
      await save(onboarding, first.draftId, {
        'customer_profile_business_information.business_registration_number': '12-3456780',
      });
      await start(onboarding, first.draftId, 'in-review');
      const writes = (await sandbox.writes()).slice(before);
      expect(writes.map(({ path }) => path.replace(/[A-Z]{2}[0-9a-f]{32}/g, '*'))).to.deep.equal([
        '/v1/EndUsers/*',
        '/v1/CustomerProfiles/*/Evaluations',
        '/v1/CustomerProfiles/*',
      ]);
      await expectOneOfEach(sandbox, 2);
    },
  },
  {
    name: 'finds what an unanswered request made, instead of making it again',
    async run({ onboarding, sandbox }) {
      await sandbox.faults([
        { method: 'POST', path: '^/v1/EndUsers$', nth: 1, times: 1, fault: 'reset-after' },
        { method: 'POST', path: '^/v1/CustomerProfiles$', nth: 1, times: 1, fault: '500-after' },
        { method: 'POST', path: 'EntityAssignments$', nth: 2, times: 1, fault: 'reset-after' },
        { method: 'POST', path: '^/v1/SupportingDocuments$', nth: 1, times: 1, fault: '503' },
      ]);
      await submitted(onboarding, { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON });
      await expectOneOfEach(sandbox, 3);
    },
  },
  {
    name: 'locks the form while it is sent, and refuses to change it',
    async run({ onboarding }) {
      const { draftId } = await submitted(onboarding, MAPLE_STREET_BAKERY);
      const changes = { 'bundle.email': 'late@vendor.example' } as const;
      const call = onboarding.call('draft.save', { draftId, revision: 99, changes });
      expect((await refusal(call)).code).to.equal('locked');
    },
  },
  {
    name: 'starts once, however often it is asked',
    async run({ onboarding, sandbox }) {
      const { id } = await filledDraft(onboarding, MAPLE_STREET_BAKERY);
      const done = changedTo(onboarding, id, 'in-review');
      const asked = Array.from({ length: 5 }, () =>
        onboarding.call('submission.start', { draftId: id }),
      );
      await Promise.all(asked);
      await done;
      expect((await sandbox.writes()).length).to.equal(11);
    },
  },
  {
    name: 'checks against the rules without sending, and sends the same objects later',
    async run({ onboarding, sandbox }) {
      const { id } = await filledDraft(onboarding, MAPLE_STREET_BAKERY);
      const checked = changedTo(onboarding, id, 'compliant');
      await onboarding.call('submission.evaluate', { draftId: id });
      const { evaluation, bundleStatus } = await checked;
      expect(evaluation?.status).to.equal('compliant');
      expect(bundleStatus).to.equal('draft');
      expect(await sandbox.writes()).to.have.length(10);
      await start(onboarding, id, 'in-review');
      await expectOneOfEach(sandbox, 2);
      // One more evaluation, and the submit.
      expect(await sandbox.writes()).to.have.length(12);
    },
  },
  {
    name: 'takes back what was made, twice asked or once, and can begin again',
    async run({ onboarding, sandbox }) {
      const { id } = await filledDraft(onboarding, MAPLE_STREET_BAKERY);
      const checked = changedTo(onboarding, id, 'compliant');
      await onboarding.call('submission.evaluate', { draftId: id });
      expect((await checked).stoppable).to.equal(true);
      const stopped = changedTo(onboarding, id, 'cancelled');
      const answers = await Promise.all([
        onboarding.call('submission.cancel', { draftId: id }),
        onboarding.call('submission.cancel', { draftId: id }),
      ]);
      expect(answers.map(({ status }) => status)).to.deep.equal(['cancelling', 'cancelling']);
      await stopped;
      expect(Object.values(await sandbox.made())).to.deep.equal([0, 0, 0, 0, 0]);
      await start(onboarding, id, 'in-review');
      await expectOneOfEach(sandbox, 2);
    },
  },
  {
    name: 'takes nothing back once it was sent for review',
    async run({ onboarding, sandbox }) {
      const { draftId, stoppable } = await submitted(onboarding, MAPLE_STREET_BAKERY);
      expect(stoppable).to.equal(undefined);
      const error = await refusal(onboarding.call('submission.cancel', { draftId }));
      expect(error.code).to.equal('locked');
      await expectOneOfEach(sandbox, 2);
    },
  },
  {
    name: 'has nothing to take back where nothing was sent',
    async run({ onboarding }) {
      const { id } = await filledDraft(onboarding, {});
      const error = await refusal(onboarding.call('submission.cancel', { draftId: id }));
      expect(error.code).to.equal('not-found');
    },
  },
  {
    name: 'assigns numbers to a profile that exists, each with its own result',
    async run({ onboarding, sandbox }) {
      const { draftId, bundleSid } = await submitted(onboarding, MAPLE_STREET_BAKERY);
      const approved = changedTo(onboarding, draftId, 'approved');
      await sandbox.approve(bundleSid as string);
      await approved;
      const { rows } = await onboarding.call('numbers.list', { draftId });
      const [number] = rows.map((row) => row.sid);
      const unknown = sid('PN', `PN${'9'.repeat(32)}`);
      const numbers = [number ?? unknown, unknown];
      const results = await onboarding.call('numbers.assign', { draftId, numbers });
      expect(results.map(({ ok }) => ok)).to.deep.equal([true, false]);
      expect(results[1]?.trouble).to.include({ code: 22205, status: 400 });
      const { rows: after } = await onboarding.call('numbers.list', { draftId, query: '+1' });
      expect(after.filter(({ assigned }) => assigned).map((row) => row.sid)).to.deep.equal([
        number,
      ]);
    },
  },
  {
    name: 'changes the details of a profile, each by a request of its own',
    async run({ onboarding, sandbox }) {
      await sandbox.settings({ secondRepresentativeRequired: true });
      const { draftId } = await submitted(onboarding, MAPLE_STREET_BAKERY, 'noncompliant');
      const changes = { name: 'Bakery One', email: 'new@vendor.example' };
      const before = (await sandbox.writes()).length;
      const { details, refused } = await onboarding.call('profile.update', { draftId, changes });
      expect(refused).to.deep.equal({});
      expect(details).to.include(changes);
      expect(await onboarding.call('profile.get', { draftId })).to.deep.equal(details);
      expect((await sandbox.writes()).length - before).to.equal(2);
    },
  },
  {
    name: 'lists the evaluations of a profile and opens one of them',
    async run({ onboarding, sandbox }) {
      await sandbox.settings({ secondRepresentativeRequired: true });
      const { draftId, evaluation } = await submitted(
        onboarding,
        MAPLE_STREET_BAKERY,
        'noncompliant',
      );
      const { rows, cursor } = await onboarding.call('submission.evaluations', { draftId });
      expect([rows.length, cursor]).to.deep.equal([1, undefined]);
      const evaluationSid = sid('EL', rows[0]?.sid);
      const report = await onboarding.call('submission.evaluation', { draftId, evaluationSid });
      expect(report).to.deep.equal(evaluation);
    },
  },
  {
    name: 'finds what an unknown run left at Twilio, takes it up, and removes it',
    async run({ onboarding, sandbox }) {
      await submitted(onboarding, MAPLE_STREET_BAKERY);
      expect(await onboarding.call('leftovers.list', {})).to.deep.equal([]);
      const leftBehind = async (draft: string): Promise<void> => {
        const response = await fetch(`${sandbox.url}/v1/EndUsers`, {
          method: 'POST',
          headers: { Authorization: `Basic ${btoa('AC00000000000000000000000000000001:sandbox')}` },
          body: new URLSearchParams({
            FriendlyName: `Lost Bakery · th1.${draft}.1.abcd.u1`,
            Type: 'authorized_representative_1',
            Attributes: '{"first_name":"Grace"}',
          }),
        });
        expect(response.status).to.equal(201);
      };
      await leftBehind('0123456789');
      const [{ draftId, generation, run, name } = never()] = await onboarding.call(
        'leftovers.list',
        {},
      );
      expect(name).to.equal('Lost Bakery');
      const leftover = { draftId, generation, run };
      expect(await onboarding.call('leftovers.remove', leftover)).to.deep.equal({
        removed: 1,
        refused: [],
      });
      await leftBehind('0123456789');
      const snapshot = await onboarding.call('leftovers.adopt', leftover);
      expect(snapshot.status).to.equal('needs-attention');
      const { values } = await onboarding.call('draft.open', { draftId, policySid });
      expect(values['authorized_representative_1.first_name']).to.equal('Grace');
      expect(await onboarding.call('leftovers.list', {})).to.deep.equal([]);
    },
  },
  {
    name: 'warns of an e-mail that does not belong to the website',
    async run({ onboarding }) {
      const changes = {
        ...MAPLE_STREET_BAKERY,
        'authorized_representative_1.email': 'ada@gmail.com',
      };
      const warnings = await onboarding.call('values.check', { changes });
      expect(Object.keys(warnings)).to.deep.equal(['authorized_representative_1.email']);
    },
  },
];

const never = (): never => {
  throw new Error('Nothing is left over');
};

async function filledDraft(onboarding: Onboarding, values: FieldValues): Promise<{ id: DraftId }> {
  const draft = await onboarding.call('draft.open', { policySid });
  await save(onboarding, draft.id, values);
  return draft;
}

async function save(onboarding: Onboarding, draftId: DraftId, changes: FieldValues): Promise<void> {
  const { revision } = await onboarding.call('draft.open', { draftId, policySid });
  const { conflicts } = await onboarding.call('draft.save', { draftId, revision, changes });
  expect(conflicts).to.deep.equal({});
}

async function submitted(
  onboarding: Onboarding,
  values: FieldValues,
  status: Snapshot['status'] = 'in-review',
): Promise<Snapshot> {
  const { id } = await filledDraft(onboarding, values);
  return start(onboarding, id, status);
}

async function start(
  onboarding: Onboarding,
  draftId: DraftId,
  status: Snapshot['status'],
): Promise<Snapshot> {
  const reached = changedTo(onboarding, draftId, status);
  await onboarding.call('submission.start', { draftId });
  return reached;
}

/** Resolves with the first news that the submission stands there; fails on any dead end. */
function changedTo(
  onboarding: Onboarding,
  draftId: DraftId,
  status: Snapshot['status'],
): Promise<Snapshot> {
  const dead = ['paused', 'needs-attention', 'noncompliant', 'rejected'].filter(
    (other) => other !== status,
  );
  return new Promise((resolve, reject) => {
    const stop = onboarding.on('submission.changed', (snapshot) => {
      if (snapshot.draftId !== draftId) return;
      if (snapshot.status === status) resolve(snapshot);
      else if (dead.includes(snapshot.status))
        reject(new Error(`${snapshot.status}: ${JSON.stringify(snapshot.trouble)}`));
      else return;
      stop();
    });
  });
}

async function refusal(call: Promise<unknown>): Promise<OnboardingError> {
  const error: unknown = await call.then(
    () => new Error('It was not refused'),
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(OnboardingError);
  return error as OnboardingError;
}

/** One object of each role and one assignment for each, by the sandbox's own word. */
async function expectOneOfEach(sandbox: SandboxControl, endUsers: number): Promise<void> {
  const made = await sandbox.made();
  expect(made).to.deep.equal({
    CustomerProfiles: 1,
    EndUsers: endUsers,
    Addresses: 1,
    SupportingDocuments: 1,
    EntityAssignments: endUsers + 2,
  });
}
