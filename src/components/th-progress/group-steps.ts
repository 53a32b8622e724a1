import type { StepSnapshot, StepState } from '../../core/submission/snapshot.js';

/** Steps that are one thing to a person. */
export interface StepGroup {
  readonly title: string;
  readonly state: StepState;
  readonly steps: readonly StepSnapshot[];
}

/** Kinds of steps by the start of their id, and what they are together. */
const TOGETHER: readonly { readonly ids: RegExp; readonly doing: string; readonly done: string }[] =
  [
    {
      ids: /^(find|create|update|adopt)-/,
      doing: 'Recording the profile, people and address',
      done: 'Profile, people and address recorded',
    },
    {
      ids: /^(un)?assign-/,
      doing: 'Linking everything to the profile',
      done: 'Everything linked to the profile',
    },
  ];

/** After a correction the ids end in the number of the round. */
const ROUND = /#(\d+)$/;

/** Groups in order of first appearance; a kind that we do not know is a group of its own. */
export function groupSteps(steps: readonly StepSnapshot[]): readonly StepGroup[] {
  const groups = new Map<string, StepSnapshot[]>();
  for (const step of steps) {
    const known = TOGETHER.find(({ ids }) => ids.test(step.id));
    const key = known ? `${known.done}${ROUND.exec(step.id)?.[1] ?? ''}` : step.id;
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
  if (!known || !first) return first?.title ?? '';
  if (known === TOGETHER[0] && ROUND.test(first.id))
    return state === 'done' ? 'Corrections recorded' : 'Recording the corrections';
  return state === 'done' ? known.done : known.doing;
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
  const told = steps.flatMap(({ since, elapsed }) =>
    since === undefined || elapsed === undefined ? [] : [{ since, until: since + elapsed }],
  );
  if (told.length === 0) return 0;
  return Math.max(...told.map(({ until }) => until)) - Math.min(...told.map(({ since }) => since));
}
