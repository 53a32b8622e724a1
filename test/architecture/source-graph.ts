import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path/posix';
import {
  importedSpecifiers,
  type ImportedSpecifier,
} from '../../scripts/build/imported-specifiers.js';

/** The sources by path from the repository's top, such as `src/core/commands.ts`. */
export type Sources = Readonly<Record<string, string>>;

export interface Import extends ImportedSpecifier {
  readonly from: string;
  /** The file meant, for a relative import; it need not exist. */
  readonly file?: string;
  /** The package meant, without the path inside it; `node:` keeps its prefix. */
  readonly packageName?: string;
}

export function readSources(root: string): Sources {
  const entries = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|html|css|json)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();
  return Object.fromEntries(entries.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

export function importsOf(sources: Sources): Import[] {
  return modules(sources).flatMap(([path, code]) =>
    importedSpecifiers(path, code).map((specifier) => resolveImport(path, specifier)),
  );
}

export const modules = (sources: Sources): [path: string, code: string][] =>
  Object.entries(sources).filter(([path]) => path.endsWith('.ts'));

function resolveImport(from: string, imported: ImportedSpecifier): Import {
  const specifier = imported.specifier.replace(/\?.*$/, '');
  if (/^\.{0,2}\//.test(specifier)) {
    const file = join(specifier.startsWith('/') ? '.' : dirname(from), specifier);
    return { ...imported, from, file: file.replace(/\.js$/, '.ts') };
  }
  const packageName = /^(?:node:[^/]+|@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[0] ?? specifier;
  return { ...imported, from, packageName };
}
