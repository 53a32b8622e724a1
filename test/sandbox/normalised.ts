/** What no two runs have in common, written the same: SIDs, dates and hosts. */
const STANDS_FOR: readonly (readonly [RegExp, string])[] = [
  // The reference's own stand-ins are of 32 or 33 letters, one of them of capital X.
  [/\b(A[CD]|B[UV]|E[L]|I[T]|O[Y]|P[N]|R[ADN]|RI|AP|TK)[0-9a-zX]{32,33}\b/g, '<$1…>'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|\+00:00)$/, '<date>'],
  [/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/, '<date>'],
  [/^https?:\/\/(trusthub\.twilio\.com|api\.twilio\.com|127\.0\.0\.1:\d+)/, '<host>'],
];

export function normalised(value: unknown): unknown {
  if (typeof value === 'string') {
    return STANDS_FOR.reduce((text, [pattern, name]) => text.replace(pattern, name), value);
  }
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, normalised(part)]));
}
