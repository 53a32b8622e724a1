import { parseSync, Visitor, type Plugin } from 'vite';

interface Edit {
  readonly start: number;
  readonly end: number;
}

/** The calls that have a text said in some language, by the ending of the module that has them. */
const CALLS = { '@lit/localize': ['msg'], '/locales/spoken.js': ['told', 'asWritten'] };

/**
 * For a build that speaks the language of the sources alone: takes such calls out and leaves their
 * texts, so that nobody fetches a look-up that finds nothing.
 */
export const sourceLanguage = (): Plugin => ({
  name: 'source-language',
  enforce: 'pre',
  transform(code, id) {
    const calls = Object.entries(CALLS).flatMap(([module, names]) =>
      code.includes(`${module}'`) ? names : [],
    );
    if (calls.length === 0) return null;
    const cuts: Edit[] = [];
    const cut = (start: number, end: number): unknown => cuts.push({ start, end });
    new Visitor({
      ImportDeclaration: ({ source, start, end }) => {
        if (source.value === '@lit/localize') cut(start, end);
      },
      CallExpression: ({ callee, arguments: [text], end }) => {
        if (callee.type !== 'Identifier' || !calls.includes(callee.name) || !text) return;
        // The parentheses stay: what they hold may begin on a new line.
        cut(callee.start, callee.end);
        cut(text.end, end - 1);
      },
      TaggedTemplateExpression: ({ tag }) => {
        if (tag.type === 'Identifier' && tag.name === 'str') cut(tag.start, tag.end);
      },
    }).visit(parseSync(id, code).program);
    return { code: without(code, cuts), map: null };
  },
});

const without = (code: string, cuts: readonly Edit[]): string =>
  cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), code);
