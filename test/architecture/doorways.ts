import { roomOf } from './rooms.js';
import { importsOf, type Import, type Sources } from './source-graph.js';

/** Who may import a package. One that is not named here is imported by nobody. */
const PACKAGES: Readonly<Record<string, (from: string) => boolean>> = {
  'webextension-polyfill': (from) => from === 'src/extension/browser.ts',
  idb: (from) => from === 'src/storage/database.ts',
  valibot: (from) => ['core', 'adapter'].includes(roomOf(from).kind),
  lit: (from) => roomOf(from).kind === 'view' || roomOf(from).kind === 'host',
  '@lit/localize': (from) => roomOf(from).kind === 'view' || roomOf(from).kind === 'host',
  'libphonenumber-js': (from) => from === 'src/core/policy/checks/check-phones.ts',
  stdnum: (from) => from === 'src/core/policy/checks/registration-numbers.ts',
  tldts: (from) => from === 'src/core/policy/checks/check-domains.ts',
  'lucide-static': (from) => roomOf(from).kind === 'view',
};

/** Each thing outside has its one doorway. */
export function checkDoorways(sources: Sources): string[] {
  return importsOf(sources).flatMap((imported) => {
    const reason = objection(imported);
    return reason ? [`${imported.from} imports ${imported.specifier}: ${reason}`] : [];
  });
}

/** A doorway that nobody uses is a package that nobody needs. */
export function doorwaysOf(sources: Sources, packageName: string): string[] {
  const files = importsOf(sources)
    .filter((imported) => imported.packageName === packageName)
    .map((imported) => imported.from);
  return [...new Set(files)];
}

function objection({ from, packageName, specifier }: Import): string | undefined {
  if (specifier === '<computed>') return 'what it imports cannot be read from the source';
  if (packageName === undefined) return undefined;
  if (packageName.startsWith('node:')) {
    return from.startsWith('src/relay/') ? undefined : "Node's modules are for the relay";
  }
  const allowed = PACKAGES[packageName];
  if (!allowed) return 'a package that the house does not know';
  return allowed(from) ? undefined : 'not its doorway';
}
