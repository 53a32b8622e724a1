import { deepStrictEqual } from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { allowedFor } from './allowed.js';
import { importedSpecifiers } from './imported-specifiers.js';
import type { ExtensionTarget } from './targets.js';

const PAGES = ['popup', 'options', 'workspace', 'consent'];

/** Throws with the reason when a built extension asks for, or holds, more than it may. */
export function assertExtension(directory: string, target: ExtensionTarget): void {
  assertManifest(directory, target);
  assertPages(directory);
  assertBridge(join(directory, 'content/bridge.js'));
  if (target.purpose !== 'development') assertProductionHosts(directory);
}

export function readManifest(directory: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
}

function assertManifest(directory: string, target: ExtensionTarget): void {
  const manifest = readManifest(directory);
  const allowed = allowedFor(target);
  const asked = Object.fromEntries(Object.keys(allowed).map((key) => [key, manifest[key]]));
  deepStrictEqual(
    asked,
    { ...allowed },
    `${target.name}: the manifest is not what allowed.ts says`,
  );
}

/** Workspace and consent are named by no manifest key, so only this notices when they go missing. */
function assertPages(directory: string): void {
  for (const page of PAGES) {
    const path = join(directory, 'src', page, 'index.html');
    if (!existsSync(path)) throw new Error(`${path} is missing from the build`);
    const remote = /(?:src|href)="(?:https?:)?\/\/[^"]*"/.exec(readFileSync(path, 'utf8'));
    if (remote) throw new Error(`${path} loads ${remote[0]}: it would not open offline`);
  }
}

/** The bridge is injected as a classic script into pages of others, where customElements is null. */
function assertBridge(path: string): void {
  const code = readFileSync(path, 'utf8');
  const imports = importedSpecifiers(path, code);
  if (imports.length > 0 || /\bimport\b/.test(code)) throw new Error(`${path} imports something`);
  if (/\bexport\b/.test(code)) throw new Error(`${path} is not a classic script`);
  if (code.includes('customElements')) throw new Error(`${path} touches customElements`);
}

/**
 * As an address or a value of its own. A pattern that refuses such hosts may name them, and so may
 * the list of special-use names (RFC 6761) in the public-suffix library, which has `invalid` next.
 */
function assertProductionHosts(directory: string): void {
  for (const path of textFiles(directory)) {
    const found =
      /127\.0\.0\.1|["'`/@]localhost\b(?!["'`],["'`]invalid)|http:\/\/(?!www\.w3\.org\/)[^\s"'`]*/.exec(
        readFileSync(path, 'utf8'),
      );
    if (found) throw new Error(`${path} knows ${found[0]}: a production build knows Twilio alone`);
  }
}

function textFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|json|html|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
