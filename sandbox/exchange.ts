/**
 * One API call as it went over the wire, with what was typed. It is given in-process only, to tests
 * that hold requests against the published description; the ledger has none of it.
 */
export interface Exchange {
  readonly method: string;
  /** Absolute, query included. */
  readonly url: string;
  readonly contentType: string;
  /** As it was received: form-encoded. */
  readonly body: string;
  readonly status: number;
  /** What was answered, or would have been had no fault come between. */
  readonly answer: unknown;
}
