import type { Call } from '../world/network.js';
import type { StepName } from '../world/steps.js';
import { assignmentOf } from '../world/steps.js';
import type { World } from '../world/world.js';
import { afterExecution } from './death-faults.js';
import type { Behaviour, FaultKind } from './fault.js';
import { postedOnce } from './rules.js';

const DAY = 24 * 60 * 60_000;

/** Something happens when the first call for this step leaves. */
const onCall = (
  row: string,
  variant: string,
  happens: (call: Call, world: World) => Behaviour,
  more: Partial<FaultKind> = {},
): FaultKind => ({
  row,
  variant,
  make(step) {
    let spent = false;
    return {
      network(call, world) {
        if (spent || call.purpose !== step) return undefined;
        spent = true;
        return happens(call, world);
      },
    };
  },
  ...more,
});

export const WORLD_FAULTS: readonly FaultKind[] = [
  onCall(
    'F1',
    'offline for minutes',
    ({ device }, world) => {
      goOffline(device, world);
      return { executions: 0, client: { kind: 'error' } };
    },
    { check: sentSparingly },
  ),
  onCall('F15', 'started again and again', pressAgain, {
    check: (world) => postedOnce(world) ?? oneRun(world),
  }),
  onCall('F16', 'another device begins', beginElsewhere, { twoDevices: true }),
  ...([1, -1] as const).map((days) =>
    afterExecution(
      'F19',
      `clock ${days} day`,
      ({ device }) => {
        device.skew += days * DAY;
        if (device.process) device.process.changed = true;
      },
      { check: postedOnce },
    ),
  ),
  onCall('F21', 'listed late', listedLate, { check: postedOnce }),
  onCall(
    'F22',
    'key revoked',
    (_call, world) => {
      world.goodKey = 'second key';
      return {};
    },
    { needsPerson: true },
  ),
  afterExecution(
    'F22',
    'locked',
    ({ device }) => {
      device.key = undefined;
    },
    { needsPerson: true, check: postedOnce },
  ),
  {
    row: 'F24',
    variant: 'removed in the Console',
    needsPerson: true,
    make(step, world) {
      // What is sent for review cannot be taken apart any more, so that is done just before.
      const kind =
        step === 'submit'
          ? onCall('F24', '', removeAnAssignment)
          : afterExecution('F24', '', removeWhatWasMade);
      return kind.make(step, world);
    },
    check: madeAnewOnlyWhenAsked,
  },
];

function goOffline(device: Call['device'], { sim, chance }: World): void {
  const minutes = chance.between(1, 40);
  device.offlineSince = sim.now;
  device.offlineUntil = sim.now + minutes * 60_000;
  sim.after(minutes * 60_000 + 1, () => device.process?.wake(true));
}

/** While the browser knows that there is no network nobody tries. */
function sentSparingly(world: World, step: StepName): string | undefined {
  const { unreachable } = world.network;
  if (unreachable > 0) return `${unreachable} calls were tried without a network`;
  const sent = world.network.calls.filter(({ purpose }) => purpose === step).length;
  // What the sweep could not learn then has the evaluation made again.
  return sent > 2 && step !== 'evaluate' ? `“${step}” was sent ${sent} times` : undefined;
}

function pressAgain({ device }: Call, { sim, person }: World): Behaviour {
  for (let n = 0; n < 3; n += 1)
    sim.after(n * 2, () => {
      device.process?.wake();
      void person(device).press(n === 1 ? 'submission.resume' : 'submission.start');
    });
  return {};
}

const oneRun = ({ laptop }: World): string | undefined =>
  laptop.disk.runs.size === 1 ? undefined : `${laptop.disk.runs.size} runs were begun`;

function beginElsewhere(_call: Call, world: World): Behaviour {
  const { desktop, sim, chance } = world;
  const person = world.person(desktop);
  void person.openDraft();
  sim.after(chance.between(0, 300), () => {
    desktop.started = true;
    void person.press('submission.start');
  });
  return {};
}

/** Executed, the answer is lost, and lists do not show it yet. */
function listedLate(call: Call, { chance }: World): Behaviour {
  call.listedAfter = chance.between(5_000, 30_000);
  return { client: { kind: 'error' } };
}

/** What the step made is taken away again at once: later, in review, nobody could. */
function removeWhatWasMade(call: Call, world: World): void {
  if (call.purpose === 'evaluate') return void removeAnAssignment(call, world);
  const newest = world.twilio.ledger.findLast(({ what }) => what === 'created');
  if (newest) world.drop(newest.sid, call.purpose);
}

function removeAnAssignment({ device }: Call, world: World): Behaviour {
  const { steps = [] } = device.row ?? {};
  const step = world.chance.pick(
    steps.filter(({ kind, sid }) => kind === 'assign-entity' && sid !== undefined),
  );
  if (step?.sid) world.drop(step.sid, assignmentOf(step));
  return {};
}

/** Somebody took it away on purpose, perhaps: a person is asked before it is made again. */
function madeAnewOnlyWhenAsked({ network, dropped, acts }: World): string | undefined {
  for (const { at, what } of dropped) {
    const again = network.calls.find((call) => call.purpose === what && call.sentAt > at);
    const asked = acts.some((act) => act.at > at && act.at < (again?.sentAt ?? 0));
    if (again && !asked) return `“${what}” was made again though nobody had been asked`;
  }
  return undefined;
}
