/** How it stands with the date until which an approval holds. */
export interface Validity {
  readonly state: 'valid' | 'ends-soon' | 'ended';
  /** Whole days that are left, or that have gone by since. */
  readonly days: number;
}

const DAY = 86_400_000;

/** A review takes days and a correction may follow: a month is time enough for both. */
const SOON = 30;

/**
 * Whether `valid_until` has to be warned of. Nothing is known of a renewal: nothing where Twilio
 * named no date, or none that can be read.
 */
export function validityOf(validUntil: string | null, now: number): Validity | undefined {
  const end = Date.parse(validUntil ?? '');
  if (Number.isNaN(end)) return undefined;
  if (end <= now) return { state: 'ended', days: Math.floor((now - end) / DAY) };
  const days = Math.floor((end - now) / DAY);
  return { state: days < SOON ? 'ends-soon' : 'valid', days };
}
