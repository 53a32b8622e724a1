import { DEFAULT_SETTINGS } from '../sandbox/settings.js';
import { QUESTIONS, type Answers } from './ask-twilio.js';
import type { Facts } from './facts.js';

const lines = (...parts: readonly (string | readonly string[])[]) => parts.flat().join('\n');

/** What is going to happen, before anything has. */
export const plan = (accountSid: string, origin: string, out: string) =>
  lines(
    `This asks ${origin} how it behaves, with account ${accountSid}:`,
    QUESTIONS.map(({ setting, does }) => `  ${setting.padEnd(30)}${does}`),
    '',
    'It makes draft profiles, end users and perhaps addresses, each named "trusthub-live …", evaluates',
    'the drafts, submits nothing, and deletes everything again. It takes about a minute. It also looks',
    'whether the host speaks HTTP/2 and what it allows to pages.',
    `What it finds goes into ${out}.`,
  );

const show = (value: unknown) => JSON.stringify(value);

/** What was found, differences first. */
export const report = (
  { settings, different, unanswered, left }: Answers,
  { http2, corsMethods, corsHeaders }: Facts,
) =>
  lines(
    different.length === 0
      ? 'Everything that could be asked is as the sandbox has it by default.'
      : 'Different from the defaults:',
    different.map(
      (name) => `  ${name}: ${show(settings[name])}, by default ${show(DEFAULT_SETTINGS[name])}`,
    ),
    'Not answered:',
    Object.entries(unanswered).map(([name, reason]) => `  ${name}: ${reason}`),
    `HTTP/2: ${http2 === null ? 'not to be seen without TLS' : http2 ? 'yes' : 'no'}`,
    `Pages may use ${corsMethods ?? 'no method'} with ${corsHeaders ?? 'no header'}`,
    left.length === 0
      ? 'Everything that was made is deleted again.'
      : ['Please delete by hand what could not be deleted:', ...left.map((path) => `  ${path}`)],
  );
