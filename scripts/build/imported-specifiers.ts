import { parseSync, Visitor } from 'vite';

export interface ImportedSpecifier {
  readonly specifier: string;
  readonly kind: 'static' | 'type' | 'dynamic' | 'url';
}

/**
 * Everything a module asks for: imports and re-exports, type-only, side-effect and dynamic ones,
 * `import('…').Type`, and files named by `new URL('…', import.meta.url)`.
 * A dynamic import of something computed is reported as `<computed>`, so that nobody overlooks it.
 */
export function importedSpecifiers(path: string, code: string): ImportedSpecifier[] {
  const { program, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const found: ImportedSpecifier[] = [];
  const add = (kind: ImportedSpecifier['kind'], source: unknown): void => {
    found.push({ kind, specifier: literal(source) ?? '<computed>' });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.importKind === 'type' ? 'type' : 'static', node.source),
    ExportAllDeclaration: (node) =>
      add(node.exportKind === 'type' ? 'type' : 'static', node.source),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.exportKind === 'type' ? 'type' : 'static', node.source);
    },
    ImportExpression: (node) => add('dynamic', node.source),
    TSImportType: (node) => add('type', node.source),
    NewExpression: (node) => {
      const [file, base] = node.arguments;
      if (node.callee.type === 'Identifier' && node.callee.name === 'URL' && isModuleUrl(base)) {
        add('url', file);
      }
    },
  }).visit(program);
  return found;
}

function literal(node: unknown): string | undefined {
  const value = (node as { value?: unknown } | undefined)?.value;
  return typeof value === 'string' ? value : undefined;
}

const isModuleUrl = (node: unknown): boolean => {
  const member = node as { type?: string; object?: { type?: string } } | undefined;
  return member?.type === 'MemberExpression' && member.object?.type === 'MetaProperty';
};
