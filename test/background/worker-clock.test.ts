import { expect } from 'chai';
import { SOONEST, WakingAlarm, workerClock } from '../../src/background/worker-clock.js';

let now = 0;
let alarm: number | undefined;
let created = 0;
let reads = 0;
let rested = 0;
let due: () => Promise<number | undefined>;
let waking: WakingAlarm;

beforeEach(() => {
  now = 1_000_000;
  alarm = undefined;
  created = 0;
  reads = 0;
  rested = 0;
  due = async () => undefined;
  waking = new WakingAlarm({
    nextDue: () => {
      reads += 1;
      return due();
    },
    create: (_, at) => {
      created += 1;
      alarm = at;
    },
    clear: () => {
      alarm = undefined;
    },
    now: () => now,
    wait: async (milliseconds) => {
      rested += milliseconds;
    },
  });
});

describe('the alarm that starts a dead worker again', () => {
  it('rings when the first is due, and then for the next', async () => {
    const times = [now + 60_000, now + 600_000];
    due = async () => times[0];
    await waking.set();
    expect(alarm).to.equal(now + 60_000);
    now += 60_000;
    // It rang: what was due is done, and the other business still waits.
    times.shift();
    await waking.set();
    expect(alarm).to.equal(times[0]);
  });

  it('does not lose a later wish behind an earlier one, nor the other way round', async () => {
    const clock = workerClock(waking);
    const wished: number[] = [];
    due = async () => (wished.length > 0 ? Math.min(...wished) : undefined);
    for (const at of [now + 600_000, now + 60_000, now + 90_000]) {
      wished.push(at);
      clock.wakeAt(at);
    }
    await waking.set();
    expect(alarm).to.equal(now + 60_000);
    wished.splice(1, 1);
    await waking.set();
    expect(alarm).to.equal(now + 90_000);
  });

  it('stays half a minute ahead of what is under way', async () => {
    for (const at of [0, now, now + 1_000]) {
      due = async () => at;
      await waking.set();
      expect(alarm).to.equal(now + SOONEST);
    }
  });

  it('is taken away when nothing is open', async () => {
    due = async () => now;
    await waking.set();
    due = async () => undefined;
    await waking.set();
    expect(alarm).to.equal(undefined);
  });

  it('is set to what is stored last, however often it was asked for meanwhile', async () => {
    const answers = [now + 90_000, now + 60_000];
    let release: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    due = async () => (answers.length === 2 ? (await first, answers.shift()) : answers[0]);
    const settled = waking.set();
    for (let n = 0; n < 20; n += 1) void waking.set();
    release();
    await settled;
    expect(alarm).to.equal(now + 60_000);
    expect(reads).to.equal(2);
  });

  it('reads what is stored once in five seconds at most, and stands half a minute ahead meanwhile', async () => {
    due = async () => now + 600_000;
    await waking.set();
    due = async () => {
      expect(alarm).to.equal(now + SOONEST);
      return now + 60_000;
    };
    await waking.set();
    expect({ reads, rested }).to.deep.equal({ reads: 2, rested: 5_000 });
    expect(alarm).to.equal(now + 60_000);
    now += 5_000;
    due = async () => undefined;
    await waking.set();
    expect({ reads, rested }).to.deep.equal({ reads: 3, rested: 5_000 });
  });

  it('is tried again later when what is stored cannot be read', async () => {
    due = () => Promise.reject(new Error('storage'));
    await waking.set();
    expect(alarm).to.equal(now + SOONEST);
  });
});
