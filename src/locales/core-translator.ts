import { countryName } from './country-name.js';
import { spoken } from './spoken.js';
import { GAPPED_SENTENCES, PLAIN_TEXTS, type GappedSentence } from './generated/core-texts.js';

/**
 * Unicode's marks around a text whose direction is its own (“first strong isolate” and its end).
 * They are not seen, and set foreign words right within a sentence that is written the other way.
 */
const [ISOLATE, END] = ['\u2068', '\u2069'];

/** A text that nobody translates, by itself or within a sentence: somebody else's words. */
export const asWritten = (text: string): string => text && ISOLATE + text + END;

/** What a gap may hold: a text as written is in it as a whole, never cut by words that are in it. */
const GAP = `((?:${ISOLATE}.*?${END}|[^${ISOLATE}${END}])*?)`;

/** The sentence with the most fixed text first: “Check the digits: …” before “Check the …”. */
const SENTENCES = GAPPED_SENTENCES.toSorted(
  ([a], [b]) => b.join('').length - a.join('').length,
).map(([parts, say]) => ({ shape: shapeOf(parts), say }));

/**
 * What the core says in English, in the language that is spoken. The core cannot say it itself: it
 * runs where nobody reads, and what it keeps is read later in some other language. What is in the
 * gaps of a sentence is translated too, where it is known. Unknown texts are Twilio's: they stay.
 */
export function tellCore(text: string): string {
  const whole = known(text) ?? countryName(text);
  if (whole !== undefined) return whole;
  for (const { shape, say } of SENTENCES) {
    const gaps = shape.exec(text)?.slice(1);
    if (gaps) return say(...gaps.map(toldGap));
  }
  return joined(text) ?? text;
}

/** “Title: one, or another” and “title (more)”: the core joins what it has names for. */
function joined(text: string): string | undefined {
  const [, title = '', joint = '', rest = '', end = ''] = JOINED.exec(text) ?? [];
  const first = inside(title);
  if (first === undefined) return undefined;
  const list = new Intl.ListFormat(spoken(), { type: 'disjunction' });
  return first + joint + list.format(rest.split(', or ').map(toldGap)) + end;
}

const JOINED = /^([^:(]+)(: | \()(.+?)(\)?)$/s;

/** Names stand in a sentence without their capital letter. */
const toldGap = (gap: string): string => inside(gap) ?? tellCore(gap);

const inside = (gap: string): string | undefined =>
  known(gap) ?? NAMES.get(gap.toLowerCase())?.() ?? countryName(gap);

const NAMES = new Map(
  Object.entries(PLAIN_TEXTS).map(([text, say]) => [text.toLowerCase(), say] as const),
);

const known = (text: string): string | undefined =>
  Object.hasOwn(PLAIN_TEXTS, text) ? PLAIN_TEXTS[text]?.() : undefined;

function shapeOf(parts: GappedSentence[0]): RegExp {
  const fixed = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(`^${fixed.join(GAP)}$`, 'is');
}
