import { altered } from './altered-answers.js';
import type { Ending, Fault } from './fault.js';
import { hostile } from './hostile-text.js';

type Row = readonly [
  /** `name`, `name:PARAMETER` or `name[:PARAMETER]`. */
  grammar: string,
  does: string,
  make: (parameter: string | undefined) => Omit<Fault, 'name'>,
];

const error =
  (status: number, code: number, message: string) =>
  (retryAfter?: string): Ending => ({
    kind: 'error',
    status,
    code,
    message,
    ...(retryAfter !== undefined && { retryAfter: Number(retryAfter) }),
  });

const internal = error(500, 20500, 'An internal server error has occurred');
const unavailable = error(503, 20503, 'Service is unavailable. Please try again');
export const tooMany = error(429, 20429, 'Too Many Requests');

const never = (ending: Ending) => ({ executes: 'never', ending }) as const;
const atOnce = (ending: Ending) => ({ executes: 'at once', ending }) as const;
const ANSWER = { kind: 'answer' } as const;
const FOREIGN = 'https://twilio.attacker.example';

/** Every fault there is. A new one is a row here. */
export const FAULT_TABLE: readonly Row[] = [
  [
    'refuse',
    'closes the connection before the body is read',
    () => ({ ...never({ kind: 'close' }), onArrival: true }),
  ],
  [
    'reset-before',
    'resets the connection before the body is read',
    () => ({ ...never({ kind: 'reset' }), onArrival: true }),
  ],
  ['reset-after', 'executes, then resets the connection', () => atOnce({ kind: 'reset' })],
  [
    'reset-reused',
    'executes, then resets, where the connection has answered before: a browser sends again',
    () => ({ ...atOnce({ kind: 'reset' }), onlyReused: true }),
  ],
  ['stream-reset', 'executes, then RST_STREAM (HTTP/2)', () => atOnce({ kind: 'stream' })],
  [
    'goaway',
    'executes, then GOAWAY that denies it (HTTP/2): a browser sends again',
    () => atOnce({ kind: 'goaway' }),
  ],
  ['broken-off', 'executes and resets half way through', () => atOnce({ kind: 'broken-off' })],
  ['500[:S]', 'is not executed; with S, Retry-After', (s) => never(internal(s))],
  ['500-after[:S]', 'is executed', (s) => atOnce(internal(s))],
  ['503[:S]', 'is not executed', (s) => never(unavailable(s))],
  ['503-after[:S]', 'is executed', (s) => atOnce(unavailable(s))],
  ['429[:S]', 'is not executed', (s) => never(tooMany(s))],
  ['latency:MS', 'executes MS later, and answers', (ms) => ({ ...atOnce(ANSWER), wait: +ms! })],
  [
    'slow[:MS]',
    'executes at once and answers MS later, 30000 if not given',
    (ms = '30000') => ({ ...atOnce(ANSWER), hold: +ms }),
  ],
  ['hang', 'executes and never answers', () => atOnce({ kind: 'silence' })],
  [
    'late[:MS]',
    'never answers, and executes MS later, 40000 if not given, whoever still waits',
    (ms = '40000') => ({ executes: 'late', wait: +ms, ending: { kind: 'silence' } }),
  ],
  [
    'late-503[:MS]',
    'answers 503 at once, and executes MS later',
    (ms = '40000') => ({ executes: 'late', wait: +ms, ending: unavailable() }),
  ],
  ['truncated', 'sends half of its JSON', () => atOnce(altered.truncated)],
  ['html', 'sends a page instead of JSON', () => atOnce(altered.html)],
  ['no-sid', 'leaves out every `sid`', () => atOnce(altered.noSid)],
  ['wrong-sid', 'makes every `sid` one of no kind', () => atOnce(altered.wrongSid)],
  ['other-sid', 'makes every `sid` that of nothing', () => atOnce(altered.otherSid)],
  [
    'redirect[:URL]',
    'is not executed and sent elsewhere (307)',
    (url = `${FOREIGN}/v1`) => never(altered.redirect(url)),
  ],
  [
    'foreign-next-page[:URL]',
    'a list goes on at another site',
    (url = `${FOREIGN}/v1`) => atOnce(altered.foreignNextPage(url)),
  ],
  [
    'listing-lag:MS',
    'a list without what is younger than MS',
    (ms) => ({ ...atOnce(ANSWER), settings: { listLag: +ms! } }),
  ],
  [
    'hostile',
    'makes every text that is no SID, date, URL or machine name hostile',
    () => atOnce(hostile),
  ],
];

/** What a parameter may be, by its name in the grammar. */
const PARAMETERS: Readonly<Record<string, RegExp>> = {
  S: /^\d{1,5}$/,
  MS: /^\d{1,7}$/,
  URL: /^https?:\/\/[^\s]+$/,
};

export const FAULT_NAMES = FAULT_TABLE.map(([grammar]) => grammar);

/** The faults as a person may write them, and what each does. */
export const explainFaults = () => FAULT_TABLE.map(([fault, does]) => ({ fault, does }));

export function readFault(name: string): Fault | undefined {
  const [head = '', parameter] = name.split(/:(.*)/s, 2);
  for (const [grammar, , make] of FAULT_TABLE) {
    const [, base, isOptional, kind] = /^([\w-]+)(\[?):?(\w*)\]?$/.exec(grammar)!;
    if (base !== head) continue;
    const isWellSaid = kind && parameter !== undefined && PARAMETERS[kind]!.test(parameter);
    const isLeftOut = parameter === undefined && (!kind || isOptional);
    return isWellSaid || isLeftOut ? { name, ...make(parameter) } : undefined;
  }
  return undefined;
}
