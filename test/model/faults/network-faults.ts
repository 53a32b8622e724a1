import type { World } from '../world/world.js';
import type { Behaviour, FaultKind } from './fault.js';
import { executions, postedOnce, posts, resentWithoutLooking, secondCopyRemoved } from './rules.js';

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

/** Twilio refuses it by its rules, and then no more. No row of the table. */
export const REFUSED = once('refused', '400', () => status(400, 0), { needsPerson: true });

/** And goes on to refuse until a person was asked. */
export const REFUSED_UNTIL_ASKED: FaultKind = {
  row: 'refused',
  variant: '400 until a person was asked',
  needsPerson: true,
  make: (step) => ({
    network: ({ purpose }, { acts }) =>
      purpose === step && acts.length === 0 ? status(400, 0) : undefined,
  }),
};

const late = (seconds: number): Behaviour => ({
  executedAfter: seconds * SECOND,
  client: { kind: 'timeout' },
});
