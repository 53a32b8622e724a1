import { msg } from '@lit/localize';
import type { StepSnapshot, StepState } from '../../core/submission/snapshot.js';
import { told } from '../../locales/spoken.js';

/** Steps that are one thing to a person. */
export interface StepGroup {
  /** As it is shown. */
  readonly title: string;
  readonly state: StepState;
  readonly steps: readonly StepSnapshot[];
}

/** Kinds of steps by the start of their id, and what they are together. */
const TOGETHER: readonly { readonly ids: RegExp; title(done: boolean): string }[] = [
  {
    ids: /^(find|create|update|adopt)-/,
    title: (done) =>
      done
        ? msg('Profile, people and address recorded')
        : msg('Recording the profile, people and address'),
  },
  {
    ids: /^(un)?assign-/,
    title: (done) =>
      done ? msg('Everything linked to the profile') : msg('Linking everything to the profile'),
  },
];

/** After a correction the ids end in the number of the round. */
const ROUND = /#(\d+)$/;

/** Groups in order of first appearance; a kind that we do not know is a group of its own. */
export function groupSteps(steps: readonly StepSnapshot[]): readonly StepGroup[] {
  const groups = new Map<string, StepSnapshot[]>();
  for (const step of steps) {
    const known = TOGETHER.findIndex(({ ids }) => ids.test(step.id));
    const key = known < 0 ? step.id : `${known}#${ROUND.exec(step.id)?.[1] ?? ''}`;
    const present = groups.get(key);
    if (present) present.push(step);
    else groups.set(key, [step]);
  }
  return [...groups.values()].map((members) => {
    const state = stateOf(members);
    return { title: titleOf(members, state), state, steps: members };
  });
}

function titleOf([first]: readonly StepSnapshot[], state: StepState): string {
  const known = TOGETHER.find(({ ids }) => first && ids.test(first.id));
  if (!known || !first) return told(first?.title ?? '');
  if (known === TOGETHER[0] && ROUND.test(first.id))
    return state === 'done' ? msg('Corrections recorded') : msg('Recording the corrections');
  return known.title(state === 'done');
}

/** What most wants to be seen. */
const WEIGHT: readonly StepState[] = ['failed', 'checking', 'waiting', 'running'];

function stateOf(steps: readonly StepSnapshot[]): StepState {
  const states = new Set(steps.map((step) => step.state));
  const loudest = WEIGHT.find((state) => states.has(state));
  if (loudest) return loudest;
  if (!states.has('pending')) return 'done';
  return states.has('done') ? 'running' : 'pending';
}

/** From the first request to the last answer, in milliseconds: several are under way at once. */
export function elapsedOf(steps: readonly StepSnapshot[]): number {
  const timed = steps.flatMap(({ since, elapsed }) =>
    since === undefined || elapsed === undefined ? [] : [{ since, until: since + elapsed }],
  );
  if (timed.length === 0) return 0;
  return (
    Math.max(...timed.map(({ until }) => until)) - Math.min(...timed.map(({ since }) => since))
  );
}
