import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../root.js';
import { assertExtension } from './assert-extension.js';
import { EMBED_LIMIT, embedWeight } from './embed-weight.js';
import { extensionTarget, TARGET_NAMES, type ExtensionTarget } from './targets.js';

/** Builds what is asked for, checks it, and says where it lies. */
export async function buildTargets(names: readonly string[] = TARGET_NAMES): Promise<void> {
  for (const name of names) {
    const target = extensionTarget(name);
    await (target ? buildExtension(target) : buildEmbed());
  }
}

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
  for (const mode of ['embed', 'embed+npm', 'languages', 'languages+npm']) await pass(mode);
  emitTypes();
  reportWeight();
}

function emitTypes(): void {
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  const settings = join(ROOT, 'scripts/build/tsconfig.types.json');
  execFileSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', settings], {
    stdio: 'inherit',
  });
}

function reportWeight(): void {
  const weight = embedWeight(join(ROOT, 'dist/embed/trusthub-onboard.js'));
  const bytes = (count: number) => `${count.toLocaleString('en')} bytes gzip`;
  const files = weight.files.length === 1 ? 'this file alone' : `${weight.files.length} files`;
  console.log(
    `dist/embed/trusthub-onboard.js: ${bytes(weight.entry)}, limit ${EMBED_LIMIT.toLocaleString('en')}; ` +
      `all bytes fetched to fill, submit and read a rejected US form: ${bytes(weight.total)} (${files})`,
  );
  if (weight.entry > EMBED_LIMIT)
    throw new Error('dist/embed/trusthub-onboard.js is over its limit');
}
