import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/root.js';

/** One sentence of a translators' file. */
export interface Unit {
  readonly id: string;
  readonly source: string;
  readonly target?: string;
  /** Numbers of what is put in between, in order. */
  readonly gaps: readonly string[];
  readonly targetGaps: readonly string[];
}

/** Its format is XLIFF 1.2, as `lit-localize extract` writes it. */
export function readUnits(locale: string): Unit[] {
  const file = readFileSync(join(ROOT, `src/locales/xliff/${locale}.xlf`), 'utf8');
  return [...file.matchAll(/<trans-unit id="(.*?)">(.*?)<\/trans-unit>/gs)].map(([, id, unit]) => {
    const said = (tag: string): string | undefined =>
      new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(unit ?? '')?.[1];
    const [source, target] = [said('source') ?? '', said('target')];
    const gapsOf = (text = ''): string[] =>
      [...text.matchAll(/<x id="(.*?)"/g)].map(([, gap]) => gap ?? '').toSorted();
    return {
      id: id ?? '',
      source,
      gaps: gapsOf(source),
      targetGaps: gapsOf(target),
      ...(target && { target }),
    };
  });
}

/** How many forms a count has in a language, by Unicode's CLDR. */
export const formsOf = (locale: string): number =>
  new Intl.PluralRules(locale).resolvedOptions().pluralCategories.length;
