import type { FastifyReply } from 'fastify';

/** How many calls of an account are under way: what Twilio limits, and tells in a header. */
export class CallsInProgress {
  readonly #counts = new Map<string, number>();

  /** Counts this call until its answer has ended, and says how many there are with it. */
  enter(who: string, { raw }: FastifyReply): number {
    const count = (this.#counts.get(who) ?? 0) + 1;
    this.#counts.set(who, count);
    raw.once('close', () => {
      const left = this.#counts.get(who)! - 1;
      if (left > 0) this.#counts.set(who, left);
      else this.#counts.delete(who);
    });
    return count;
  }
}
