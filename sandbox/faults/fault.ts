import type { Settings } from '../settings.js';

/** What would be sent, and what may be made of it on its way out. */
export interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Ending =
  /** The answer, as it is or altered. */
  | { readonly kind: 'answer'; readonly alter?: (sent: Sent) => Sent }
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: number;
      readonly message: string;
      /** Seconds. */
      readonly retryAfter?: number;
    }
  /** No answer, and the connection stays. */
  | { readonly kind: 'silence' }
  /**
   * No answer. `reset` is a TCP reset and `close` the end of the connection; `stream` and `goaway`
   * are those of HTTP/2 (a reset on HTTP/1.1); `broken-off` resets half way through the answer.
   */
  | { readonly kind: 'reset' | 'close' | 'stream' | 'goaway' | 'broken-off' };

/** What is to go wrong, as one row of data that the server carries out. */
export interface Fault {
  readonly name: string;
  /** Whether and when the call is carried out in the world; `late` is after the ending. */
  readonly executes: 'never' | 'at once' | 'late';
  /** Whether it ends before the body is read. */
  readonly onArrival?: boolean;
  /** Happens only where the connection has carried an answer before: then a browser sends again. */
  readonly onlyReused?: boolean;
  /** Milliseconds before it is executed. */
  readonly wait?: number;
  /** Milliseconds between executing and ending. */
  readonly hold?: number;
  /** Settings that are different for this one call. */
  readonly settings?: Partial<Settings>;
  readonly ending: Ending;
}
