import type { World } from '../world/world.js';
import { variantsOf } from './fault-table.js';
import type { Fault, FaultKind } from './fault.js';

/** When somebody presses “Stop and clean up”, seen from a step. */
const pressing = (
  variant: string,
  presses: readonly number[],
  before?: (world: World) => FaultKind,
): FaultKind => ({
  row: 'cancel',
  variant,
  needsPerson: true,
  make(step, world) {
    let spent = false;
    const reason = before?.(world).make(step, world);
    const press: Fault['network'] = ({ purpose, device }) => {
      if (spent || purpose !== step) return undefined;
      spent = true;
      for (const delay of presses) world.sim.after(delay, () => world.person(device).takeBack());
      return undefined;
    };
    return {
      ...reason,
      network(call, around) {
        press(call, around);
        return reason?.network?.(call, around);
      },
    };
  },
});

const only = (row: string, variant: string) => (): FaultKind =>
  variantsOf(row).find((kind) => kind.variant === variant)!;

export const CANCEL_MOMENTS: readonly FaultKind[] = [
  pressing('as it leaves', [0]),
  pressing('in flight', [60]),
  pressing('twice', [20, 30]),
  pressing('again while it is taken back', [20, 1_500]),
  pressing('while it waits', [5_000], only('F7', '429 in seconds')),
  pressing('while its outcome is unknown', [30_000], only('F8', 'no answer')),
  pressing('while it may still be executed', [30_000], only('F9', '40 s late')),
  pressing('while it will be executed very late', [30_000], only('F9', '180 s late')),
  pressing('while it is paused', [5_000], only('F22', 'key revoked')),
  pressing('while nobody is there', [100], only('F13', 'killed in flight')),
  pressing('while it is offline', [30_000], only('F1', 'offline for minutes')),
];
