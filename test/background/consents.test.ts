import { expect } from 'chai';
import type { ConsentState, Question } from '../../src/background/consents.js';
import { Consents, COOL_DOWN, MOST_OPEN, VALID } from '../../src/background/consents.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import { sid } from '../../src/core/trusthub/sid.js';
import { rejection } from '../core/fixtures/scripted-transport.js';

const QUESTION: Question = {
  origin: 'https://a.example',
  draftId: 'kq7m2x9d4t' as DraftId,
  revision: 3,
  name: 'Maple Street Bakery LLC',
  accountSid: sid('AC', 'AC00000000000000000000000000000001'),
};

let stored: ConsentState | undefined;
let windows: string[] = [];
let now = 0;
let opens: (id: string) => Promise<number | undefined>;
let tail: Promise<unknown> = Promise.resolve();

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  stored = undefined;
  windows = [];
  now = 1_000_000;
  tail = Promise.resolve();
  opens = async (id) => windows.push(id);
});

// Nothing of one test may write into the next.
afterEach(() => tail);

/** A worker's questions over what outlives it: each read and write takes a turn of the loop. */
function worker(): Consents {
  return new Consents({
    store: {
      get: async () => (await turn(), structuredClone(stored)),
      set: async (state) => {
        await turn();
        stored = structuredClone(state);
      },
    },
    lock<T>(work: () => Promise<T>): Promise<T> {
      const run = tail.then(work, work);
      tail = run.catch(() => undefined);
      return run;
    },
    open: (id) => opens(id),
    now: () => now,
  });
}

async function shown(count: number): Promise<string> {
  while (windows.length < count) await turn();
  // The window's id is stored before the lock is let go.
  await tail;
  return windows.at(-1)!;
}

describe('a question to the person', () => {
  for (const allow of [true, false])
    it(`is answered with ${allow ? 'yes' : 'no'}, once`, async () => {
      const consents = worker();
      const asked = consents.ask(QUESTION);
      const id = await shown(1);
      expect(await consents.get(id)).to.deep.equal({
        id,
        origin: QUESTION.origin,
        name: QUESTION.name,
        accountSid: QUESTION.accountSid,
      });
      await consents.answer(id, allow);
      expect(await asked).to.equal(allow);
      expect(await consents.get(id)).to.equal(null);
      expect(stored?.asked).to.deep.equal([]);
      expect((await rejection(consents.answer(id, true))).message).to.match(/Nothing to answer/);
      now += COOL_DOWN;
      void consents.ask(QUESTION);
      await shown(2);
    });

  it('asked 50 times at once is one window and one stored question', async () => {
    const consents = worker();
    const asked = Array.from({ length: 50 }, () => consents.ask(QUESTION));
    const id = await shown(1);
    expect(windows).to.have.length(1);
    expect(stored?.asked).to.have.length(1);
    await consents.answer(id, true);
    expect(new Set(await Promise.all(asked))).to.deep.equal(new Set([true]));
  });

  it('beyond the third of a site is declined unasked, and other sites are still heard', async () => {
    const consents = worker();
    const many = Array.from({ length: 50 }, (_, n) =>
      consents.ask({ ...QUESTION, draftId: `000000000${n}` as DraftId }),
    );
    await Promise.all(many.slice(MOST_OPEN)).then((answers) =>
      expect(new Set(answers)).to.deep.equal(new Set([false])),
    );
    expect(windows).to.have.length(MOST_OPEN);
    expect(stored?.asked).to.have.length(MOST_OPEN);
    void consents.ask({ ...QUESTION, origin: 'https://b.example' });
    await shown(MOST_OPEN + 1);
  });

  it('is declined when its window is closed, and by no other window', async () => {
    const consents = worker();
    const asked = consents.ask(QUESTION);
    const id = await shown(1);
    await consents.windowClosed(99);
    expect(await consents.get(id)).not.to.equal(null);
    await consents.windowClosed(1);
    expect(await asked).to.equal(false);
  });

  it('whose window cannot be opened is an error, and can be asked again', async () => {
    const consents = worker();
    opens = () => Promise.reject(new Error('no window'));
    expect((await rejection(consents.ask(QUESTION))).message).to.match(/could not be opened/);
    expect(stored?.asked).to.deep.equal([]);
    opens = async (id) => windows.push(id);
    void consents.ask(QUESTION);
    await shown(1);
  });

  it('is forgotten in the end, and who waits for it is told no', async () => {
    const consents = worker();
    const asked = consents.ask(QUESTION);
    const id = await shown(1);
    now += VALID;
    expect(await consents.get(id)).to.equal(null);
    await rejection(consents.answer(id, true));
    void consents.ask({ ...QUESTION, origin: 'https://b.example' });
    expect(await asked).to.equal(false);
  });
});

