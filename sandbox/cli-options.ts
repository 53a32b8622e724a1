import { parseArgs } from 'node:util';
import type { SandboxOptions } from './index.js';
import type { Settings } from './settings.js';

/** A wrong option; its message is one sentence for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

function wholeNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new UsageError(`--${name} must be a whole number from 0 to ${most}, not "${text}".`);
}

function reviewer(text: string | undefined): SandboxOptions['autoReview'] {
  if (text === undefined || text === 'approve' || text === 'reject' || text === 'none') return text;
  throw new UsageError(`--auto-review must be approve, reject or none, not "${text}".`);
}

function shape(text: string | undefined): Settings['evaluationShape'] | undefined {
  if (text === undefined || text === 'spec' || text === 'fields') return text;
  throw new UsageError(`--evaluation-shape must be spec or fields, not "${text}".`);
}

const TEXT = { type: 'string' } as const;
const OPTIONS = {
  port: TEXT,
  'tls-port': TEXT,
  'auto-review': TEXT,
  'review-delay': TEXT,
  'evaluation-shape': TEXT,
};
const KNOWN = Object.keys(OPTIONS)
  .map((name) => `--${name}`)
  .join(', ');

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    // Node goes on to explain itself; its first sentence says what is wrong.
    const [sentence] = (error as Error).message.split(/[.\n]/, 1);
    throw new UsageError(`${sentence}; the options are ${KNOWN}.`);
  }
}

export function readCliOptions(args: readonly string[]): SandboxOptions {
  const values = parse(args);
  const tlsPort = wholeNumber('tls-port', values['tls-port'], 65535);
  const reviewDelay = wholeNumber('review-delay', values['review-delay'], 2 ** 31 - 1);
  const autoReview = reviewer(values['auto-review']);
  const evaluationShape = shape(values['evaluation-shape']);
  return {
    port: wholeNumber('port', values.port, 65535) ?? 4010,
    ...(tlsPort !== undefined && { tlsPort }),
    ...(reviewDelay !== undefined && { reviewDelay }),
    ...(autoReview !== undefined && { autoReview }),
    ...(evaluationShape !== undefined && { settings: { evaluationShape } }),
  };
}
