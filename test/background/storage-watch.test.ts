import { assert } from 'chai';
import { StorageWatch } from '../../src/background/storage-watch.js';
import type { Draft, DraftId } from '../../src/core/draft/draft.js';
import type { DraftStore } from '../../src/core/draft/draft-store.js';
import { draftStoreContract } from '../contracts/draft-store-contract.js';
import { memoryDraftStore } from '../fixtures/memory-host.js';

const ONE = '0000000001' as DraftId;
const TWO = '0000000002' as DraftId;

function item<T>() {
  let value: T | undefined;
  return {
    get: async () => value,
    set: async (next: T | undefined) => void (value = next),
  };
}

/** A device; each `start` is a worker that begins with what is stored there. */
class Device {
  drafts: DraftStore = memoryDraftStore();
  sentinel = item<string>();
  outside = item<string>();
  loss = item<boolean>();
  readonly noted = new Map<string, number>();

  start = (): StorageWatch =>
    new StorageWatch({
      drafts: this.drafts,
      sentinel: this.sentinel,
      outside: this.outside,
      loss: this.loss,
      revisions: {
        all: async () => new Map(this.noted),
        set: async (id, revision) => void this.noted.set(id, revision),
        remove: async (id) => void this.noted.delete(id),
      },
    });

  /** The database is there, and empty. */
  empty(): void {
    this.drafts = memoryDraftStore();
    this.sentinel = item<string>();
  }
}

const save = (store: DraftStore, id: DraftId): Promise<Draft | undefined> =>
  store.update(id, (draft) => ({ ...draft!, id, revision: (draft?.revision ?? 0) + 1 }));

describe('drafts that are watched', () => {
  for (const { name, run } of draftStoreContract)
    it(name, async () => {
      const device = new Device();
      await run({
        store: device.start().watched(),
        reopen: async () => device.start().watched(),
      });
    });
});

describe('the watch over what is stored', () => {
  let device: Device;

  beforeEach(async () => {
    device = new Device();
    const drafts = device.start().watched();
    await save(drafts, ONE);
    await save(drafts, ONE);
    await save(drafts, TWO);
  });

  it('has nothing to tell of a device that is new, nor of one that is as it was', async () => {
    assert.isFalse(await new Device().start().isLost());
    assert.isFalse(await device.start().isLost());
    const word = await device.outside.get();
    assert.isString(word);
    assert.equal(await device.sentinel.get(), word);
  });

  it('has nothing to tell of a device from before it watched', async () => {
    const older = new Device();
    await save(older.drafts, ONE);
    assert.isFalse(await older.start().isLost());
  });

  it('tells of a database that is empty, until the person has seen it', async () => {
    device.empty();
    assert.isTrue(await device.start().isLost());
    const next = device.start();
    assert.isTrue(await next.isLost(), 'as long as nobody has seen it');
    await next.acknowledge();
    assert.isFalse(await next.isLost());
    assert.isFalse(await device.start().isLost());
  });

  it('tells of an empty database though there was no draft in it', async () => {
    const bare = new Device();
    await bare.start().isLost();
    bare.empty();
    assert.isTrue(await bare.start().isLost());
  });

  it('tells of a database that is another one', async () => {
    await device.sentinel.set('another');
    assert.isTrue(await device.start().isLost());
    assert.equal(await device.sentinel.get(), await device.outside.get());
  });

  it('tells of a draft that came back as it was some time ago', async () => {
    await device.drafts.update(ONE, (draft) => ({ ...draft!, revision: 1 }));
    assert.isTrue(await device.start().isLost());
    await device.start().acknowledge();
    assert.isFalse(await device.start().isLost(), 'told once');
  });

  it('tells of one draft that is missing', async () => {
    await device.drafts.remove(TWO);
    assert.isTrue(await device.start().isLost());
  });

  it('tells of it though the draft is written again before anybody asks', async () => {
    await device.drafts.remove(ONE);
    const watch = device.start();
    const drafts = watch.watched();
    await save(drafts, ONE);
    await save(drafts, ONE);
    assert.isTrue(await watch.isLost());
  });

  it('takes what a person removed for no loss', async () => {
    await device.start().watched().remove(TWO);
    assert.isFalse(await device.start().isLost());
  });

  it('takes the loss of the words outside for none: nothing typed is there', async () => {
    device.outside = item<string>();
    device.noted.clear();
    assert.isFalse(await device.start().isLost());
    assert.equal(await device.outside.get(), await device.sentinel.get());
  });

  it('finds a loss in its own life when it is told to look', async () => {
    const watch = device.start();
    assert.isFalse(await watch.isLost());
    await device.sentinel.set('another');
    watch.compareAgain();
    assert.isTrue(await watch.isLost());
  });

  it('stops nobody from typing when it cannot compare, and compares later', async () => {
    const { get } = device.outside;
    device.outside.get = () => Promise.reject(new Error('no storage'));
    const watch = device.start();
    assert.equal((await save(watch.watched(), TWO))?.revision, 2);
    device.outside.get = get;
    await device.sentinel.set('another');
    assert.isTrue(await watch.isLost());
  });
});
