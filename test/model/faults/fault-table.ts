import { DEATH_FAULTS } from './death-faults.js';
import type { FaultKind } from './fault.js';
import { NETWORK_FAULTS } from './network-faults.js';
import { STORAGE_FAULTS } from './storage-faults.js';
import { WORLD_FAULTS } from './world-faults.js';

const numberOf = ({ row }: FaultKind): number => Number(row.slice(1));

/** Every variant of every row of the fault matrix, in its order. */
export const FAULTS: readonly FaultKind[] = [
  ...NETWORK_FAULTS,
  ...DEATH_FAULTS,
  ...STORAGE_FAULTS,
  ...WORLD_FAULTS,
].toSorted((a, b) => numberOf(a) - numberOf(b));

export const ROWS: readonly string[] = [...new Set(FAULTS.map(({ row }) => row))];

export const variantsOf = (row: string): readonly FaultKind[] =>
  FAULTS.filter((kind) => kind.row === row);
