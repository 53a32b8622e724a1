import { assert } from 'chai';
import { LEAST, Scans } from '../../src/background/scans.js';

let now: number;
let online: boolean;
let scanned: boolean[];
let waited: number[];
let begin: () => void;
let ready: Promise<void>;
let failing: boolean;

const scans = (): Scans =>
  new Scans({
    ready: () => ready,
    async scan(returned) {
      scanned.push(returned);
      if (failing) throw new Error('no storage');
    },
    isOnline: () => online,
    now: () => now,
    async wait(milliseconds) {
      waited.push(milliseconds);
      now += milliseconds;
    },
  });

describe('looking for what is to go on', () => {
  beforeEach(() => {
    now = 1_000_000;
    online = true;
    scanned = [];
    waited = [];
    failing = false;
    ready = new Promise((resolve) => (begin = resolve));
  });

  it('is done once for all that ask while the worker starts, as soon as it can', async () => {
    const some = scans();
    const asked = [some.ask(), some.ask(), some.ask()];
    assert.deepEqual(scanned, []);
    begin();
    await Promise.all(asked);
    assert.deepEqual(scanned, [false]);
    assert.deepEqual(waited, []);
  });

  it('is done once more for all that ask soon after, and not before its time', async () => {
    begin();
    const some = scans();
    await some.ask();
    now += 200;
    await Promise.all([some.ask(), some.ask(), some.ask()]);
    assert.lengthOf(scanned, 2);
    assert.deepEqual(waited, [LEAST - 200]);
  });

  it('is done at once when the last time is long ago', async () => {
    begin();
    const some = scans();
    await some.ask();
    now += LEAST;
    await some.ask();
    assert.lengthOf(scanned, 2);
    assert.deepEqual(waited, []);
  });

  it('waits no longer after the clock was put back', async () => {
    begin();
    const some = scans();
    await some.ask();
    now -= 86_400_000;
    await some.ask();
    assert.deepEqual(waited, [LEAST]);
  });

  it('knows that the network returned, told by the browser or not', async () => {
    begin();
    const some = scans();
    await some.ask();
    online = false;
    now += LEAST;
    await some.ask();
    online = true;
    now += LEAST;
    await some.ask();
    now += LEAST;
    await some.ask();
    now += LEAST;
    some.networkReturned();
    await some.ask();
    assert.deepEqual(scanned, [false, false, true, false, true]);
  });

  it('is not ended by one that failed', async () => {
    begin();
    const some = scans();
    failing = true;
    await some.ask();
    now += LEAST;
    await some.ask();
    assert.lengthOf(scanned, 2);
  });
});
