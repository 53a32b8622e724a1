import { expect } from 'chai';
import type { Outcome, Permit, Priority } from '../../../src/core/submission/pace.js';
import { Pace } from '../../../src/core/submission/pace.js';
import { pacedTransport } from '../../../src/core/submission/paced-transport.js';
import type { Transport } from '../../../src/core/trusthub/transport.js';
import { TrustHubClient } from '../../../src/core/trusthub/trusthub-client.js';
import { seededRandom } from '../fixtures/seeded-random.js';
import { ACCOUNT, json, rejection } from '../fixtures/scripted-transport.js';
import { settled } from './settled.js';

const bulk = (): Priority => 'bulk';
const interactive = (): Priority => 'interactive';
const WELL: Outcome = { status: 201 };
const TOO_MANY: Outcome = { status: 429 };

/** A pace, who waits for it by name, and who has a place. */
class Crowd {
  time = 0;
  readonly pace = new Pace(() => this.time);
  /** Names in the order in which they were let go. */
  readonly left: string[] = [];
  readonly #permits: { readonly name: string; readonly permit: Permit }[] = [];

  ask(name: string, priority = bulk, signal?: AbortSignal): void {
    const enter = (permit: Permit): void => {
      this.left.push(name);
      this.#permits.push({ name, permit });
    };
    void this.pace.acquire(priority, signal).then(enter, () => undefined);
  }

  askMany(count: number, priority = bulk): void {
    for (let i = 0; i < count; i += 1) this.ask(`${i}`, priority);
  }

  /** How many are under way, when all that may have left. */
  async underWay(): Promise<number> {
    await settled();
    return this.#permits.length;
  }

  /** The oldest request is answered. */
  async answer(outcome: Outcome): Promise<void> {
    await settled();
    this.#permits.shift()!.permit.release(outcome);
    await settled();
  }

  /** All that are under way now are answered. */
  async answerAll(outcome: Outcome): Promise<void> {
    for (let left = await this.underWay(); left > 0; left -= 1) await this.answer(outcome);
  }
}

