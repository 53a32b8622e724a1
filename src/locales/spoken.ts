/** A language that is spoken: how its code is written, and how the core's sentences are said in it. */
export interface Language {
  /** BCP 47, such as `es`. */
  readonly code: string;
  /** The way it is written; without one, that of the page. */
  readonly direction?: 'ltr' | 'rtl';
  told(text: string): string;
  /** Marks a text that `told` is to leave alone; where nothing is translated, none needs a mark. */
  asWritten?(text: string): string;
}

/** As the sources are written. */
export const ENGLISH: Language = { code: 'en', told: (text) => text };

let now = ENGLISH;

/** BCP 47 code of the language that everything is said in: for dates, numbers and plurals. */
export const spoken = (): string => now.code;

/** For the `dir` of what is said, inside a page of some other language. */
export const direction = (): Language['direction'] => now.direction;

/** A sentence of the core, which knows English alone, as it is said here; Twilio's own stay as they are. */
export const told = (text: string): string => now.told(text);

/**
 * Words of the page around us, which are shown as they were written: even where they are the very
 * words of one of our own sentences, and within a sentence of ours that names them.
 */
export const asWritten = (text: string): string => now.asWritten?.(text) ?? text;

/** Before anything is shown: what is on the screen is not said again. */
export const setSpoken = (language: Language): void => {
  now = language;
};
