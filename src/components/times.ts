import { msg } from '@lit/localize';
import { spoken } from '../locales/spoken.js';

const DAY_MS = 86_400_000;

/** "12:04", and with seconds where one waits for it. */
export const clockTime = (at: number, locale?: string, seconds = false): string =>
  format(at, locale, {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
  });

/** "21 November, 12:04"; with the year where it is another one. */
export const dateTime = (at: number, locale?: string, now = Date.now()): string =>
  format(at, locale, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    ...(new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
  });

/** "21 November 2026 at 12:04", for paper. */
export const fullDate = (at: number, locale?: string): string =>
  format(at, locale, { dateStyle: 'long', timeStyle: 'short' });

/** "21 November 2026": a day that matters whatever the hour. */
export const date = (at: number, locale?: string): string =>
  format(at, locale, { day: 'numeric', month: 'long', year: 'numeric' });

/** How long ago, as short as a list wants it: "now", "4 h", "3 Nov". */
export function ago(at: number, locale?: string, now = Date.now()): string {
  const minutes = Math.max(0, Math.round((now - at) / 60_000));
  if (minutes < 1) return msg('now');
  if (minutes < 60) return measured(minutes, 'minute');
  if (now - at < DAY_MS) return measured(Math.round(minutes / 60), 'hour');
  return format(at, locale, { day: 'numeric', month: 'short' });
}

/** "0.6 s", "41 s", "3 min"; while it still grows, in whole seconds. */
export function duration(ms: number, growing = false): string {
  if (ms < 9_950 && !growing) return measured((ms / 1000).toFixed(1), 'second');
  if (ms < 90_000) return measured(Math.round(ms / 1000), 'second');
  return measured(Math.round(ms / 60_000), 'minute');
}

/** English is written shorter than Intl does it. */
const measured = (value: number | string, unit: 'hour' | 'minute' | 'second'): string =>
  spoken() === 'en'
    ? `${value} ${unit === 'minute' ? 'min' : unit[0]}`
    : Number(value).toLocaleString(spoken(), { style: 'unit', unit });

function format(
  at: number,
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): string {
  return Number.isNaN(at) ? '' : formatFor(locale || asSpoken(), options).format(at);
}

/** In the language of the words, as it is written where the reader is if the browser knows that. */
const asSpoken = (): string =>
  // In the digits of our own words and counts.
  `${navigator.language.startsWith(spoken()) ? navigator.language : spoken()}-u-nu-latn`;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a browser longer than all else that a key brings about, so each is made once. */
function formatFor(
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  // A journey may change the zone.
  const key = JSON.stringify([locale, options, new Date().getTimezoneOffset()]);
  const present = formats.get(key) ?? newFormat(locale, options);
  formats.set(key, present);
  return present;
}

function newFormat(
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    // A partner may write a locale that no browser knows.
    return new Intl.DateTimeFormat(asSpoken(), options);
  }
}
