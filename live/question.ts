import type { BundleAt } from '../src/core/trusthub/bundles.js';
import type { Settings } from '../sandbox/settings.js';
import type { EvaluationResult } from '../src/core/trusthub/evaluations.js';
import type { Sid } from '../src/core/trusthub/sid.js';
import type { TrustHubClient } from '../src/core/trusthub/trusthub-client.js';
import { TrustHubError } from '../src/core/trusthub/trusthub-error.js';
import type { MarkedObjects } from './marked-objects.js';

/** A draft profile that holds a business, on which most questions are asked. */
export interface Subject {
  readonly profile: BundleAt;
  readonly business: Sid<'IT'>;
  /** What an evaluation says of the business when these attributes are other than usual. */
  evaluateWith(attributes: object): Promise<EvaluationResult>;
}

export interface Asking {
  readonly client: TrustHubClient;
  readonly objects: MarkedObjects;
  readonly subject: () => Promise<Subject>;
  /** Codes that were met, by the code that the sandbox has by default. */
  readonly codes: Map<number, number>;
}

export interface Question<N extends keyof Settings = keyof Settings> {
  readonly setting: N;
  /** What is done, for the person who is asked for leave. */
  readonly does: string;
  /** Throws `Unanswered` where Twilio's answer is none of the values that the setting takes. */
  readonly ask: (asking: Asking) => Promise<Settings[N]>;
}

/** The compiler holds each question to what its setting takes. */
export const question = <N extends keyof Settings>(asked: Question<N>) =>
  asked as unknown as Question;

export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** Whether Twilio refuses; its code is kept beside the one that the sandbox has. */
export async function isRefused(
  call: Promise<unknown>,
  codes?: Map<number, number>,
  usual?: number,
): Promise<TrustHubError | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (!(error instanceof TrustHubError)) throw error;
    if (codes && usual !== undefined && error.code !== undefined) codes.set(usual, error.code);
    return error;
  }
}
