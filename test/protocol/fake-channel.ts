import type { Channel } from '../../src/protocol/channel.js';

/** One end of a channel whose other end the test holds: it sees what is posted, and may die. */
export class FakeChannel implements Channel {
  readonly posted: { id: number; command: string; input: unknown }[] = [];
  /** Set to make `post` throw, as a port does whose extension was updated. */
  broken = false;
  closed = false;
  #hear: (message: unknown) => void = () => undefined;
  #closers: (() => void)[] = [];

  post(message: unknown): void {
    if (this.broken) throw new Error('Extension context invalidated');
    this.posted.push(message as never);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#hear = listener;
  }

  onClose(listener: () => void): void {
    this.#closers.push(listener);
  }

  close(): void {
    this.closed = true;
  }

  /** What the other side says. */
  say(message: unknown): void {
    this.#hear(message);
  }

  /** The other side dies. */
  die(): void {
    for (const closer of this.#closers.splice(0)) closer();
  }
}
