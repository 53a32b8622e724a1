import { cancelSteps } from './cancel.js';
import type { Phase, PhaseStep } from './phase.js';
import type { Trouble } from './snapshot.js';
import { STEP_HANDLERS } from './steps/step-handlers.js';
import type { CancelKind, Step, StepKind, Submission } from './submission.js';
import { isCancelled, isSettled, isWatch } from './submission.js';

/**
 * A submission put together from its second copy. With its row lost nobody vouches for what the
 * copy does not know to be done, so that is looked for at Twilio before it is sent. Where there is
 * an older row, the copy is simply the newer of two.
 */
export function restored(row: Submission | undefined, phase: Phase, now: number): Submission {
  const { evaluation } = row ?? {};
  const evaluated = evaluation && lastDone(row!, 'evaluate') === lastDone(phase, 'evaluate');
  const steps = phase.steps.map((copied) => {
    const step = withWords(row, copied);
    if (step.kind === 'evaluate' && !evaluated && !lastDone(phase, 'submit-for-review'))
      return again(step);
    return row || isSettled(phase.status) ? step : doubted(step, now);
  });
  return {
    ...phase,
    steps,
    writes: phase.writes + 1,
    rebuilt: true,
    ...(evaluated && { evaluation }),
    ...(!isSettled(phase.status) && { trouble: REBUILT }),
  };
}

/** The same, with what was typed lost as well: a person must type it again, where it is needed. */
export const withoutValues = (submission: Submission): Submission =>
  needsValues(submission)
    ? { ...submission, status: 'needs-attention', trouble: VALUES_LOST }
    : submission;

/** To take back and to watch needs nothing that was typed; all else may. */
export const needsValues = (submission: Submission): boolean =>
  !isCancelled(submission) &&
  submission.steps.some((step) => step.state !== 'done' && !isWatch(step));

/** Whether what was typed for this row is what the copy's plan was made for. */
export const isSamePlan = (row: Submission, { steps }: Phase): boolean =>
  steps.every((step) => !sendsValues(step) || row.steps.some(({ id }) => id === step.id));

const sendsValues = ({ kind, state }: PhaseStep): boolean =>
  state !== 'done' && /^(create|update)-/.test(kind);

const REBUILT: Trouble = {
  message:
    'Part of what this device had stored was lost. It was put together again, and what Twilio has is looked for before anything is sent',
};

const VALUES_LOST: Trouble = {
  message:
    'This device lost what you typed for this business. Nothing at Twilio is lost: fill in the form again to go on with it, or stop and clean up',
};

/** Without a row it may have been sent since: what can be looked for is looked for first. */
const doubted = (step: Step, now: number): Step =>
  step.state === 'done' || !STEP_HANDLERS[step.kind].adopt
    ? step
    : { ...step, state: 'unknown', looks: 0, sentAt: step.sentAt ?? now, retryAt: now };

/** Asking for an evaluation again does no harm; what it said was not copied. */
function again(step: Step): Step {
  const { doneAt: _, sid: __, ...rest } = step;
  return step.state === 'done' ? { ...rest, state: 'pending' } : step;
}

const lastDone = ({ steps }: Submission | Phase, kind: StepKind): string | undefined =>
  steps.findLast((step) => step.kind === kind && step.state === 'done')?.id;

const OF_CANCEL = new Map<StepKind, string>(cancelSteps().map(({ kind, title }) => [kind, title]));

/** Simpler than the plan's, which name the section. */
const TITLES: Readonly<Record<Exclude<StepKind, CancelKind | 'late-sweep'>, string>> = {
  'find-primary-profile': 'Checking your approved primary profile',
  'find-supporting-bundle': 'Checking the profile that stands behind it',
  'create-customer-profile': 'Creating the compliance profile',
  'update-customer-profile': 'Correcting the notifications',
  'create-end-user': 'Recording the business and its people',
  'update-end-user': 'Correcting the business and its people',
  'create-address': 'Recording the address',
  'update-address': 'Correcting the address',
  'create-supporting-document': 'Attaching the document',
  'update-supporting-document': 'Correcting the document',
  'assign-entity': 'Linking to the profile',
  'unassign-entity': 'Unlinking from the profile',
  'assign-channel-endpoint': 'Linking a phone number',
  'unassign-channel-endpoint': 'Unlinking a phone number',
  evaluate: "Checking against Twilio's rules",
  sweep: 'Making sure that nothing is there twice',
  'submit-for-review': 'Sending for review',
  'await-review': "Twilio's review",
};

const titleOf = (kind: StepKind): string =>
  OF_CANCEL.get(kind) ?? TITLES[kind as keyof typeof TITLES];

function withWords(row: Submission | undefined, step: PhaseStep): Step {
  const old = row?.steps.find(({ id }) => id === step.id);
  const error = old?.state === step.state ? old.error : undefined;
  return { ...step, title: old?.title ?? titleOf(step.kind), ...(error && { error }) };
}
