import type { SubmissionStatus } from './snapshot.js';
import type { CancelKind, Step, Submission } from './submission.js';
import { isCancelled, isFind, wasSent } from './submission.js';
import { resumed } from './transitions.js';

const TITLES: Readonly<Record<CancelKind, string>> = {
  'confirm-unsent': 'Making sure that it was not sent for review',
  'remove-assignments': 'Unlinking everything from the profile',
  'remove-profile': 'Removing the profile',
  'remove-documents': 'Removing the documents',
  'remove-end-users': 'Removing the business and its people',
  'remove-addresses': 'Removing the address',
  'confirm-gone': 'Making sure that nothing is left',
};

/** The saga that takes everything back, in the order in which Twilio lets things be deleted. */
export function cancelSteps(): Step[] {
  const kinds = Object.keys(TITLES) as CancelKind[];
  const saga = kinds.map((kind, index): Step => {
    const before = kinds[index - 1];
    return {
      id: kind,
      kind,
      title: TITLES[kind],
      needs: before ? [before] : [],
      state: 'pending',
      attempt: 0,
    };
  });
  return [...saga, lateSweep('confirm-gone', AFTER_CANCEL)];
}

/** The plan has a late sweep of its own. */
const AFTER_CANCEL = 'late-sweep:cancel';

/** Its time is set when what it comes after is done. */
export const lateSweep = (after: string, id = 'late-sweep'): Step => ({
  id,
  kind: 'late-sweep',
  title: 'One last look',
  needs: [after],
  state: 'pending',
  attempt: 0,
});

const CANCELLABLE: readonly SubmissionStatus[] = [
  'running',
  'waiting',
  'paused',
  'needs-attention',
  'compliant',
  'noncompliant',
];

/** Until it was sent for review, all of it can be taken back. */
export const canCancel = (submission: Submission): boolean =>
  CANCELLABLE.includes(submission.status) &&
  !wasSent(submission) &&
  !submission.follows &&
  (!isCancelled(submission) || submission.status === 'needs-attention');

/**
 * Nothing more is made; what was made, or may have been, is taken back. Asking twice changes
 * nothing; after a failed try it goes on.
 */
export function cancelled(submission: Submission): Submission {
  if (isCancelled(submission)) return resumed(submission);
  if (!canCancel(submission)) return submission;
  const { trouble: _, evaluation: __, ...rest } = submission;
  if (submission.steps.every(isUntouched)) return { ...rest, status: 'cancelled', steps: [] };
  return { ...rest, status: 'cancelling', steps: [...submission.steps, ...cancelSteps()] };
}

/** What is looked for may be there though this plan never sent it: of a copy, or of another device. */
const isUntouched = (step: Step): boolean =>
  isFind(step) || (step.attempt === 0 && !mayExist(step));

/** Whether Twilio may have something because of a step. */
export const mayExist = ({ state, sid, unsure }: Step): boolean =>
  sid !== undefined || state === 'intent' || state === 'unknown' || unsure === true;

/** It had been sent for review after all, as this profile: then it goes on where it was. */
export function notCancelled(submission: Submission, profileSid?: string): Submission {
  const planned = submission.steps
    .filter(({ id, kind }) => !(kind in TITLES) && id !== AFTER_CANCEL)
    .map((step) => (isProfile(step) && profileSid ? made(step, profileSid) : step));
  // A last look keeps what the journal knows: one that does not know all would remove the rest.
  const knowsAll = planned.every(({ kind, sid }) => !kind.startsWith('create-') || sid);
  const steps = knowsAll ? planned : planned.filter(({ kind }) => kind !== 'late-sweep');
  const sent = steps.findLast(({ kind }) => kind === 'submit-for-review');
  return {
    ...submission,
    status: 'in-review',
    trouble: {
      message:
        'This had been sent for review before it could be stopped. Twilio decides about it now',
    },
    steps: [
      ...steps.map((step) => (step === sent ? { ...step, state: 'done' as const } : step)),
      ...(steps.some(({ kind }) => kind === 'await-review')
        ? []
        : [
            {
              id: 'await-review',
              kind: 'await-review' as const,
              title: "Twilio's review",
              needs: [],
              state: 'pending' as const,
              attempt: 0,
            },
          ]),
    ],
  };
}

const isProfile = ({ kind }: Step): boolean => kind === 'create-customer-profile';

const made = (step: Step, sid: string): Step => ({ ...step, state: 'done', sid });
