import type { Fault } from './fault.js';
import { FAULT_NAMES, readFault } from './fault-table.js';

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

/** What a rule can tell of a call before its body is read. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  /** Whether its connection has carried an answer before. */
  readonly reused: boolean;
}

interface ArmedRule {
  readonly rule: FaultRule;
  readonly matches: (arrival: Arrival) => boolean;
  readonly first: number;
  readonly last: number;
  readonly fault: Fault;
  seen: number;
}

const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 1;

export const unknownFault = (name: unknown) =>
  `Unknown fault ${String(name)}; known are ${FAULT_NAMES.join(', ')}`;

function arm(rule: FaultRule): ArmedRule | string {
  const { method, path = '', nth = 1, times = 1 } = rule ?? {};
  const fault = readFault(String(rule?.fault));
  if (!fault) return unknownFault(rule?.fault);
  if (!isCount(nth) || !isCount(times)) return 'nth and times are whole numbers from 1 on';
  if (method !== undefined && typeof method !== 'string') return 'method is a string';
  if (typeof path !== 'string') return 'path is a regular expression';
  try {
    const pattern = new RegExp(path);
    return {
      rule,
      matches: (arrival) =>
        (method === undefined || arrival.method === method.toUpperCase()) &&
        pattern.test(arrival.path) &&
        (arrival.reused || !fault.onlyReused),
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
export class FaultRules {
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

  /** The rules as they were given, and how many calls each has counted. */
  get report(): readonly (FaultRule & { readonly seen: number })[] {
    return this.#rules.map(({ rule, seen }) => ({ ...rule, seen }));
  }

  /** The fault for this call, if any. Every rule counts the call, the first that is due wins. */
  next(arrival: Arrival): Fault | undefined {
    let due: Fault | undefined;
    for (const rule of this.#rules) {
      if (!rule.matches(arrival)) continue;
      rule.seen++;
      if (rule.seen >= rule.first && rule.seen <= rule.last) due ??= rule.fault;
    }
    return due;
  }
}
