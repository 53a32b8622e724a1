import { expect } from 'chai';
import type { EvaluationReport } from '../../../src/core/policy/evaluation-report.js';
import { snapshotOf } from '../../../src/core/submission/snapshot-of.js';
import { isReady, restingStatus } from '../../../src/core/submission/status-of.js';
import type { Step, StepKind, Submission } from '../../../src/core/submission/submission.js';
import { isLocked, isOpen } from '../../../src/core/submission/submission.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { sidOf } from '../fixtures/scripted-transport.js';
import { newSubmission, ONE_PERSON } from './fake-process.js';

const LAST: readonly StepKind[] = ['evaluate', 'sweep', 'submit-for-review', 'await-review'];

const evaluation = (status: EvaluationReport['status']): EvaluationReport => ({
  sid: sid('EL', sidOf('EL', 1)),
  status,
  createdAt: null,
  rows: [],
});

/** A submission whose steps are done up to one kind, which stands as told. */
async function at(
  kind: StepKind,
  state: Step['state'],
  facts: Partial<Submission> = {},
): Promise<Submission> {
  const submission = await newSubmission(ONE_PERSON);
  const index = submission.steps.findIndex((step) => step.kind === kind);
  const steps = submission.steps.map((step, n): Step => {
    if (n === index) return { ...step, state };
    const earlier = LAST.includes(kind) ? n < index : step.kind === 'find-primary-profile';
    return earlier ? { ...step, state: 'done' } : step;
  });
  return { ...submission, steps, ...facts };
}

describe('where a submission rests', () => {
  for (const [status, kind, state, facts] of [
    ['waiting', 'find-primary-profile', 'held', {}],
    ['waiting', 'create-end-user', 'unknown', {}],
    ['waiting', 'create-address', 'held', {}],
    ['needs-attention', 'create-address', 'failed', {}],
    ['noncompliant', 'evaluate', 'done', { evaluation: evaluation('noncompliant') }],
    ['in-review', 'submit-for-review', 'done', { evaluation: evaluation('compliant') }],
    ['in-review', 'await-review', 'held', { evaluation: evaluation('compliant') }],
    ['approved', 'await-review', 'done', { bundleStatus: 'twilio-approved' }],
    ['rejected', 'await-review', 'done', { bundleStatus: 'twilio-rejected' }],
  ] as const)
    it(`is ${status} when ${kind} is ${state}`, async () => {
      expect(restingStatus(await at(kind, state, facts))).to.equal(status);
    });

  it('is not noncompliant while a correction is still to be evaluated', async () => {
    const first = await at('evaluate', 'done', { evaluation: evaluation('noncompliant') });
    const again = first.steps.find(({ kind }) => kind === 'evaluate')!;
    const second: Submission = {
      ...first,
      steps: [...first.steps, { ...again, id: 'evaluate#2', state: 'held' }],
    };
    expect(restingStatus(second)).to.equal('waiting');
  });
});

describe('a step is ready', () => {
  it('when all that it needs is done, and not before', async () => {
    const submission = await at('find-primary-profile', 'done');
    const ready = submission.steps.filter((step) => isReady(step, submission));
    expect(ready.map(({ id }) => id)).to.have.members([
      'create-customer-profile',
      'create-end-user:u0',
      'create-end-user:u1',
      'create-address:a0',
    ]);
  });

  it('to be sent for review only after a compliant evaluation', async () => {
    for (const [report, expected] of [
      [undefined, false],
      [evaluation('noncompliant'), false],
      [evaluation('compliant'), true],
    ] as const) {
      const submission = await at('sweep', 'done', report && { evaluation: report });
      const submit = submission.steps.find(({ kind }) => kind === 'submit-for-review')!;
      expect(isReady(submit, submission)).to.equal(expected);
    }
  });

  it('never when it is done or failed', async () => {
    for (const state of ['done', 'failed'] as const) {
      const submission = await at('find-primary-profile', state);
      expect(isReady(submission.steps[0]!, submission)).to.equal(false);
    }
  });
});

