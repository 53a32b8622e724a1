import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../root.js';
import { reportCounts } from '../test/counts.js';
import { assertExtension } from './assert-extension.js';
import { EMBED_LIMIT, embedWeight } from './embed-weight.js';
import { extensionTarget, TARGET_NAMES, type ExtensionTarget } from './targets.js';

const pass = (mode: string) =>
  build({ mode, root: ROOT, configFile: join(ROOT, 'vite.config.ts') });

async function buildExtension(target: ExtensionTarget): Promise<void> {
  await pass(target.name);
  await pass(`${target.name}+bridge`);
  assertExtension(join(ROOT, 'dist', target.name), target);
  console.log(`dist/${target.name}`);
}

async function buildEmbed(): Promise<void> {
  rmSync(join(ROOT, 'dist/embed'), { recursive: true, force: true });
  await pass('embed');
  await pass('embed+npm');
  emitTypes();
  reportWeight();
}

function emitTypes(): void {
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  const tsc = join(typescript, 'bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'scripts/build/tsconfig.types.json')], {
    stdio: 'inherit',
  });
}

function reportWeight(): void {
  const weight = embedWeight(join(ROOT, 'dist/embed/trusthub-onboard.js'));
  const bytes = (count: number) => `${count.toLocaleString('en')} bytes gzip`;
  console.log(
    `dist/embed/trusthub-onboard.js: ${bytes(weight.entry)}, limit ${EMBED_LIMIT.toLocaleString('en')}; ` +
      `all bytes fetched to fill, submit and read a rejected US form: ${bytes(weight.total)} in ${weight.files.length} file(s)`,
  );
  if (weight.entry > EMBED_LIMIT)
    throw new Error('dist/embed/trusthub-onboard.js is over its limit');
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !TARGET_NAMES.includes(name));
if (unknown.length > 0) {
  throw new Error(`unknown target ${unknown.join(', ')}; known: ${TARGET_NAMES.join(', ')}`);
}
const chosen = asked.length > 0 ? asked : TARGET_NAMES;
for (const name of chosen) {
  const target = extensionTarget(name);
  await (target ? buildExtension(target) : buildEmbed());
}
reportCounts({ passed: chosen.length, failed: 0 });
