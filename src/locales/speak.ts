import { configureLocalization, type LocaleModule } from '@lit/localize';
import { asWritten, tellCore } from './core-translator.js';
import { sourceLocale, targetLocales } from './generated/locale-codes.js';
import { ENGLISH, setSpoken, type Language } from './spoken.js';

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
 */
export async function speak(wished: readonly (string | null | undefined)[]): Promise<Language> {
  const codes = wished.flatMap((tag) => tag?.toLowerCase().split('-')[0] || []);
  const wanted = codes.find((one) => one === sourceLocale || Object.hasOwn(WORDS, one));
  // Without its words the form is there in English, rather than not at all.
  const code = await setLocale(wanted ?? sourceLocale).then(
    () => wanted,
    () => setLocale(sourceLocale).then(() => sourceLocale),
  );
  const language: Language =
    code === undefined || code === sourceLocale
      ? ENGLISH
      : { code, direction: code === 'ar' ? 'rtl' : 'ltr', told: tellCore, asWritten };
  setSpoken(language);
  return language;
}

/** For a page of our own: in the browser's language, written in its direction. */
export async function speakAsBrowser(): Promise<void> {
  const { code, direction } = await speak(navigator.languages);
  document.documentElement.lang = code;
  document.documentElement.dir = direction ?? 'ltr';
}
