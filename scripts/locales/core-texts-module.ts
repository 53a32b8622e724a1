import { coreTexts, type CoreText } from './core-texts.js';

const HEAD = `import { msg, str } from '@lit/localize';

// Written by scripts/locales/write-core-texts.ts from what the core says. Do not edit.

/** A sentence with gaps: its fixed parts, and how it is said with the gaps filled. */
export type GappedSentence = readonly [
  parts: readonly string[],
  say: (...gaps: string[]) => string,
];
`;

/** A module that names every sentence of the core to whoever collects what is to be translated. */
export function coreTextsModule(root: string): string {
  const texts = coreTexts(root);
  const plain = texts.flatMap((text) => (text.length === 1 ? text : []));
  const gapped = texts.filter((text) => text.length > 1);
  return `${HEAD}
export const PLAIN_TEXTS: Readonly<Record<string, () => string>> = {
${plain.map((text) => `  ${quoted(text)}: () => msg(${quoted(text)}),`).join('\n')}
};

export const GAPPED_SENTENCES: readonly GappedSentence[] = [
${gapped.map(sentence).join('\n')}
];
`;
}

function sentence(text: CoreText): string {
  const gaps = text.slice(1).map((_, index) => `gap${index}`);
  const said = text.map((part, index) => escaped(part) + (gaps[index] ? `\${${gaps[index]}}` : ''));
  return `  [${JSON.stringify(text)}, (${gaps.join(', ')}) => msg(str\`${said.join('')}\`)],`;
}

const quoted = (text: string): string => JSON.stringify(text);

const escaped = (part: string): string => part.replaceAll(/[`\\]|\$(?=\{)/g, '\\$&');
