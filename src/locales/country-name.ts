import { spoken } from './spoken.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** ISO 3166-1 alpha-2 codes by their English names, which the core says. */
let codes: ReadonlyMap<string, string> | undefined;

/** A country's name in the language that is spoken, by its English one; nothing for other words. */
export function countryName(english: string): string | undefined {
  codes ??= new Map(namesIn('en'));
  const code = codes.get(english);
  return code && new Intl.DisplayNames(spoken(), { type: 'region' }).of(code);
}

function namesIn(language: string): [name: string, code: string][] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
    const name = names.of(code);
    return name === undefined ? [] : [[name, code]];
  });
}
