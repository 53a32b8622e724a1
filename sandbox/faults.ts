/** What is to go wrong, as one row of data that the server carries out. */
export interface Fault {
  readonly name: string;
  /** Whether the call is carried out in the world before it goes wrong. */
  readonly executes: boolean;
  readonly ending: 'answer' | 'error' | 'reset' | 'destroy' | 'silence';
  /** For the ending `error`. */
  readonly error?: { readonly status: number; readonly code: number; readonly message: string };
  /** Milliseconds to wait before anything is done. */
  readonly delay?: number;
}

const INTERNAL = { status: 500, code: 20500, message: 'An internal server error has occurred' };
const UNAVAILABLE = {
  status: 503,
  code: 20503,
  message: 'Service is unavailable. Please try again',
};
const TOO_MANY = { status: 429, code: 20429, message: 'Too Many Requests' };

const FAULTS: Record<string, Omit<Fault, 'name'>> = {
  refuse: { executes: false, ending: 'destroy' },
  'reset-before': { executes: false, ending: 'reset' },
  'reset-after': { executes: true, ending: 'reset' },
  '500': { executes: false, ending: 'error', error: INTERNAL },
  '500-after': { executes: true, ending: 'error', error: INTERNAL },
  '503': { executes: false, ending: 'error', error: UNAVAILABLE },
  '429': { executes: false, ending: 'error', error: TOO_MANY },
  hang: { executes: true, ending: 'silence' },
};

const LATENCY = /^latency:(\d{1,7})$/;

const KNOWN = [...Object.keys(FAULTS), 'latency:MS'].join(', ');

export function readFault(name: string): Fault | undefined {
  const latency = LATENCY.exec(name);
  if (latency) return { name, executes: true, ending: 'answer', delay: Number(latency[1]) };
  return Object.hasOwn(FAULTS, name) ? { name, ...FAULTS[name]! } : undefined;
}

export interface FaultRule {
  readonly method?: string;
  /** A regular expression on the path, without the query. */
  readonly path?: string;
  /** The first matching call to which it happens; 1 where it is not given. */
  readonly nth?: number;
  /** To how many calls in a row; 1 where it is not given. */
  readonly times?: number;
  readonly fault: string;
}

interface ArmedRule {
  readonly matches: (method: string, path: string) => boolean;
  readonly first: number;
  readonly last: number;
  readonly fault: Fault;
  seen: number;
}

const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 1;

function arm(rule: FaultRule): ArmedRule | string {
  const { method, path = '', nth = 1, times = 1 } = rule ?? {};
  const fault = readFault(String(rule?.fault));
  if (!fault) return `Unknown fault ${String(rule?.fault)}; known are ${KNOWN}`;
  if (!isCount(nth) || !isCount(times)) return 'nth and times are whole numbers from 1 on';
  if (method !== undefined && typeof method !== 'string') return 'method is a string';
  if (typeof path !== 'string') return 'path is a regular expression';
  try {
    const pattern = new RegExp(path);
    return {
      matches: (m, p) => (method === undefined || m === method.toUpperCase()) && pattern.test(p),
      first: nth,
      last: nth + times - 1,
      fault,
      seen: 0,
    };
  } catch {
    return `path is no regular expression: ${path}`;
  }
}

/** The rules of PUT /sandbox/faults; each counts the calls that match it by itself. */
export class Faults {
  #rules: ArmedRule[] = [];

  /** Puts `rules` in place of those before; a sentence that says why not, else undefined. */
  replace(rules: unknown): string | undefined {
    if (!Array.isArray(rules)) return 'rules must be a list';
    const armed = rules.map(arm);
    const problem = armed.find((rule) => typeof rule === 'string');
    if (problem !== undefined) return problem as string;
    this.#rules = armed as ArmedRule[];
    return undefined;
  }

  /** The fault for this call, if any. Every rule counts the call, the first that is due wins. */
  next(method: string, path: string): Fault | undefined {
    let due: Fault | undefined;
    for (const rule of this.#rules) {
      if (!rule.matches(method, path)) continue;
      rule.seen++;
      if (rule.seen >= rule.first && rule.seen <= rule.last) due ??= rule.fault;
    }
    return due;
  }
}
