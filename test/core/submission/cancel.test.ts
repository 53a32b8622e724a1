import { expect } from 'chai';
import { canCancel, cancelled, notCancelled } from '../../../src/core/submission/cancel.js';
import { restingStatus } from '../../../src/core/submission/status-of.js';
import type { Step, Submission } from '../../../src/core/submission/submission.js';
import { newSubmission, TWO_PEOPLE } from './fake-process.js';

/** Somewhere on its way: the first steps are done, one is in question. */
async function onItsWay(change: (step: Step) => Step = (step) => step): Promise<Submission> {
  const submission = await newSubmission(TWO_PEOPLE);
  const steps = submission.steps.map((step, n): Step =>
    change(n < 4 ? { ...step, state: 'done', attempt: 1, sid: `XX${n}` } : step),
  );
  return { ...submission, steps };
}

const sent = (step: Step): Step =>
  step.kind === 'submit-for-review' ? { ...step, state: 'done', attempt: 1 } : step;

describe('taking a submission back', () => {
  it('appends the saga, each id once, each step after the one before', async () => {
    const { steps, status } = cancelled(await onItsWay());
    expect(status).to.equal('cancelling');
    expect(new Set(steps.map(({ id }) => id)).size).to.equal(steps.length);
    const saga = steps.slice(steps.findIndex(({ kind }) => kind === 'confirm-unsent'));
    expect(saga.map(({ kind }) => kind)).to.deep.equal([
      'confirm-unsent',
      'remove-assignments',
      'remove-profile',
      'remove-documents',
      'remove-end-users',
      'remove-addresses',
      'confirm-gone',
      'late-sweep',
    ]);
    for (const [n, { needs }] of saga.entries())
      expect(needs).to.deep.equal(n === 0 ? [] : [saga[n - 1]?.id]);
  });

  it('changes nothing the second time, and nothing once it was sent', async () => {
    const once = cancelled(await onItsWay());
    expect(cancelled(once)).to.equal(once);
    const inReview: Submission = { ...(await onItsWay(sent)), status: 'in-review' };
    expect(canCancel(inReview)).to.equal(false);
    expect(cancelled(inReview)).to.equal(inReview);
  });

  it('is over at once where nothing was ever sent', async () => {
    const { steps, status } = cancelled(await newSubmission(TWO_PEOPLE));
    expect({ steps, status }).to.deep.equal({ steps: [], status: 'cancelled' });
  });

  it('can be tried again after a step of it failed', async () => {
    const saga = cancelled(await onItsWay());
    const failed: Submission = {
      ...saga,
      status: 'needs-attention',
      steps: saga.steps.map((step) =>
        step.kind === 'remove-profile' ? { ...step, state: 'failed', attempt: 3 } : step,
      ),
    };
    expect(restingStatus(failed)).to.equal('needs-attention');
    expect(canCancel(failed)).to.equal(true);
    const again = cancelled(failed);
    expect(again.steps.map(({ id }) => id)).to.deep.equal(saga.steps.map(({ id }) => id));
    expect(again.steps.some(({ state }) => state === 'failed')).to.equal(false);
  });

  it('gives way to a review that had begun, and waits for its decision', async () => {
    const { steps, status, trouble } = notCancelled(cancelled(await onItsWay()));
    expect(status).to.equal('in-review');
    expect(trouble?.message).to.include('sent for review before');
    expect(steps.some(({ kind }) => kind === 'confirm-unsent')).to.equal(false);
    expect(steps.find(({ kind }) => kind === 'submit-for-review')?.state).to.equal('done');
    expect(steps.filter(({ kind }) => kind === 'await-review')).to.have.length(1);
  });
});
