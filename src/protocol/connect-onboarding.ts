import type { CommandName, EventName, Onboarding } from '../core/commands.js';
import { OnboardingError } from '../core/commands.js';
import type { Channel } from './channel.js';
import type { CallEnvelope, ErrorEnvelope, EventEnvelope, OutputEnvelope } from './envelope.js';

/** Calls that change nothing: asked again when the other side died under them. */
const READS: readonly string[] = [
  'preflight',
  'form.open',
  'draft.list',
  'values.check',
  'address.format',
  'addresses.list',
  'submission.get',
  'submission.evaluations',
  'submission.evaluation',
  'numbers.list',
  'profile.get',
  'leftovers.list',
  'policies.list',
  'profiles.list',
  'accounts.get',
  'sites.list',
  'consent.get',
] satisfies readonly (CommandName | `${string}.${string}`)[];

/** May be asked again too: what is saved, started, set or gone already is left as it is. */
const REPEATABLE: readonly string[] = [
  'draft.save',
  'submission.start',
  'numbers.assign',
  'numbers.remove',
  'profile.update',
  'leftovers.remove',
] satisfies readonly CommandName[];

/** Opening a draft by its id is safe too; without one each call makes another. */
const isRepeatable = ({ command, input }: CallEnvelope): boolean =>
  READS.includes(command) ||
  REPEATABLE.includes(command) ||
  (command === 'draft.open' && Object(input).draftId !== undefined);

const MOST_TRIES = 3;

/** A channel that lived so long had somebody at its other end, even if nothing was said. */
const LIVED = 2_000;

/** Longer than any request to Twilio may take (20 s), since some answers wait for one. */
const LIMIT = 25_000;

/** Answered only when the person has decided. */
const UNLIMITED: readonly string[] = [
  'submission.start',
  'submission.evaluate',
] satisfies readonly CommandName[];

interface Pending {
  readonly call: CallEnvelope;
  readonly resolve: (output: never) => void;
  readonly reject: (error: OnboardingError) => void;
  timer?: ReturnType<typeof setTimeout>;
  tries: number;
}

/**
 * The façade on this side of a channel. The other side may die at any moment: the channel is
 * opened again, and calls that may be repeated are. One listener set outlives all channels. A call
 * without an answer for `limit` milliseconds is rejected, unless it waits for a person.
 */
export function connectOnboarding(open: () => Channel, limit = LIMIT): Onboarding {
  const pending = new Map<number, Pending>();
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  let channel: Channel | undefined;
  let lastId = 0;
  /** Channels opened since the other side last said anything: a dead one is not tried for ever. */
  let openings = 0;

  function connected(): Channel {
    if (channel) return channel;
    const opened = open();
    const openedAt = Date.now();
    openings += 1;
    channel = opened;
    opened.onMessage((message) => receive(message as OutputEnvelope));
    opened.onClose(() => {
      // It was left already, or says a second time that it closed.
      if (channel !== opened) return;
      channel = undefined;
      if (Date.now() - openedAt > LIVED) openings = 0;
      retryOrFail();
    });
    return opened;
  }

  function receive(message: OutputEnvelope | ErrorEnvelope | EventEnvelope): void {
    openings = 0;
    if ('event' in message) {
      for (const listener of listeners.get(message.event as EventName) ?? [])
        listener(message.data as never);
      return;
    }
    const waiting = taken(message.id);
    if ('output' in message) waiting?.resolve(message.output as never);
    else {
      const { code, message: text, trouble } = message.error;
      waiting?.reject(new OnboardingError(code, text, trouble));
    }
  }

  /** Takes out a call, which then waits no longer. */
  function taken(id: number): Pending | undefined {
    const waiting = pending.get(id);
    pending.delete(id);
    clearTimeout(waiting?.timer);
    return waiting;
  }

  function expire(id: number): void {
    const message = 'The extension did not answer. What you typed is kept; try again';
    taken(id)?.reject(new OnboardingError('failed', message));
  }

  function retryOrFail(): void {
    for (const [id, waiting] of pending) {
      if (isRepeatable(waiting.call) && waiting.tries < MOST_TRIES) send(waiting);
      else {
        taken(id)?.reject(new OnboardingError('failed', 'The connection was lost. Try again'));
      }
    }
    // News must go on arriving even when nothing is asked.
    if (listeners.size > 0 && !channel && openings < MOST_TRIES) listen();
  }

  /** Never throws: where the extension was updated under this page, the next call says so. */
  function listen(): void {
    try {
      connected();
    } catch {
      channel = undefined;
    }
  }

  function send(waiting: Pending): void {
    waiting.tries += 1;
    try {
      connected().post(waiting.call);
    } catch {
      const message = 'This extension was updated. Reload the page; what you typed is kept';
      taken(waiting.call.id)?.reject(new OnboardingError('failed', message));
    }
  }

  return {
    call: (command, input) =>
      new Promise((resolve, reject) => {
        const call = { id: (lastId += 1), command, input };
        const waiting: Pending = { call, resolve, reject, tries: 0 };
        pending.set(call.id, waiting);
        if (!UNLIMITED.includes(command)) waiting.timer = setTimeout(expire, limit, call.id);
        send(waiting);
      }),
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (data: never) => void));
      listen();
      return () => {
        set.delete(listener as (data: never) => void);
        if (set.size === 0) listeners.delete(event);
      };
    },
  };
}
