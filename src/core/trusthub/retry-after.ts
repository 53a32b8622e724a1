const SHORTEST = 500;
const LONGEST = 10 * 60_000;

/**
 * Milliseconds to wait by a `Retry-After` header: seconds or an HTTP date, clamped to what a run
 * can bear. The server's own `Date` stands for now, so that a wrong clock here does no harm.
 * Source: RFC 9110 §10.2.3
 */
export function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('Retry-After')?.trim();
  if (!value) return undefined;
  const delay = /^\d+$/.test(value) ? Number(value) * 1000 : dateOf(value) - nowOf(headers);
  return Number.isNaN(delay) ? undefined : Math.min(Math.max(delay, SHORTEST), LONGEST);
}

/** Browsers make a date of nearly anything, "-5" included; HTTP's begin with the day's name. */
const dateOf = (value: string): number => (DAY.test(value) ? Date.parse(value) : NaN);

const DAY = /^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,? /;

const nowOf = (headers: Headers): number => {
  const date = Date.parse(headers.get('Date') ?? '');
  return Number.isNaN(date) ? Date.now() : date;
};
