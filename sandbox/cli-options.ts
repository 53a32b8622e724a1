import { parseArgs } from 'node:util';
import type { SandboxOptions } from './index.js';
import { readSettingsFile } from './settings-file.js';
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

function share(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^(0|1|0?\.\d+)$/.test(text)) return Number(text);
  throw new UsageError(`--chaos must be a share from 0 to 1, such as 0.05, not "${text}".`);
}

function yesOrNo(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new UsageError(`--${name} must be yes or no, not "${text}".`);
}

const TEXT = { type: 'string' } as const;
const OPTIONS = {
  port: TEXT,
  'tls-port': TEXT,
  http2: TEXT,
  'auto-review': TEXT,
  'review-delay': TEXT,
  'evaluation-shape': TEXT,
  settings: TEXT,
  data: TEXT,
  seed: TEXT,
  chaos: TEXT,
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

/** Leaves out what was not given. */
const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [N in keyof T]?: Exclude<T[N], undefined>;
  };

/** Of the settings file, then of the options that name a setting. */
function settings(file: string | undefined, evaluationShape: string | undefined) {
  const fromFile = file === undefined ? {} : readSettingsFile(file);
  if (typeof fromFile === 'string') throw new UsageError(`--settings: ${fromFile}.`);
  const all = { ...fromFile, ...given({ evaluationShape: shape(evaluationShape) }) };
  return Object.keys(all).length > 0 ? all : undefined;
}

export function readCliOptions(args: readonly string[]): SandboxOptions {
  const values = parse(args);
  return given({
    port: wholeNumber('port', values.port, 65535) ?? 4010,
    tlsPort: wholeNumber('tls-port', values['tls-port'], 65535),
    http2: yesOrNo('http2', values.http2),
    autoReview: reviewer(values['auto-review']),
    reviewDelay: wholeNumber('review-delay', values['review-delay'], 2 ** 31 - 1),
    settings: settings(values.settings, values['evaluation-shape']),
    data: values.data,
    seed: wholeNumber('seed', values.seed, 2 ** 31 - 1),
    chaos: share(values.chaos),
  });
}
