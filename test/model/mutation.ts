import type { StepHandler } from '../../src/core/submission/steps/step-handler.js';
import { STEP_HANDLERS } from '../../src/core/submission/steps/step-handlers.js';
import type { StepKind } from '../../src/core/submission/submission.js';
import { PRODUCTION_TIMINGS } from '../../src/core/submission/timings.js';

/** A defence of the engine that can be taken away, to see that the suite notices. */
export type Mutation = 'sweep' | 'late sweep' | 'adopt' | 'quiesce';

export const MUTATIONS: readonly Mutation[] = ['sweep', 'late sweep', 'adopt', 'quiesce'];

const handlers = STEP_HANDLERS as Record<StepKind, StepHandler>;

/** Takes it away from the engine, in this thread and for good. */
export function mutate(without: Mutation): void {
  switch (without) {
    case 'sweep':
      handlers.sweep = { run: async () => ({}) };
      return mutate('late sweep');
    case 'late sweep':
      handlers['late-sweep'] = { run: async () => ({}) };
      return;
    case 'adopt':
      for (const [kind, handler] of Object.entries(handlers) as [StepKind, StepHandler][])
        if (handler.adopt) handlers[kind] = { ...handler, adopt: async () => undefined };
      return;
    case 'quiesce':
      Object.assign(PRODUCTION_TIMINGS, { quiesce: 0, secondLook: 0 });
      return;
    default:
      without satisfies never;
  }
}
