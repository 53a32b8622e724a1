import type { Submission } from '../../../src/core/submission/submission.js';
import type { Device } from '../world/device.js';
import type { Call } from '../world/network.js';
import type { Purpose, StepName } from '../world/steps.js';
import type { World } from '../world/world.js';

/** What befalls one call on its way. All is well where a word is missing. */
export interface Behaviour {
  /** How often Twilio executes it. */
  readonly executions?: 0 | 1 | 2;
  /** Milliseconds from leaving to being executed, where that is long. */
  readonly executedAfter?: number;
  readonly client?: ClientSees;
}

export type ClientSees =
  | { readonly kind: 'error' }
  | { readonly kind: 'timeout' }
  /** A body that Twilio never meant, under a good status. */
  | { readonly kind: 'garbled'; readonly body: unknown }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: number;
      readonly headers?: (world: World) => Readonly<Record<string, string>>;
    };

/** What becomes of a write to the journal. */
export type PutVerdict = 'fail' | 'die before' | 'die after';

/** One thing that goes wrong in one run. Each hook may answer for itself, once. */
export interface Fault {
  /** What befalls this call, if this fault has waited for it. */
  network?(call: Call, world: World): Behaviour | undefined;
  /** Twilio has just executed it. */
  executed?(call: Call, world: World): void;
  put?(next: Submission, device: Device, world: World): PutVerdict | undefined;
  /** Asked before anything that a device asks of the outside is done: `true` kills it there. */
  kills?(device: Device, world: World): boolean;
}

/** One row of the table, in one of its variants. */
export interface FaultKind {
  /** As in the fault matrix: `F1` to `F24`. */
  readonly row: string;
  readonly variant: string;
  /** Whether a person may have to act: otherwise the run must end well by itself. */
  readonly needsPerson?: true;
  /** Two devices take part. */
  readonly twoDevices?: true;
  make(step: Purpose, world: World): Fault;
  /** The extra rule of the table's last column: what is wrong, if anything is. */
  check?(world: World, step: StepName): string | undefined;
}

export interface FaultSpec {
  readonly kind: FaultKind;
  readonly step: Purpose;
}

export const nameOf = ({ kind, step }: FaultSpec): string =>
  `${kind.row} ${kind.variant} at “${step}”`;
