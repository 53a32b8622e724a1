import type { Step } from './submission.js';

/** Ids of later rounds end in a number: several corrections may come before one evaluation. */
export function freeId(name: string, round: number, steps: readonly Pick<Step, 'id'>[]): string {
  const id = round > 1 ? `${name}#${round}` : name;
  return steps.some((step) => step.id === id) ? freeId(name, round + 1, steps) : id;
}