describe('the pace of an account', () => {
  let crowd: Crowd;

  beforeEach(() => {
    crowd = new Crowd();
  });

  it('starts with two in bulk and lets one more leave after each window of answers', async () => {
    crowd.askMany(100);
    const windows: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      windows.push(await crowd.underWay());
      await crowd.answerAll(WELL);
    }
    expect(windows).to.eql([2, 3, 4, 5, 6, 6, 6]);
  });

  it('lets go in the order of asking, and who is in front of the screen first', async () => {
    for (const name of ['a', 'b', 'c', 'd']) crowd.ask(name);
    crowd.ask('X', interactive);
    expect(await crowd.underWay()).to.equal(3);
    expect(crowd.left).to.eql(['a', 'b', 'X']);
    crowd.ask('Y', interactive);
    await crowd.answerAll({});
    expect(crowd.left).to.eql(['a', 'b', 'X', 'Y', 'c', 'd']);
  });

  it('has six places for who is in front of the screen, and none beyond', async () => {
    crowd.askMany(10, interactive);
    expect(await crowd.underWay()).to.equal(6);
    crowd.askMany(10);
    expect(await crowd.underWay()).to.equal(6);
  });

  it('keeps bulk back while somebody in front of the screen waits', async () => {
    crowd.askMany(8, interactive);
    crowd.ask('batch');
    await crowd.answer(WELL);
    await crowd.answer(WELL);
    expect(await crowd.underWay()).to.equal(6);
    expect(crowd.left).not.to.include('batch');
    for (let i = 0; i < 5; i += 1) await crowd.answer(WELL);
    expect(crowd.left).to.include('batch');
  });

  it('asks for the priority when a place becomes free, not before', async () => {
    let priority: Priority = 'bulk';
    crowd.ask('a');
    crowd.ask('b');
    crowd.ask('c');
    crowd.ask('opened meanwhile', () => priority);
    expect(await crowd.underWay()).to.equal(2);
    priority = 'interactive';
    await crowd.answer({});
    expect(crowd.left).to.eql(['a', 'b', 'opened meanwhile']);
  });

  it('lets who became interactive leave at once when told to look again', async () => {
    let priority: Priority = 'bulk';
    crowd.askMany(3);
    crowd.ask('opened meanwhile', () => priority);
    expect(await crowd.underWay()).to.equal(2);
    priority = 'interactive';
    crowd.pace.reconsider();
    expect(await crowd.underWay()).to.equal(3);
    expect(crowd.left.at(-1)).to.equal('opened meanwhile');
  });

  it('halves both windows on a 429, once for all that left before', async () => {
    crowd.askMany(100);
    for (let round = 0; round < 5; round += 1) await crowd.answerAll(WELL);
    expect(await crowd.underWay()).to.equal(6);
    // Six refusals of one round trip are one cut.
    await crowd.answerAll(TOO_MANY);
    expect(await crowd.underWay()).to.equal(3);
    // These left after it, and are another.
    await crowd.answerAll(TOO_MANY);
    expect(await crowd.underWay()).to.equal(1);
    await crowd.answerAll(TOO_MANY);
    expect(await crowd.underWay()).to.equal(1);
    await crowd.answer(WELL);
    expect(await crowd.underWay()).to.equal(2);

    const others = new Crowd();
    others.askMany(20, interactive);
    await others.answer(TOO_MANY);
    for (let i = 0; i < 3; i += 1) await others.answer({});
    expect(await others.underWay()).to.equal(3);
  });

  it('takes no answer and an error of the server for neither good nor bad news', async () => {
    crowd.askMany(100);
    for (const outcome of [{}, { status: 500 }, { status: 503 }, {}, {}, {}])
      await crowd.answer(outcome);
    expect(await crowd.underWay()).to.equal(2);
  });

  it('does not grow while nobody waits: such answers prove nothing', async () => {
    for (let i = 0; i < 20; i += 1) {
      crowd.ask(`${i}`);
      await crowd.answer(WELL);
    }
    crowd.askMany(10);
    expect(await crowd.underWay()).to.equal(2);
  });

  it('stops at half of what the account was seen to bear before a 429, for a minute', async () => {
    crowd.askMany(200);
    for (let round = 0; round < 5; round += 1)
      await crowd.answerAll({ status: 200, concurrent: 8 });
    expect(await crowd.underWay()).to.equal(6);
    await crowd.answer({ status: 429, concurrent: 40 });
    const grow = async (): Promise<number> => {
      for (let round = 0; round < 6; round += 1) await crowd.answerAll(WELL);
      return crowd.underWay();
    };
    expect(await grow()).to.equal(4);
    crowd.time += 60_000;
    expect(await grow()).to.equal(6);
  });

  it('forgets what it read of the account after a minute', async () => {
    crowd.askMany(200);
    await crowd.answer({ status: 200, concurrent: 4 });
    crowd.time += 60_001;
    await crowd.answer(TOO_MANY);
    for (let round = 0; round < 8; round += 1) await crowd.answerAll(WELL);
    expect(await crowd.underWay()).to.equal(6);
  });

  it('lets nobody leave who was told to stop, and loses no place by it', async () => {
    const stop = new AbortController();
    expect(
      await rejection(crowd.pace.acquire(bulk, AbortSignal.abort(new Error('before')))),
    ).to.have.property('message', 'before');
    crowd.askMany(2);
    crowd.ask('stopped', bulk, stop.signal);
    crowd.ask('next');
    const waiting = rejection(crowd.pace.acquire(bulk, stop.signal));
    await settled();
    stop.abort(new Error('stopped'));
    expect((await waiting).message).to.equal('stopped');
    await crowd.answerAll(WELL);
    expect(crowd.left).to.eql(['0', '1', 'next']);
  });

  it('does not take back a place from who has it when the signal comes late', async () => {
    const stop = new AbortController();
    const permit = await crowd.pace.acquire(bulk, stop.signal);
    stop.abort();
    crowd.askMany(2);
    expect(await crowd.underWay()).to.equal(1);
    permit.release();
    expect(await crowd.underWay()).to.equal(2);
  });

  it('counts a place that is given back twice once', async () => {
    const permit = await crowd.pace.acquire(bulk);
    permit.release(WELL);
    permit.release(WELL);
    crowd.askMany(5);
    expect(await crowd.underWay()).to.equal(2);
  });

  it('never has more than six under way, loses no place and forgets nobody, whatever happens', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = seededRandom(seed);
      let time = 0;
      let underWay = 0;
      let over = 0;
      const pace = new Pace(() => time);
      const one = async (): Promise<void> => {
        const stop = new AbortController();
        if (random() < 0.05) void settled().then(() => stop.abort());
        const priority = random() < 0.1 ? interactive : bulk;
        const permit = await pace.acquire(priority, stop.signal).catch(() => undefined);
        over += 1;
        if (!permit) return;
        underWay += 1;
        expect(underWay, `seed ${seed}`).to.be.at.most(6);
        for (let wait = random() * 4; wait > 0; wait -= 1) await settled();
        time += random() * 5_000;
        underWay -= 1;
        const chance = random();
        const concurrent = Math.ceil(random() * 12);
        permit.release(chance < 0.15 ? TOO_MANY : chance < 0.25 ? {} : { status: 201, concurrent });
      };
      await Promise.all(Array.from({ length: 300 }, one));
      expect([over, underWay], `seed ${seed}`).to.eql([300, 0]);
      // All places are there still: after enough good answers six can be had at once.
      const permits: Permit[] = [];
      for (let i = 0; i < 40; i += 1)
        void pace.acquire(interactive).then((permit) => permits.push(permit));
      time += 120_000;
      await settled();
      while (permits.length < 6) {
        permits.shift()!.release(WELL);
        await settled();
      }
    }
  });
});

