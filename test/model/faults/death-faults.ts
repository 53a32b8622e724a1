import type { Step } from '../../../src/core/submission/submission.js';
import { isStep, type Purpose } from '../world/steps.js';
import type { Fault, FaultKind } from './fault.js';
import { postedOnce } from './rules.js';

/** When the journal is about to say this of the step for the first time, the process dies. */
const atPut = (
  row: string,
  variant: string,
  state: Step['state'],
  verdict: 'die before' | 'die after',
): FaultKind => ({
  row,
  variant,
  make(step) {
    let spent = false;
    return {
      put(next) {
        if (spent || !next.steps.some((one) => one.state === state && isStep(one, step)))
          return undefined;
        spent = true;
        return verdict;
      },
    };
  },
  check: postedOnce,
});

/** What happens to the device once Twilio has executed the step for the first time. */
export const afterExecution = (
  row: string,
  variant: string,
  happens: (...args: Parameters<NonNullable<Fault['executed']>>) => void,
  more: Partial<FaultKind> = {},
): FaultKind => ({
  row,
  variant,
  make(step) {
    let spent = false;
    return {
      executed(call, world) {
        if (spent || call.purpose !== step) return;
        spent = true;
        happens(call, world);
      },
    };
  },
  ...more,
});

/** Most things that a step asks of the outside before it is recorded. */
const MOST_AWAITS = 14;

const atAnyAwait = (step: Purpose, awaits: number): Fault => {
  let begun = false;
  let left = awaits;
  return {
    put(next) {
      begun ||= next.steps.some((one) => one.state === 'intent' && isStep(one, step));
      return undefined;
    },
    kills() {
      if (!begun || left < 0) return false;
      left -= 1;
      return left < 0;
    },
  };
};

export const DEATH_FAULTS: readonly FaultKind[] = [
  atPut('F11', 'killed before the intent', 'intent', 'die before'),
  atPut('F12', 'killed after the intent', 'intent', 'die after'),
  afterExecution('F13', 'killed in flight', ({ device }) => device.process?.die(), {
    check: postedOnce,
  }),
  atPut('F14', 'killed before the result', 'done', 'die before'),
  {
    row: 'F17',
    variant: 'killed anywhere',
    make: (step, { chance }) => atAnyAwait(step, chance.between(0, MOST_AWAITS)),
    check: postedOnce,
  },
  afterExecution(
    'F23',
    'updated: killed and locked',
    ({ device }) => {
      device.key = undefined;
      device.process?.die();
    },
    { needsPerson: true, check: postedOnce },
  ),
];
