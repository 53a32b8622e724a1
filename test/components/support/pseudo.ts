import { configureLocalization, str, type LocaleModule } from '@lit/localize';
import { html } from 'lit';
import { asWritten, tellCore } from '../../../src/locales/core-translator.js';
import { setSpoken } from '../../../src/locales/spoken.js';

/**
 * A language that nobody speaks: every sentence of ours in brackets, its letters with marks. What
 * stands on a screen without brackets was forgotten. Made of the sources in a translators' file.
 */
export async function speakPseudo(): Promise<void> {
  const { setLocale } = configureLocalization({
    sourceLocale: 'en',
    targetLocales: ['en-XA'],
    loadLocale: async () => pseudoModule(),
  });
  await setLocale('en-XA');
  setSpoken({ code: 'en-XA', told: tellCore, asWritten });
}

const marked = (text: string): string =>
  text.replaceAll(/[aeiouAEIOU]/g, (vowel) => `${vowel}\u0301`).normalize('NFC');

async function pseudoModule(): Promise<LocaleModule> {
  const response = await fetch(new URL('../../../src/locales/xliff/de.xlf', import.meta.url));
  const file = new DOMParser().parseFromString(await response.text(), 'application/xml');
  const units = [...file.querySelectorAll('trans-unit')].map((unit) => {
    const source = unit.querySelector('source');
    if (!source) throw new Error(`${unit.id} has no source`);
    return [unit.id, template(source, unit.id.startsWith('h'))] as const;
  });
  return { templates: Object.fromEntries(units) };
}

/** As `lit-localize build` writes a translation: the gaps are numbers of the values that go there. */
function template(source: Element, isHtml: boolean): LocaleModule['templates'][string] {
  const strings = ['⟦'];
  const gaps: number[] = [];
  const add = (text: string): unknown => strings.push(strings.pop() + text);
  for (const node of source.childNodes) {
    if (!(node instanceof Element)) {
      // Forms of a plural are in brackets each.
      add(marked(node.textContent ?? '').replaceAll('|', '⟧|⟦'));
      continue;
    }
    for (const [index, part] of (node.getAttribute('equiv-text') ?? '')
      .split(/\$\{.*?\}/s)
      .entries()) {
      if (index > 0) {
        gaps.push(gaps.length);
        strings.push('');
      }
      add(part);
    }
  }
  add('⟧');
  if (isHtml) return html(templateStrings(strings), ...gaps);
  return gaps.length === 0 ? (strings[0] ?? '') : str(templateStrings(strings), ...gaps);
}

const templateStrings = (strings: readonly string[]): TemplateStringsArray =>
  Object.assign([...strings], { raw: strings });
