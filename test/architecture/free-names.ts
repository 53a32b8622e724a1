import { parseSync } from 'vite';

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Names that a module uses and does not declare anywhere: what it takes from its surroundings. */
export function freeNames(path: string, code: string): Set<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  walk(parseSync(path, code).program as unknown as Node, used, declared);
  return new Set([...used].filter((name) => !declared.has(name)));
}

function walk(node: Node, used: Set<string>, declared: Set<string>): void {
  if (node.type === 'Identifier') used.add(node['name'] as string);
  for (const [key, value] of Object.entries(node)) {
    if (isPropertyName(node, key)) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (!isNode(child)) continue;
      if (isDeclaration(node, key)) declare(child, declared);
      walk(child, used, declared);
    }
  }
}

/** `a.document` and `{ document: … }` name a property, not the page. */
const isPropertyName = (node: Node, key: string): boolean =>
  (key === 'property' || key === 'key') && node['computed'] !== true && node['shorthand'] !== true;

const isDeclaration = (node: Node, key: string): boolean =>
  key === 'params' ||
  (key === 'param' && node.type === 'CatchClause') ||
  (key === 'local' && node.type.startsWith('Import')) ||
  (key === 'id' && node.type !== 'TSTypeReference');

/** Takes the names out of a pattern: `{ a, b: [c = 1], ...d }` declares a, c and d. */
function declare(pattern: Node, declared: Set<string>): void {
  if (pattern.type === 'Identifier') declared.add(pattern['name'] as string);
  const inside = [
    pattern['elements'],
    pattern['properties'],
    pattern.type === 'Property' ? pattern['value'] : undefined,
    pattern.type === 'AssignmentPattern' ? pattern['left'] : undefined,
    pattern['argument'],
    pattern['parameter'],
  ];
  for (const child of inside.flat()) if (isNode(child)) declare(child, declared);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