describe('the sets of statuses', () => {
  const all: readonly Submission['status'][] = [
    'running',
    'waiting',
    'paused',
    'needs-attention',
    'compliant',
    'noncompliant',
    'in-review',
    'rejected',
    'approved',
    'cancelling',
    'cancelled',
  ];

  it('open are those that the runner takes further by itself', () => {
    const open = all.filter((status) =>
      isOpen({ status, steps: [] as Step[] } as unknown as Submission),
    );
    expect(open).to.deep.equal(['running', 'waiting', 'in-review', 'cancelling']);
  });

  it('open is what is decided, too, until the last look was made', async () => {
    const submission = await newSubmission(ONE_PERSON);
    const withLook = (state: Step['state'], retryAt?: number): Submission => ({
      ...submission,
      steps: submission.steps.map((step) =>
        step.kind === 'late-sweep' ? { ...step, state, ...(retryAt && { retryAt }) } : step,
      ),
    });
    for (const status of ['approved', 'rejected', 'cancelled'] as const) {
      expect(isOpen({ ...withLook('pending', 1), status }), status).to.equal(true);
      expect(isOpen({ ...withLook('pending'), status }), 'not sent yet').to.equal(false);
      expect(isOpen({ ...withLook('intent'), status }), 'begun').to.equal(true);
      expect(isOpen({ ...withLook('unknown', 1), status }), 'taken up').to.equal(true);
      expect(isOpen({ ...withLook('done', 1), status }), 'made').to.equal(false);
    }
    expect(isOpen({ ...withLook('pending', 1), status: 'noncompliant' })).to.equal(false);
  });

  it('locked are those in which the form may not be edited', () => {
    expect(all.filter((status) => !isLocked(status))).to.deep.equal([
      'needs-attention',
      'compliant',
      'noncompliant',
      'rejected',
      'cancelled',
    ]);
  });
});

describe('a snapshot', () => {
  const stepOf = async (changes: Partial<Step>) => {
    const submission = await newSubmission(ONE_PERSON);
    const [first, ...others] = submission.steps;
    return snapshotOf({ ...submission, steps: [{ ...first!, ...changes }, ...others] }).steps[0]!;
  };

  it('tells each state of a step in the person’s words', async () => {
    const seen = await Promise.all(
      (['pending', 'intent', 'unknown', 'held', 'done', 'failed'] as const).map(async (state) => [
        state,
        (await stepOf({ state, retryAt: 99 })).state,
      ]),
    );
    expect(Object.fromEntries(seen)).to.deep.equal({
      pending: 'pending',
      intent: 'running',
      unknown: 'checking',
      held: 'waiting',
      done: 'done',
      failed: 'failed',
    });
    expect((await stepOf({ state: 'held' })).state).to.equal('pending');
  });

  it('tells until when a step waits, and only while it does', async () => {
    expect((await stepOf({ state: 'held', retryAt: 99 })).waitingUntil).to.equal(99);
    expect((await stepOf({ state: 'unknown', retryAt: 98 })).waitingUntil).to.equal(98);
    expect(await stepOf({ state: 'intent', retryAt: 97 })).not.to.have.property('waitingUntil');
  });

  it('tells how long a step took, and the error while it is not done', async () => {
    const error = { message: 'No' };
    expect(await stepOf({ state: 'done', firstSentAt: 10, doneAt: 35, error })).to.deep.include({
      elapsed: 25,
    });
    expect(await stepOf({ state: 'done', error })).not.to.have.property('error');
    expect((await stepOf({ state: 'failed', error })).error).to.deep.equal(error);
  });

  it('names the profile as soon as there is one, and the reasons when it was rejected', async () => {
    const submission = await newSubmission(ONE_PERSON);
    expect(snapshotOf(submission)).not.to.have.any.keys('bundleSid', 'rejection', 'trouble');
    const steps = submission.steps.map((step) =>
      step.kind === 'create-customer-profile' ? { ...step, sid: sidOf('BU', 1) } : step,
    );
    const rejected = { ...submission, steps, status: 'rejected', rejectionCodes: [18602] } as const;
    const snapshot = snapshotOf(rejected);
    expect(snapshot.bundleSid).to.equal(sidOf('BU', 1));
    expect(snapshot.rejection?.reasons.map(({ twilio }) => twilio.code)).to.deep.equal([18602]);
    expect(snapshotOf({ ...rejected, status: 'running' })).not.to.have.property('rejection');
  });

  it('holds nothing of what only the engine needs', async () => {
    const text = JSON.stringify(snapshotOf(await newSubmission(ONE_PERSON)));
    for (const inner of ['bodyHash', 'accountSid', 'attempt', 'needs', 'generation'])
      expect(text).not.to.include(`"${inner}"`);
  });
});
