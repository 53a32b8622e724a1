/**
 * Twilio answered and refused: its code, message and link, and the request by method and path.
 * Never a value that a person typed. Source: https://www.twilio.com/docs/usage/twilios-response
 */
export class TrustHubError extends Error {
  override readonly name = 'TrustHubError';
  readonly status: number;
  readonly code: number | undefined;
  readonly twilioMessage: string;
  readonly moreInfo: string | undefined;
  readonly request: string;
  /** Milliseconds that Twilio asked us to wait, from Retry-After. */
  readonly retryAfter: number | undefined;

  constructor(facts: TrustHubErrorFacts) {
    const code = facts.code === undefined ? '' : ` (${facts.code})`;
    super(`${facts.request}: HTTP ${facts.status}${code} ${facts.message}`);
    this.status = facts.status;
    this.code = facts.code;
    this.twilioMessage = facts.message;
    this.moreInfo = facts.moreInfo;
    this.request = facts.request;
    this.retryAfter = facts.retryAfter;
  }
}

export interface TrustHubErrorFacts {
  readonly status: number;
  readonly code: number | undefined;
  readonly message: string;
  readonly moreInfo: string | undefined;
  readonly request: string;
  readonly retryAfter: number | undefined;
}

/**
 * No answer that can be trusted: the network failed, time ran out, or what came back could not be
 * read. After a GET that is a nuisance; after a POST the outcome is unknown.
 */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';

  readonly request: string;
  readonly reason: 'network' | 'timeout' | 'unreadable' | 'server';

  constructor(
    request: string,
    reason: 'network' | 'timeout' | 'unreadable' | 'server',
    options?: ErrorOptions & { readonly detail?: string; readonly answer?: TrustHubError },
  ) {
    super(`${request}: ${options?.detail ?? REASONS[reason]}`, options);
    this.request = request;
    this.reason = reason;
    this.answer = options?.answer;
  }

  /** What a 5xx said, kept for the person. */
  readonly answer: TrustHubError | undefined;
}

const REASONS = {
  network: 'no connection to Twilio',
  timeout: 'no answer from Twilio in time',
  unreadable: 'an answer that could not be read',
  server: "an error on Twilio's side",
} as const;
