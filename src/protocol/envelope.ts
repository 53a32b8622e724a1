import * as v from 'valibot';
import type { OnboardingErrorCode } from '../core/commands.js';
import type { Trouble } from '../core/submission/snapshot.js';

/** The closed set of what crosses a port: a call, its answer, news. */
export type Envelope = CallEnvelope | OutputEnvelope | ErrorEnvelope | EventEnvelope;

export interface CallEnvelope {
  readonly id: number;
  readonly command: string;
  readonly input: unknown;
}

export interface OutputEnvelope {
  readonly id: number;
  readonly output: unknown;
}

export interface ErrorEnvelope {
  readonly id: number;
  readonly error: WireError;
}

export interface WireError {
  readonly code: OnboardingErrorCode;
  readonly message: string;
  readonly trouble?: Trouble;
}

export interface EventEnvelope {
  readonly event: string;
  readonly data: unknown;
}

const callEnvelope = v.strictObject({
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  command: v.pipe(v.string(), v.maxLength(64)),
  input: v.unknown(),
});

/** A call, or nothing: what does not have the shape is dropped, never answered. */
export function readCall(message: unknown): CallEnvelope | undefined {
  const result = v.safeParse(callEnvelope, message);
  return result.success ? (result.output as CallEnvelope) : undefined;
}
