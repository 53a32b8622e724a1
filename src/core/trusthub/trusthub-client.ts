import * as v from 'valibot';
import { NoAnswerError, TrustHubError } from './trusthub-error.js';
import { retryAfterOf } from './retry-after.js';
import type { ApiOrigins, Transport } from './transport.js';
import { NoKeyError, TWILIO_ORIGINS } from './transport.js';

/** Form fields of a request; `undefined` is left out. */
export type Form = Readonly<Record<string, string | undefined>>;

interface Exchange {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly api: keyof ApiOrigins;
  readonly path: string;
  readonly query?: Form;
  readonly form?: Form;
}

/**
 * Speaks to Twilio: form-encoded requests, JSON read by schema, errors as types.
 * Source: https://www.twilio.com/docs/usage/requests-to-twilio
 */
export class TrustHubClient {
  readonly #transport: Transport;
  readonly accountSid: string;
  readonly #origins: ApiOrigins;

  constructor(transport: Transport, accountSid: string, origins: ApiOrigins = TWILIO_ORIGINS) {
    this.#transport = transport;
    this.accountSid = accountSid;
    this.#origins = origins;
  }

  /** The same client with its requests led through something else. */
  through(wrap: (transport: Transport) => Transport): TrustHubClient {
    return new TrustHubClient(wrap(this.#transport), this.accountSid, this.#origins);
  }

  get<S extends v.GenericSchema>(
    path: string,
    schema: S,
    query: Form = {},
  ): Promise<v.InferOutput<S>> {
    return this.exchange({ method: 'GET', api: apiOf(path), path, query }, schema);
  }

  post<S extends v.GenericSchema>(path: string, form: Form, schema: S): Promise<v.InferOutput<S>> {
    return this.exchange({ method: 'POST', api: apiOf(path), path, form }, schema);
  }

  async delete(path: string): Promise<void> {
    await this.send({ method: 'DELETE', api: apiOf(path), path });
  }

  /**
   * One page of a list of either API. Follow `next` with `page`; it has been checked to stay at
   * the place it came from, so that a hostile page cannot lead the credentials elsewhere.
   */
  async page<S extends v.GenericSchema>(
    path: string,
    item: S,
    query: Form = {},
  ): Promise<{ items: v.InferOutput<S>[]; next: Form | undefined }> {
    const api = apiOf(path);
    const where = `GET ${path}`;
    const body = await this.exchange({ method: 'GET', api, path, query }, Envelope);
    const key = body.meta?.key ?? LEGACY_KEYS.find((name) => name in body);
    const items = readWith(v.array(item), key === undefined ? undefined : body[key], where, key);
    const nextUrl = body.meta ? body.meta.next_page_url : body.next_page_uri;
    return { items, next: nextUrl ? this.queryOf(nextUrl, api, path, where) : undefined };
  }

  /** Every item of a list, page after page. */
  async *list<S extends v.GenericSchema>(
    path: string,
    item: S,
    query: Form = {},
  ): AsyncGenerator<v.InferOutput<S>> {
    for (let next: Form | undefined = query; next;) {
      const page: { items: v.InferOutput<S>[]; next: Form | undefined } = await this.page(
        path,
        item,
        next,
      );
      yield* page.items;
      next = page.next;
    }
  }

  private queryOf(next: string, api: keyof ApiOrigins, path: string, where: string): Form {
    const base = this.#origins[api];
    const url = URL.canParse(next, base) ? new URL(next, base) : undefined;
    if (url?.origin !== base || url.pathname !== path)
      throw new NoAnswerError(where, 'unreadable', { detail: 'a next page at another place' });
    return Object.fromEntries(url.searchParams);
  }

  private async exchange<S extends v.GenericSchema>(
    exchange: Exchange,
    schema: S,
  ): Promise<v.InferOutput<S>> {
    const where = `${exchange.method} ${exchange.path}`;
    const response = await this.send(exchange);
    let json: unknown;
    try {
      json = await response.json();
    } catch (cause) {
      throw new NoAnswerError(where, 'unreadable', { cause });
    }
    return readWith(schema, json, where);
  }

  private async send({ method, api, path, query, form }: Exchange): Promise<Response> {
    const where = `${method} ${path}`;
    const url = new URL(path, this.#origins[api]);
    for (const [name, value] of present(query)) url.searchParams.set(name, value);
    const request = new Request(url, {
      method,
      ...(form && { body: new URLSearchParams(present(form)) }),
    });
    let response: Response;
    try {
      response = await this.#transport(request);
    } catch (cause) {
      if (cause instanceof NoKeyError) throw cause;
      const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
      throw new NoAnswerError(where, timedOut ? 'timeout' : 'network', { cause });
    }
    if (response.ok) return response;
    const error = await errorOf(response, where);
    if (response.status < 500) throw error;
    throw new NoAnswerError(where, 'server', { answer: error });
  }
}

const apiOf = (path: string): keyof ApiOrigins =>
  path.startsWith('/2010-04-01/') ? 'api' : 'trusthub';

const present = (form: Form = {}): [string, string][] =>
  Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined);

/** Trust Hub names its array in `meta.key`; 2010-04-01 has no meta and fixed names. */
const LEGACY_KEYS = ['addresses', 'incoming_phone_numbers'] as const;

const Envelope = v.looseObject({
  meta: v.optional(v.looseObject({ key: v.string(), next_page_url: v.nullish(v.string()) })),
  next_page_uri: v.nullish(v.string()),
});

const ErrorBody = v.object({
  code: v.nullish(v.number()),
  message: v.nullish(v.string()),
  more_info: v.nullish(v.string()),
});

async function errorOf(response: Response, request: string): Promise<TrustHubError> {
  const body = v.safeParse(ErrorBody, await response.json().catch(() => ({})));
  const said = body.success ? body.output : {};
  return new TrustHubError({
    status: response.status,
    code: said.code ?? undefined,
    message: said.message ?? response.statusText,
    moreInfo: said.more_info ?? undefined,
    request,
    retryAfter: retryAfterOf(response.headers),
  });
}

/** Reads unknown JSON; the error names the place in it, never the value found there. */
function readWith<S extends v.GenericSchema>(
  schema: S,
  json: unknown,
  request: string,
  key?: string,
): v.InferOutput<S> {
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = [key, v.getDotPath(issue)].filter(Boolean).join('.');
  throw new NoAnswerError(request, 'unreadable', {
    detail: `an answer that could not be read at ${place || 'its root'} (expected ${issue.expected ?? issue.type})`,
  });
}
