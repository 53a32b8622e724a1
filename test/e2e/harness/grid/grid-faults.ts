import { ANSWER_FAULTS } from './answer-faults.js';
import { CROWD_FAULTS } from './crowd-faults.js';
import { DEATH_FAULTS } from './death-faults.js';
import type { GridFault } from './grid-fault.js';
import { STORAGE_FAULTS } from './storage-faults.js';

const numberOf = ({ row }: GridFault): number => Number(row.slice(1));

/**
 * Every variant of every row of the fault matrix that is done to a real browser; those together
 * for which it reaches the sandbox in the same way.
 */
export const GRID_FAULTS: readonly GridFault[] = [
  ...ANSWER_FAULTS,
  ...DEATH_FAULTS,
  ...CROWD_FAULTS,
  ...STORAGE_FAULTS,
].toSorted((a, b) => a.line.localeCompare(b.line) || numberOf(a) - numberOf(b));
