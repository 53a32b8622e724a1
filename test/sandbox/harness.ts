import { expect } from 'chai';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.js';
import { openApiValidator, type SpecValidator } from '../openapi/spec-validator.js';

export interface Reply {
  readonly status: number;
  // Tests reach into answers of every kind; a wrong path fails them as it should.
  // oxlint-disable-next-line no-explicit-any
  readonly json: any;
  readonly headers: Headers;
}

export const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';

/** The sandbox's well-known SIDs: `known('AC', 1)`. */
export const known = (prefix: string, n: number) => prefix + String(n).padStart(32, '0');

export const basic = (user: string, password = 'sandbox') =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** A client of one account that holds every call against the published description. */
export class Client {
  readonly #validator: SpecValidator;
  readonly #authorization: string;
  readonly url: string;

  constructor(url: string, validator: SpecValidator, account: number) {
    this.url = url;
    this.#validator = validator;
    this.#authorization = basic(known('AC', account));
  }

  async #send(method: string, address: string, form?: Record<string, string>): Promise<Reply> {
    const url = new URL(address, this.url).href;
    const response = await fetch(url, {
      method,
      headers: { authorization: this.#authorization },
      ...(form && { body: new URLSearchParams(form) }),
    });
    const text = await response.text();
    const json = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, json, headers: response.headers };
  }

  /** A call that is described, and whose answer is as described. */
  async call(method: string, address: string, form?: Record<string, string>): Promise<Reply> {
    const reply = await this.#send(method, address, form);
    const url = new URL(address, this.url).href;
    const body = form ? new URLSearchParams(form).toString() : '';
    expect(this.#validator.request(method, url, body), `request ${method} ${address}`).to.eql([]);
    const problems = this.#validator.response(method, url, reply.status, reply.json);
    expect(problems, `answer to ${method} ${address}: ${JSON.stringify(reply.json)}`).to.eql([]);
    return reply;
  }

  readonly get = (address: string) => this.call('GET', address);
  readonly post = (address: string, form: Record<string, string>) =>
    this.call('POST', address, form);
  readonly delete = (address: string) => this.call('DELETE', address);

  /** A call that is refused, with Twilio's error body. */
  async refused(method: string, address: string, form?: Record<string, string>) {
    const { status, json } = await this.#send(method, address, form);
    expect(json).to.have.all.keys('code', 'message', 'more_info', 'status');
    expect(json.status).to.equal(status);
    expect(json.more_info).to.equal(`https://www.twilio.com/docs/errors/${json.code}`);
    return { status, code: json.code as number, message: json.message as string };
  }
}

/** One sandbox for each test, on a free port, closed after it. */
export function useSandbox(options: SandboxOptions = {}) {
  let sandbox: Sandbox;
  let validator: SpecValidator;

  before(async function () {
    // The descriptions may have to be fetched first.
    this.timeout(60_000);
    validator = await openApiValidator();
  });
  beforeEach(async () => {
    sandbox = await startSandbox(options);
  });
  afterEach(() => sandbox.close());

  return {
    get url() {
      return sandbox.url;
    },
    get running() {
      return sandbox;
    },
    client: (account = 1) => new Client(sandbox.url, validator, account),
    async control(method: string, path: string, body?: unknown): Promise<Reply> {
      const response = await fetch(`${sandbox.url}/sandbox${path}`, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      return { status: response.status, json: await response.json(), headers: response.headers };
    },
  };
}
