import type { World } from '../world/world.js';
import type { StepName } from '../world/steps.js';
import { STEPS } from '../world/steps.js';
import type { Behaviour, FaultKind } from './fault.js';

const SECOND = 1_000;

/** A fault of the network or of Twilio's front door: it befalls the first call for this step. */
const once = (
  row: string,
  variant: string,
  behaviour: (world: World) => Behaviour,
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
        return behaviour(world);
      },
    };
  },
  ...more,
});

const status = (
  code: number,
  executions: 0 | 1,
  headers?: (world: World) => Readonly<Record<string, string>>,
): Behaviour => ({
  executions,
  client: {
    kind: 'status',
    status: code,
    code: code === 429 ? 20429 : 20000 + code,
    ...(headers && { headers }),
  },
});

const inSeconds = (): Readonly<Record<string, string>> => ({ 'Retry-After': '17' });

/** An HTTP date, beside the server's own idea of now. */
const asDate = ({ sim }: World): Readonly<Record<string, string>> => ({
  'Retry-After': new Date(sim.now + 17 * SECOND).toUTCString(),
  Date: new Date(sim.now).toUTCString(),
});

const lost: Behaviour = { executions: 1, client: { kind: 'error' } };

const garbled = (body: unknown): Behaviour => ({ client: { kind: 'garbled', body } });

export const NETWORK_FAULTS: readonly FaultKind[] = [
  once('F1', 'refused', () => ({ executions: 0, client: { kind: 'error' } }), {
    check: (world, step) => posts(world, step, 2) ?? executions(world, step, 1),
  }),
  once('F2', 'reset after send', () => lost, { check: postedOnce }),
  once('F3', 'sent twice by the browser', () => ({ executions: 2 }), { check: secondCopyRemoved }),
  once('F4', '500 not executed', () => status(500, 0), {
    check: (world, step) => executions(world, step, 1),
  }),
  once('F5', '500 executed', () => status(500, 1), { check: postedOnce }),
  once('F6', '503 in seconds', () => status(503, 0, inSeconds)),
  once('F6', '503 by date', () => status(503, 0, asDate)),
  once('F6', '503 in seconds, executed', () => status(503, 1, inSeconds), { check: postedOnce }),
  once('F6', '503 by date, executed', () => status(503, 1, asDate), { check: postedOnce }),
  once('F7', '429', () => status(429, 0), { check: resentWithoutLooking }),
  once('F7', '429 in seconds', () => status(429, 0, inSeconds), { check: resentWithoutLooking }),
  once('F7', '429 by date', () => status(429, 0, asDate), { check: resentWithoutLooking }),
  once('F8', 'no answer', () => ({ client: { kind: 'timeout' } }), { check: postedOnce }),
  once('F9', '40 s late', () => late(40), { check: postedOnce }),
  once('F9', '180 s late', () => late(180), { check: secondCopyRemoved }),
  once('F10', 'cut short', () => garbled('{"sid": "'), { check: postedOnce }),
  once('F10', 'HTML', () => garbled('<html><script>alert(1)</script>'), { check: postedOnce }),
  once('F10', 'no SID', () => garbled({}), { check: postedOnce }),
  once('F10', 'wrong SID', () => garbled({ sid: `ZZ${'0'.repeat(32)}` }), { check: postedOnce }),
];

const late = (seconds: number): Behaviour => ({
  executedAfter: seconds * SECOND,
  client: { kind: 'timeout' },
});

const sent = ({ network }: World, step: StepName) =>
  network.calls.filter(({ purpose }) => purpose === step);

function posts(world: World, step: StepName, count: number): string | undefined {
  const found = sent(world, step).length;
  return found === count ? undefined : `“${step}” was sent ${found} times instead of ${count}`;
}

function executions(world: World, step: StepName, count: number): string | undefined {
  const found = sent(world, step).reduce((sum, call) => sum + call.executions, 0);
  return found === count ? undefined : `“${step}” was executed ${found} times instead of ${count}`;
}

/** An evaluation is harmless twice and is simply asked for again; everything else is found. */
export function postedOnce(world: World): string | undefined {
  for (const step of STEPS) {
    const wrong = step === 'evaluate' ? undefined : posts(world, step, 1);
    if (wrong) return wrong;
  }
  return undefined;
}

/** Of what was made twice one is deleted; nothing else is ever deleted. */
function secondCopyRemoved(world: World, step: StepName): string | undefined {
  const isObject = step.startsWith('create');
  const deleted = world.twilio.ledger.filter(({ what }) => what === 'deleted').length;
  // A Twilio that assigns the same twice has a second assignment to lose, if it came in time.
  const most = isObject || world.twilio.settings.repeatAssignment === 'second' ? 1 : 0;
  if (deleted > most || (isObject && deleted < 1)) return `${deleted} objects were deleted`;
  return isObject ? executions(world, step, 2) : undefined;
}

/** A 429 says that nothing happened, so nobody looks before it is sent again. */
function resentWithoutLooking(world: World, step: StepName): string | undefined {
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
