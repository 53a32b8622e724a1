import { configureLocalization, type LocaleModule } from '@lit/localize';
import { tellCore } from './core-translator.js';
import { sourceLocale, targetLocales } from './generated/locale-codes.js';
import { ENGLISH, setSpoken } from './spoken.js';

/** Fetched when wanted: nobody reads five. */
const WORDS: Record<(typeof targetLocales)[number], () => Promise<LocaleModule>> = {
  ar: () => import('./generated/ar.js'),
  de: () => import('./generated/de.js'),
  es: () => import('./generated/es.js'),
  ja: () => import('./generated/ja.js'),
};

const { setLocale } = configureLocalization({
  sourceLocale,
  targetLocales,
  loadLocale: (code) => WORDS[code as keyof typeof WORDS](),
});

/**
 * Says everything in the first language wished that we have, else in English. To be awaited before
 * the first component is defined: what is on the screen is not said again.
 * @param wished BCP 47 tags, the dearest first, such as `navigator.languages`
 * @returns the code of the language
 */
export async function speak(wished: readonly (string | null | undefined)[]): Promise<string> {
  const codes = wished.flatMap((tag) => tag?.toLowerCase().split('-')[0] || []);
  const code = codes.find((one) => one === sourceLocale || one in WORDS) ?? sourceLocale;
  await setLocale(code);
  setSpoken(code === sourceLocale ? ENGLISH : { code, told: tellCore });
  return code;
}

/** For a page of our own: in the browser's language, written in its direction. */
export async function speakAsBrowser(): Promise<void> {
  const code = await speak(navigator.languages);
  document.documentElement.lang = code;
  document.documentElement.dir = directionOf(code);
}

/** In which direction a language of ours is written. */
export const directionOf = (code: string): 'ltr' | 'rtl' => (code === 'ar' ? 'rtl' : 'ltr');
