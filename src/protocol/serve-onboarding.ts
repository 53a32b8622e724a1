import * as v from 'valibot';
import type { CommandName, EventName, Onboarding } from '../core/commands.js';
import { OnboardingError } from '../core/commands.js';
import type { Channel } from './channel.js';
import { COMMAND_INPUTS } from './command-inputs.js';
import type { CallEnvelope, WireError } from './envelope.js';
import { readCall } from './envelope.js';

/** Everything that can be asked over one channel: schemas of the inputs beside what answers. */
export interface Service {
  readonly inputs: Readonly<Record<string, v.GenericSchema>>;
  call(command: string, input: unknown): Promise<unknown>;
}

const EVENTS: readonly EventName[] = [
  'draft.changed',
  'submission.changed',
  'profiles.changed',
  'account.changed',
];

/** Characters of JSON in one message; a form of 60 long answers is far below. */
const LARGEST = 256 * 1024;

/**
 * Answers calls that arrive on a channel and passes on events, until the channel closes. Every
 * message is checked against the closed table; nothing in it is believed about who sent it.
 */
export function serveOnboarding(
  channel: Channel,
  onboarding: Onboarding,
  extra: readonly Service[] = [],
): void {
  const services: readonly Service[] = [
    {
      inputs: COMMAND_INPUTS,
      call: (command, input) => onboarding.call(command as CommandName, input as never),
    },
    ...extra,
  ];
  const stops = EVENTS.map((event) =>
    onboarding.on(event, (data) => channel.post({ event, data })),
  );
  channel.onClose(() => {
    for (const stop of stops) stop();
  });
  channel.onMessage((message) => {
    const call = readCall(message);
    if (!call) return;
    void answer(services, call).then(
      (output) => channel.post({ id: call.id, output }),
      (error: unknown) => channel.post({ id: call.id, error: wireErrorOf(error) }),
    );
  });
}

async function answer(services: readonly Service[], call: CallEnvelope): Promise<unknown> {
  const service = services.find(({ inputs }) => Object.hasOwn(inputs, call.command));
  const schema = service?.inputs[call.command];
  if (!service || !schema) throw new OnboardingError('not-allowed', 'There is no such command');
  const input = v.safeParse(schema, plain(call.input));
  if (!input.success)
    throw new OnboardingError('invalid', `${call.command}: expected ${placeOf(input.issues[0])}`);
  return service.call(call.command, input.output);
}

/**
 * What came, as JSON has it. Chromium's ports carry JSON, Firefox's and MessagePorts carry structured
 * values with `undefined` and more; behind this line there is one kind only, and it is not large.
 */
function plain(input: unknown): unknown {
  let json: string | undefined;
  try {
    json = JSON.stringify(input);
  } catch {
    // A circle, or a number that JSON has not.
  }
  if (json === undefined || json.length > LARGEST)
    throw new OnboardingError('invalid', 'This message is too large, or not plain data');
  return JSON.parse(json);
}

const placeOf = (issue: v.BaseIssue<unknown>): string =>
  `${v.getDotPath(issue) ?? 'its input'} to be ${issue.expected ?? 'otherwise'}`;

/** Our own errors cross as they are; anything unforeseen loses its details on the way. */
function wireErrorOf(error: unknown): WireError {
  if (!(error instanceof OnboardingError))
    return { code: 'failed', message: 'Something went wrong. What you typed is kept' };
  const { code, message, trouble } = error;
  return { code, message, ...(trouble && { trouble }) };
}
