/** As much of a Request as the client makes: half of a run's time went into the real ones. */
export class LeanRequest {
  readonly method: string;
  readonly url: URL;
  readonly form: URLSearchParams;

  constructor(url: URL, { method, body }: { method: string; body?: URLSearchParams }) {
    this.url = url;
    this.method = method;
    this.form = body ?? new URLSearchParams();
  }

  /** Nobody calls a request off, but some listen for it. */
  get signal(): AbortSignal {
    return new AbortController().signal;
  }
}

/** As much of a Response as the client reads. */
export const leanResponse = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  ({
    status,
    ok: status < 300,
    statusText: '',
    headers: { get: (name: string) => headers[name] ?? null },
    json: async () => (typeof body === 'string' ? (JSON.parse(body) as unknown) : body),
  }) as unknown as Response;
