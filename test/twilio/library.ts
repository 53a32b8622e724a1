import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureOwnPackages } from '../fixtures/own-packages.js';

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

/** Twilio's own library, installed where it is missing. */
export function twilioLibrary(): TwilioLibrary {
  ensureOwnPackages(FOLDER);
  return createRequire(join(FOLDER, 'package.json'))('twilio') as TwilioLibrary;
}