describe('a transport at that pace', () => {
  /** Requests that were sent and wait for an answer, oldest first. */
  let sent: { readonly answer: (response: Response | Error) => void }[];
  let pace: Pace;
  const transport: Transport = () =>
    new Promise((resolve, reject) => {
      sent.push({
        answer: (response) => (response instanceof Error ? reject(response) : resolve(response)),
      });
    });
  const request = (): Request => new Request('https://trusthub.twilio.com/v1/Policies');
  const answer = async (status: number, headers: Record<string, string> = {}): Promise<void> => {
    sent.shift()!.answer(json({}, status, headers));
    await settled();
  };

  beforeEach(() => {
    sent = [];
    pace = new Pace(() => 0);
  });

  it('gives the place it was lent to one request after another, those beside it wait for others', async () => {
    const first = await pace.acquire(bulk);
    const paced = pacedTransport(transport, pace, bulk, first);
    for (let i = 0; i < 4; i += 1) void paced(request());
    await settled();
    // Two places in bulk: the lent one, and one that was acquired.
    expect(sent).to.have.lengthOf(2);
    // Whichever of them is free serves the next.
    await answer(200);
    expect(sent).to.have.lengthOf(2);
    await answer(200);
    expect(sent).to.have.lengthOf(2);
    await answer(200);
    await answer(200);
    expect(sent).to.have.lengthOf(0);
  });

  it('lets no two wait for each other, however many hold a place and need more', async () => {
    const step = async (): Promise<void> => {
      const first = await pace.acquire(bulk);
      const paced = pacedTransport(transport, pace, bulk, first);
      await Promise.all(Array.from({ length: 5 }, () => paced(request())));
      first.release();
    };
    const all = Promise.all(Array.from({ length: 20 }, step));
    let answered = 0;
    for (await settled(); sent.length > 0; answered += 1) await answer(200);
    expect(answered).to.equal(100);
    await all;
  });

  /** How many places can be had at once. */
  const free = async (): Promise<number> => {
    let left = 0;
    for (let i = 0; i < 10; i += 1) void pace.acquire(bulk).then(() => (left += 1));
    await settled();
    return left;
  };

  it('keeps no place that it was given just as the lent one became free', async () => {
    for (let apart = 0; apart < 12; apart += 1) {
      pace = new Pace(() => 0);
      const [first, other] = await Promise.all([pace.acquire(bulk), pace.acquire(bulk)]);
      const paced = pacedTransport(transport, pace, bulk, first);
      void paced(request());
      void paced(request());
      await settled();
      sent.shift()!.answer(json({}, 500));
      // Somewhere on the way of that answer, the place of another becomes free too.
      for (let i = 0; i < apart; i += 1) await Promise.resolve();
      other.release();
      await settled();
      expect(sent).to.have.lengthOf(1);
      await answer(500);
      first.release();
      expect(await free(), `${apart} apart`).to.equal(2);
    }
  });

  it('lends nothing to a request that was aborted while it waited', async () => {
    const [first, other] = await Promise.all([pace.acquire(bulk), pace.acquire(bulk)]);
    const paced = pacedTransport(transport, pace, bulk, first);
    void paced(request());
    const stop = new AbortController();
    const waiting = rejection(paced(new Request(request(), { signal: stop.signal })));
    await settled();
    stop.abort(new Error('no more'));
    expect((await waiting).message).to.equal('no more');
    await answer(500);
    first.release();
    other.release();
    expect(await free()).to.equal(2);
  });

  it('gives a lent place back only when no request is on it', async () => {
    const first = await pace.acquire(bulk);
    const other = await pace.acquire(bulk);
    void pacedTransport(transport, pace, bulk, first)(request());
    await settled();
    first.release();
    let left = false;
    void pace.acquire(bulk).then(() => (left = true));
    await settled();
    expect(left).to.equal(false);
    await answer(200);
    expect(left).to.equal(true);
    other.release();
  });

  it('does not send on a place that was given back', async () => {
    const first = await pace.acquire(bulk);
    const paced = pacedTransport(transport, pace, bulk, first);
    first.release();
    await Promise.all([pace.acquire(bulk), pace.acquire(bulk)]);
    void paced(request());
    await settled();
    expect(sent).to.have.lengthOf(0);
  });

  it('gives the place back after an answer, an error and a transport that throws', async () => {
    const paced = pacedTransport(transport, pace, bulk);
    for (let i = 0; i < 3; i += 1) {
      const failing = rejection(paced(request()));
      await settled();
      sent.shift()!.answer(new TypeError('Failed to fetch'));
      expect((await failing).message).to.equal('Failed to fetch');
      const throwing = pacedTransport(
        () => {
          throw new TypeError('another host');
        },
        pace,
        bulk,
      );
      expect((await rejection(throwing(request()))).message).to.equal('another host');
      const answered = paced(request());
      await settled();
      await answer(404);
      expect((await answered).status).to.equal(404);
    }
  });

  it('stops waiting for a place when its request is aborted', async () => {
    const held = await Promise.all([pace.acquire(bulk), pace.acquire(bulk)]);
    const stop = new AbortController();
    const paced = pacedTransport(transport, pace, bulk);
    const waiting = rejection(paced(new Request(request(), { signal: stop.signal })));
    stop.abort(new Error('no more'));
    expect((await waiting).message).to.equal('no more');
    for (const permit of held) permit.release();
    expect(sent).to.have.lengthOf(0);
  });

  it('slows down for 429 and reads how much the account has under way', async () => {
    const paced = pacedTransport(transport, pace, interactive);
    for (let i = 0; i < 40; i += 1) void paced(request());
    await settled();
    expect(sent).to.have.lengthOf(6);
    await answer(200, { 'Twilio-Concurrent-Requests': '8' });
    await answer(429, { 'Twilio-Concurrent-Requests': '11' });
    await answer(429);
    expect(sent).to.have.lengthOf(4);
    await answer(200);
    // Three places since the refusal.
    expect(sent).to.have.lengthOf(3);
    for (let i = 0; i < 20; i += 1) await answer(200);
    // Half of the eight that were borne.
    expect(sent).to.have.lengthOf(4);
  });

  it('slows down for a 429 on a lent place too, once', async () => {
    const first = await pace.acquire(interactive);
    void pacedTransport(transport, pace, interactive, first)(request());
    await settled();
    await answer(429);
    first.release(TOO_MANY);
    let left = 0;
    for (let i = 0; i < 10; i += 1) void pace.acquire(interactive).then(() => (left += 1));
    await settled();
    expect(left).to.equal(3);
  });

  it('takes each request on a lent place for one of its own time', async () => {
    const first = await pace.acquire(interactive);
    const paced = pacedTransport(transport, pace, interactive, first);
    for (let i = 0; i < 2; i += 1) {
      void paced(request());
      await settled();
      await answer(429);
    }
    first.release();
    let left = 0;
    for (let i = 0; i < 10; i += 1) void pace.acquire(interactive).then(() => (left += 1));
    await settled();
    expect(left).to.equal(1);
  });

  it('is what a client is led through', async () => {
    const client = new TrustHubClient(transport, ACCOUNT);
    const paced = client.through((through) => pacedTransport(through, pace, bulk));
    expect(paced.accountSid).to.equal(ACCOUNT);
    for (let i = 0; i < 5; i += 1) void paced.delete('/v1/EndUsers/x').catch(() => undefined);
    await settled();
    expect(sent).to.have.lengthOf(2);
    while (sent.length > 0) await answer(404);
  });
});
