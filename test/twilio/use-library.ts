import { expect } from 'chai';
import type { Exchange } from '../../sandbox/index.js';
import { openApiValidator, type SpecValidator } from '../openapi/spec-validator.js';
import { known, useSandbox } from '../sandbox/harness.js';
import { twilioLibrary, type TwilioClient, type TwilioLibrary } from './library.js';
import { localClient, type LocalClient } from './local-client.js';

/** Twilio's library and a sandbox; whatever the one sends and the other answers is held against the description. */
export function useLibrary() {
  let library: TwilioLibrary;
  let validator: SpecValidator;
  let local: LocalClient;
  let exchanges: Exchange[];
  const all: Exchange[] = [];

  before(async function () {
    // A first run installs the library and fetches the description.
    this.timeout(180_000);
    library = twilioLibrary();
    validator = await openApiValidator();
  });
  const sandbox = useSandbox({ onExchange: (exchange) => exchanges.push(exchange) });
  beforeEach(() => {
    exchanges = [];
    local = localClient(library, sandbox.url);
  });
  afterEach(() => {
    all.push(...exchanges);
    for (const { method, url, body, status, answer } of exchanges) {
      if (status >= 400) continue;
      expect(validator.request(method, url, body), `${method} ${url}`).to.eql([]);
      expect(validator.response(method, url, status, answer), `${method} ${url}`).to.eql([]);
    }
  });

  return {
    sandbox,
    get library() {
      return library;
    },
    get local() {
      return local;
    },
    /** What was exchanged in the tests before this one. */
    get exchanged(): readonly Exchange[] {
      return all;
    },
    client: (account = 1, token = 'sandbox'): TwilioClient =>
      library(known('AC', account), token, { httpClient: local.httpClient }),
  };
}
