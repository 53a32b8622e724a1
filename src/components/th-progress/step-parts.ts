import type { StepSnapshot } from '../../core/submission/snapshot.js';

/** A submission's steps as a person looks at them. */
export interface StepParts {
  /** What it takes to have it decided. */
  readonly sending: readonly StepSnapshot[];
  /** After a stop: what it takes to leave nothing behind. */
  readonly takingBack: readonly StepSnapshot[];
  /** A look long after, in case something arrived late. Nobody waits for it. */
  readonly lastLook?: StepSnapshot;
}

const TAKING_BACK = /^(confirm|remove)-/;
const LAST_LOOK = /^late-sweep/;

/** Their ids begin with their kind. */
export function stepParts(steps: readonly StepSnapshot[]): StepParts {
  const main = steps.filter(({ id }) => !LAST_LOOK.test(id));
  return {
    sending: main.filter(({ id }) => !TAKING_BACK.test(id)),
    takingBack: main.filter(({ id }) => TAKING_BACK.test(id)),
    lastLook: steps.findLast(({ id, state }) => LAST_LOOK.test(id) && state !== 'done'),
  };
}

/** Something is being taken back, or could not be. */
export const isTakingBack = ({ takingBack }: StepParts): boolean =>
  takingBack.some(({ state }) => state !== 'done');

/** When it goes on, where it waits; milliseconds since the epoch. */
export function waitingUntil(steps: readonly StepSnapshot[]): number | undefined {
  const times = steps.flatMap((step) => step.waitingUntil ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}
