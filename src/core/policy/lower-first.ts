/** A label within a sentence: "Legal name" → "legal name", "E-mail" → "e-mail"; "EIN" stays. */
export const lowerFirst = (label: string): string =>
  /^\p{Lu}-?\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
