import type { Step } from '../../../src/core/submission/submission.js';
import { isStep } from '../world/steps.js';
import type { Disk } from '../world/disk.js';
import { afterExecution } from './death-faults.js';
import type { FaultKind } from './fault.js';
import { madeOnce, postedOnce } from './rules.js';

const MINUTE = 60_000;

/** The disk takes nothing for a while, from when the journal is to say this of the step. */
const full = (
  variant: string,
  state: Step['state'],
  forMilliseconds: number,
  mirrorToo = false,
): FaultKind => ({
  row: 'F18',
  variant,
  needsPerson: true,
  make(step) {
    let begun = false;
    return {
      put(next, { disk }, { sim }) {
        if (!begun && next.steps.some((one) => one.state === state && isStep(one, step))) {
          begun = true;
          disk.fullUntil = sim.now + forMilliseconds;
          if (mirrorToo) disk.mirrorFullUntil = disk.fullUntil;
        }
        return sim.now <= disk.fullUntil ? 'fail' : undefined;
      },
    };
  },
  check: postedOnce,
});

/** The database is found damaged, which a process only sees when it opens it. */
const damaged = (variant: string, how: (disk: Disk) => void): FaultKind =>
  afterExecution(
    'F20',
    variant,
    ({ device }) => {
      device.process?.die();
      how(device.disk);
    },
    // With all that was known of it gone, a person sends it again: refused, and then found.
    { needsPerson: true, check: madeOnce },
  );

export const STORAGE_FAULTS: readonly FaultKind[] = [
  full('full for a moment, at the intent', 'intent', 0),
  full('full for a moment, at the result', 'done', 0),
  full('full for minutes, at the intent', 'intent', 5 * MINUTE),
  full('full for minutes, at the result', 'done', 5 * MINUTE),
  full('both stores full, at the result', 'done', 5 * MINUTE, true),
  damaged('emptied', (disk) => disk.empty()),
  damaged('rows lost', (disk) => disk.loseRows()),
  damaged('newest half lost', (disk) => disk.loseNewestHalf()),
  // The process lives on with what it has in memory.
  afterExecution('F20', 'emptied under a live process', ({ device }) => device.disk.empty(), {
    needsPerson: true,
  }),
];
