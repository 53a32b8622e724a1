import { execFileSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a client of the library can do; the tests reach into it as its documentation has it. */
// oxlint-disable-next-line no-explicit-any
export type TwilioClient = any;

interface RequestOptions {
  readonly uri: string;
  readonly method: string;
}

interface RequestClient {
  request(options: RequestOptions): Promise<{ statusCode: number; body: unknown }>;
}

export interface TwilioLibrary {
  (sid: string, token: string, options?: object): TwilioClient;
  readonly RequestClient: new () => RequestClient;
  readonly RestException: new () => Error & { readonly status: number; readonly code: number };
  validateRequest(
    token: string,
    signature: string,
    url: string,
    parameters: Record<string, string>,
  ): boolean;
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** The library has a package and a lockfile of its own, so that no other install carries it. */
function ensureInstalled(): void {
  const installed = join(FOLDER, 'node_modules/.package-lock.json');
  const lockfile = join(FOLDER, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  // npm keeps the time of an unchanged file; without this the next run would install again.
  utimesSync(installed, new Date(), new Date());
}

/** Twilio's own library, installed where it is missing. */
export function twilioLibrary(): TwilioLibrary {
  ensureInstalled();
  return createRequire(join(FOLDER, 'package.json'))('twilio') as TwilioLibrary;
}
