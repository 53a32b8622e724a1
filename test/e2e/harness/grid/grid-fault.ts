import type { Cell } from './cell.js';
import type { LineName } from './lines.js';

/** One row of the fault matrix, in one of its variants, as it is done to a real browser. */
export interface GridFault {
  /** As in the matrix: `F2` to `F20`. */
  readonly row: string;
  readonly variant: string;
  readonly line: LineName;
  /** A person may have to act; otherwise it must end well by itself. */
  readonly needsPerson?: true;
  /** With the form filled in and nothing sent. */
  prepare(cell: Cell): Promise<void>;
  /** Where it is not simply sent. */
  start?(cell: Cell): Promise<unknown>;
  /** While it is under way. */
  strike?(cell: Cell): Promise<unknown>;
  /** Whether what was meant to befall it did. */
  happened(cell: Cell): Promise<boolean>;
  /** The extra rule of the matrix: what is wrong. */
  check?(cell: Cell): Promise<readonly string[]>;
}

export const titleOf = ({ row, variant }: GridFault): string => `${row} ${variant}`;
