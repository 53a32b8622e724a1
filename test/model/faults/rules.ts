import type { StepName } from '../world/steps.js';
import type { World } from '../world/world.js';

/* The table's extra rules: each says what is wrong, if anything is. */

const sent = ({ network }: World, step: StepName) =>
  network.calls.filter(({ purpose }) => purpose === step);

export function posts(world: World, step: StepName, count: number): string | undefined {
  const found = sent(world, step).length;
  return found === count ? undefined : `“${step}” was sent ${found} times instead of ${count}`;
}

export function executions(world: World, step: StepName, count: number): string | undefined {
  const found = sent(world, step).reduce((sum, call) => sum + call.executions, 0);
  return found === count ? undefined : `“${step}” was executed ${found} times instead of ${count}`;
}

/** An evaluation is harmless twice and is simply asked for again; everything else is found. */
export const postedOnce = (world: World): string | undefined =>
  onceEach(
    world,
    world.subject.steps.filter((step) => step !== 'evaluate'),
  );

/** Everything of which a second one would be there. */
export const madeOnce = (world: World): string | undefined =>
  onceEach(
    world,
    world.subject.steps.filter((step) => step !== 'evaluate' && step !== 'submit'),
  );

function onceEach(world: World, steps: readonly StepName[]): string | undefined {
  for (const step of steps) {
    const wrong = posts(world, step, 1);
    if (wrong) return wrong;
  }
  return undefined;
}

/** Of what was made twice one is deleted; nothing else is ever deleted. */
export function secondCopyRemoved(world: World, step: StepName): string | undefined {
  const isObject = step.startsWith('create');
  const deleted = world.twilio.ledger.filter(({ what }) => what === 'deleted').length;
  // A Twilio that assigns the same twice has a second assignment to lose, if it came in time.
  const most = isObject || world.twilio.settings.repeatAssignment === 'second' ? 1 : 0;
  if (deleted > most || (isObject && deleted < 1)) return `${deleted} objects were deleted`;
  return isObject ? executions(world, step, 2) : undefined;
}

/** A 429 says that nothing happened, so nobody looks before it is sent again. */
export function resentWithoutLooking(world: World, step: StepName): string | undefined {
  const [first, second] = sent(world, step);
  const looked = world.network.calls.some(
    ({ method, sentAt }) =>
      method === 'GET' && sentAt > (first?.answeredAt ?? 0) && sentAt < (second?.sentAt ?? 0),
  );
  return (
    posts(world, step, 2) ??
    executions(world, step, 1) ??
    // The sweep looks beside the evaluation, whatever becomes of that.
    (looked && step !== 'evaluate' ? 'it was looked for though nothing had happened' : undefined)
  );
}
