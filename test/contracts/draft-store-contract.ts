import { expect } from 'chai';
import type { Draft, DraftId } from '../../src/core/draft/draft.js';
import type { DraftStore } from '../../src/core/draft/draft-store.js';
import type { FieldPath } from '../../src/core/policy/field-path.js';
import type { Sid } from '../../src/core/trusthub/sid.js';

/** A store under test. `reopen` gives the same data to a process that starts anew. */
export interface StoreUnderTest<Store> {
  readonly store: Store;
  reopen(): Promise<Store>;
}

export interface StoreTest<Store> {
  readonly name: string;
  run(under: StoreUnderTest<Store>): Promise<void>;
}

const ONE = '0000000001' as DraftId;
const TWO = '0000000002' as DraftId;

const draft = (id: DraftId, values: Draft['values'] = {}): Draft => ({
  id,
  policySid: 'RN00000000000000000000000000000001' as Sid<'RN'>,
  owner: 'own',
  values,
  changedAt: {},
  revision: 0,
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
});

/** What every place where drafts are kept must do. */
export const draftStoreContract: readonly StoreTest<DraftStore>[] = [
  {
    name: 'has nothing at first',
    async run({ store }) {
      expect(await store.get(ONE)).to.equal(undefined);
      expect(await store.list()).to.deep.equal([]);
    },
  },
  {
    name: 'keeps what an update makes, and answers with it',
    async run({ store }) {
      const made = await store.update(ONE, () => draft(ONE, { 'a.x': 'Zoë 🥐' }));
      expect(made).to.deep.equal(draft(ONE, { 'a.x': 'Zoë 🥐' }));
      expect(await store.get(ONE)).to.deep.equal(made);
    },
  },
  {
    name: 'shows an update what is there',
    async run({ store }) {
      await store.update(ONE, () => draft(ONE));
      let seen: Draft | undefined;
      await store.update(ONE, (current) => (seen = current));
      expect(seen).to.deep.equal(draft(ONE));
    },
  },
  {
    name: 'writes nothing when an update gives nothing back, and answers with what is there',
    async run({ store }) {
      expect(await store.update(ONE, () => undefined)).to.equal(undefined);
      expect(await store.list()).to.deep.equal([]);
      await store.update(ONE, () => draft(ONE));
      expect(await store.update(ONE, () => undefined)).to.deep.equal(draft(ONE));
    },
  },
  {
    name: 'loses none of a hundred updates made at once',
    async run({ store }) {
      await store.update(ONE, () => draft(ONE));
      const updates = Array.from({ length: 100 }, (_, n) =>
        store.update(ONE, (current) => ({
          ...current!,
          revision: current!.revision + 1,
          values: { ...current!.values, [`a.f${n}`]: `${n}` },
        })),
      );
      await Promise.all(updates);
      const kept = await store.get(ONE);
      expect(kept?.revision).to.equal(100);
      expect(Object.keys(kept?.values ?? {})).to.have.length(100);
    },
  },
  {
    name: 'keeps drafts by value: changing what it gave or got changes nothing',
    async run({ store }) {
      const values: Record<FieldPath, string> = { 'a.x': '1' };
      await store.update(ONE, () => draft(ONE, values));
      values['a.x'] = 'changed';
      const theirs = (await store.get(ONE))?.values as Record<FieldPath, string>;
      theirs['a.x'] = 'changed';
      expect((await store.get(ONE))?.values).to.deep.equal({ 'a.x': '1' });
    },
  },
  {
    name: 'leaves a draft as it was when an update throws',
    async run({ store }) {
      await store.update(ONE, () => draft(ONE));
      const failing = store.update(ONE, () => {
        throw new Error('in the midst');
      });
      expect(await failing.catch((error: Error) => error.message)).to.equal('in the midst');
      expect(await store.get(ONE)).to.deep.equal(draft(ONE));
    },
  },
  {
    name: 'lists all and removes one; removing what is not there is no error',
    async run({ store }) {
      await store.update(ONE, () => draft(ONE));
      await store.update(TWO, () => draft(TWO));
      expect((await store.list()).map(({ id }) => id)).to.have.members([ONE, TWO]);
      await store.remove(ONE);
      await store.remove(ONE);
      expect((await store.list()).map(({ id }) => id)).to.deep.equal([TWO]);
    },
  },
  {
    name: 'has it all after it was opened anew',
    async run({ store, reopen }) {
      await store.update(ONE, () => draft(ONE, { 'a.x': 'kept' }));
      const again = await reopen();
      expect(await again.get(ONE)).to.deep.equal(draft(ONE, { 'a.x': 'kept' }));
    },
  },
];
