import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor, type ESTree } from 'vite';

/** Rooms whose sentences reach people, but which know English alone. */
const ROOMS = ['src/core', 'src/protocol', 'src/background', 'src/content'];
/** Properties whose values are Twilio's or the browser's, not for reading. */
const NOT_READ = new Set(['value', 'values', 'field', 'autocomplete', 'pattern', 'name', 'order']);

/** The fixed parts of a sentence, with what is put in between left out. */
export type CoreText = readonly string[];

/** Every sentence of the core, once, in order. Found by its look: it begins with a capital letter. */
export function coreTexts(root: string): CoreText[] {
  const found = new Map<string, CoreText>();
  for (const path of ROOMS.flatMap((room) => modulesOf(root, room)))
    for (const text of textsOf(path, readFileSync(join(root, path), 'utf8')))
      found.set(text.join('\0'), text);
  return [...found.values()].toSorted((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1));
}

const modulesOf = (root: string, room: string): string[] =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    // What a test build alone says is in no product.
    .filter((file) => file.endsWith('.ts') && !file.endsWith('failpoints.ts'))
    .map((file) => `${room}/${file}`);

function textsOf(path: string, code: string): CoreText[] {
  const { program } = parseSync(path, code);
  const unread = new Set<number>();
  const skip = (node: ESTree.Node | null | undefined): void => {
    if (node) for (let at = node.start; at < node.end; at += 1) unread.add(at);
  };
  const found: (readonly [at: number, texts: CoreText[]])[] = [];
  new Visitor({
    Property: ({ key, value, computed }) => {
      if (!computed) skip(key);
      if (key.type === 'Identifier' && NOT_READ.has(key.name)) skip(value);
    },
    NewExpression: (node) => {
      // A mistake of whoever programs, not of whoever types.
      if (node.callee.type === 'Identifier' && /^(Type|Range)?Error$/.test(node.callee.name))
        skip(node);
    },
    ImportDeclaration: skip,
    TSLiteralType: skip,
    BinaryExpression: ({ operator, left, right }) => {
      if (operator === '+') return;
      skip(left);
      skip(right);
    },
    Literal: ({ value, start }) => {
      if (typeof value === 'string') found.push([start, [[value]]]);
    },
    TemplateLiteral: (node) => found.push([node.start, spelledOut(node)]),
  }).visit(program);
  return found
    .filter(([at]) => !unread.has(at))
    .flatMap(([, texts]) => texts)
    .filter(isSentence);
}

/** Not: what a development build alone says, lists of codes, headers, verbs of HTTP, names of types, bare joints of two texts. */
const isSentence = ([start = '', ...rest]: CoreText): boolean =>
  start === ''
    ? rest.some((part) => /[a-z]+ [a-z]+ [a-z]+/.test(part))
    : /^(\p{Lu}\p{Ll}|\p{Lu}+,? \S|[A-Z]{3,5}$|\p{Lu}-\p{Ll})/u.test(start) &&
      !/^([A-Z]{2,3}( |$))+$|^[A-Z][a-z]+(-[A-Z][a-z]+)+$|^[A-Z][a-z]+[A-Z]|->|^(GET|POST|NFKD)|127\.0\.0\.1|^Authorization$|^Basic /.test(
        start,
      ) &&
      (rest.length > 0 || start.trim() === start);

/** A choice between two words within a sentence makes two sentences. */
function spelledOut({ quasis, expressions }: ESTree.TemplateLiteral): CoreText[] {
  let texts: string[][] = [[quasis[0]?.value.cooked ?? '']];
  for (const [index, expression] of expressions.entries()) {
    const rest = quasis[index + 1]?.value.cooked ?? '';
    const words = wordsOf(expression);
    texts = words
      ? texts.flatMap((text) =>
          words.map((word) => [...text.slice(0, -1), text.at(-1) + word + rest]),
        )
      : texts.map((text) => [...text, rest]);
  }
  return texts;
}

function wordsOf(expression: ESTree.Expression): string[] | undefined {
  if (expression.type === 'Literal' && typeof expression.value === 'string')
    return [expression.value];
  if (expression.type !== 'ConditionalExpression') return undefined;
  const [yes, no] = [wordsOf(expression.consequent), wordsOf(expression.alternate)];
  return yes && no ? [...yes, ...no] : undefined;
}