describe('a yes', () => {
  for (const [what, change] of [
    ['a later revision', { revision: 4 }],
    ['another name', { name: 'Harbor Freight Forwarding Inc' }],
    ['another account', { accountSid: sid('AC', 'AC00000000000000000000000000000002') }],
  ] as const) {
    it(`that nobody fetched is no yes to ${what}`, async () => {
      void worker().ask(QUESTION);
      const id = await shown(1);
      await worker().answer(id, true);
      void worker().ask({ ...QUESTION, ...change });
      expect(await shown(2)).not.to.equal(id);
      expect(stored?.asked).to.have.length(1);
    });

    it(`in the older window is no yes to ${what}`, async () => {
      const consents = worker();
      const first = consents.ask(QUESTION);
      const older = await shown(1);
      const second = consents.ask({ ...QUESTION, ...change });
      const newer = await shown(2);
      expect(await first).to.equal(false);
      expect(await consents.get(older)).to.equal(null);
      expect((await rejection(consents.answer(older, true))).message).to.match(/Nothing to answer/);
      await consents.windowClosed(1);
      await consents.answer(newer, true);
      expect(await second).to.equal(true);
    });
  }

  it('to one site is none to another, nor to another draft', async () => {
    void worker().ask(QUESTION);
    await worker().answer(await shown(1), true);
    void worker().ask({ ...QUESTION, origin: 'https://b.example' });
    void worker().ask({ ...QUESTION, draftId: '0000000001' as DraftId });
    await shown(3);
    expect(await worker().ask(QUESTION)).to.equal(true);
  });

  it('after a no, or after a yes, changes nothing', async () => {
    void worker().ask(QUESTION);
    const id = await shown(1);
    await worker().answer(id, false);
    await rejection(worker().answer(id, true));
    expect(await worker().ask(QUESTION)).to.equal(false);
  });
});

describe('a worker that dies while the person reads', () => {
  it('leaves the question, which the repeated call joins', async () => {
    void worker().ask(QUESTION);
    const id = await shown(1);
    const next = worker();
    const asked = next.ask(QUESTION);
    await turn();
    await next.answer(id, true);
    expect(await asked).to.equal(true);
    expect(windows).to.have.length(1);
  });

  it('leaves the answer, which the repeated call takes away', async () => {
    void worker().ask(QUESTION);
    await worker().answer(await shown(1), true);
    expect(await worker().ask(QUESTION)).to.equal(true);
    expect(stored?.asked).to.deep.equal([]);
    expect(windows).to.have.length(1);
  });

  it('before the window was opened: the repeated call opens it', async () => {
    const tried = new Promise<void>((resolve) => {
      opens = () => new Promise(() => resolve());
    });
    void worker().ask(QUESTION);
    await tried;
    // A dead worker holds no lock.
    tail = Promise.resolve();
    opens = async (id) => windows.push(id);
    const asked = worker();
    const answered = asked.ask(QUESTION);
    await asked.answer(await shown(1), true);
    expect(await answered).to.equal(true);
  });

  it('forgets no window that is closed meanwhile', async () => {
    void worker().ask(QUESTION);
    await shown(1);
    await worker().windowClosed(1);
    expect(await worker().ask(QUESTION)).to.equal(false);
  });
});

describe('after a no', () => {
  it('the site is declined unasked for a while, even by the next worker', async () => {
    const consents = worker();
    const asked = consents.ask(QUESTION);
    await consents.answer(await shown(1), false);
    expect(await asked).to.equal(false);
    now += COOL_DOWN - 1;
    expect(await worker().ask({ ...QUESTION, revision: 4 })).to.equal(false);
    expect(windows).to.have.length(1);
    void worker().ask({ ...QUESTION, origin: 'https://b.example' });
    await shown(2);
    now += 1;
    void worker().ask({ ...QUESTION, revision: 4 });
    await shown(3);
  });

  it('is asked about again when the clock was put back since the no', async () => {
    const consents = worker();
    const asked = consents.ask(QUESTION);
    await consents.answer(await shown(1), false);
    await asked;
    now -= 600_000;
    void worker().ask({ ...QUESTION, revision: 4 });
    for (let n = 0; n < 50; n += 1) await turn();
    expect(windows).to.have.length(2);
  });
});

describe('a site that is disconnected', () => {
  it('is told no, whatever is answered later; others are not touched', async () => {
    const consents = worker();
    const asked = consents.ask(QUESTION);
    const id = await shown(1);
    const other = consents.ask({ ...QUESTION, origin: 'https://b.example' });
    const otherId = await shown(2);
    await consents.withdraw(QUESTION.origin);
    expect(await asked).to.equal(false);
    expect(await consents.get(id)).to.equal(null);
    await rejection(consents.answer(id, true));
    await consents.answer(otherId, true);
    expect(await other).to.equal(true);
  });

  it('takes its answers along, and may ask at once when it is connected again', async () => {
    void worker().ask(QUESTION);
    const id = await shown(1);
    await worker().answer(id, true);
    await worker().withdraw(QUESTION.origin);
    void worker().ask(QUESTION);
    expect(await shown(2)).not.to.equal(id);
  });
});
