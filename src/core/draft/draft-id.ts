import type { DraftId } from './draft.js';

/** Crockford's base32 in lower case: no letter that is misread. Source: crockford.com/base32 */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `length` random characters, 5 bits each, from the platform's secure source. */
export function randomBase32(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('');
}

export const newDraftId = (): DraftId => randomBase32(10) as DraftId;

/** As part of a regular expression. */
export const DRAFT_ID = `[${ALPHABET}]{10}`;

const SHAPE = new RegExp(`^${DRAFT_ID}$`);

export const isDraftId = (value: unknown): value is DraftId =>
  typeof value === 'string' && SHAPE.test(value);
