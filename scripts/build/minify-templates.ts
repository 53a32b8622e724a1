import type { Plugin } from 'vite';

/** Of a syntax tree no more than this is looked at. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

interface Quasi extends Node {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes the indentation out of templates and style sheets, which no minifier of JavaScript may touch.
 * Nothing of ours keeps white space, and between two elements a space stays.
 */
export const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  enforce: 'post',
  transform(code, id) {
    if (!id.includes('/src/') || !/\b(?:html|svg|css)`/.test(code)) return null;
    const texts: { start: number; end: number; text: string }[] = [];
    visit(this.parse(code) as unknown as Node, (tag, { start, end }) => {
      const text = code.slice(start, end);
      texts.push({ start, end, text: tag === 'css' ? smallSheet(text) : smallMarkup(text) });
    });
    const small = texts
      .toSorted((a, b) => b.start - a.start)
      .reduce((rest, { start, end, text }) => rest.slice(0, start) + text + rest.slice(end), code);
    return { code: small, map: null };
  },
});

const smallMarkup = (text: string): string =>
  text.replaceAll(/\s*\n\s*(?=>)/g, '').replaceAll(/\s*\n\s*/g, ' ');

/** A colon before a value has a space after it, one in a selector has none. */
const smallSheet = (text: string): string =>
  text
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/([{};,]) /g, '$1')
    .replaceAll(/ ([{}])/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}');

function visit(node: Node, found: (tag: string, quasi: Quasi) => void): void {
  if (node.type === 'TaggedTemplateExpression') {
    const { name } = node['tag'] as Node;
    const { quasis } = node['quasi'] as Node;
    if (name === 'html' || name === 'svg' || name === 'css')
      for (const quasi of quasis as Quasi[]) found(name, quasi);
  }
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) visit(child, found);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;
