import { expect } from 'chai';
import type { DraftId } from '../../src/core/draft/draft.js';
import type {
  FrozenDraft,
  SubmissionJournal,
} from '../../src/core/submission/submission-journal.js';
import type { Submission } from '../../src/core/submission/submission.js';
import type { Sid } from '../../src/core/trusthub/sid.js';
import type { StoreTest } from './draft-store-contract.js';

const ONE = '0000000001' as DraftId;
const TWO = '0000000002' as DraftId;
const policySid = 'RN00000000000000000000000000000001' as Sid<'RN'>;

const submission = (draftId: DraftId, status: Submission['status'] = 'running'): Submission => ({
  draftId,
  policySid,
  accountSid: 'AC00000000000000000000000000000001',
  generation: 1,
  run: 'abcd',
  writes: 1,
  steps: [],
  status,
  startedAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
});

const frozen = (draftId: DraftId, label = 'Bakery'): FrozenDraft => ({
  draftId,
  label,
  values: { 'a.x': 'typed' },
  form: { policySid, title: 'Form', sections: [] },
});

/** What every place where submissions are kept must do. */
export const journalContract: readonly StoreTest<SubmissionJournal>[] = [
  {
    name: 'has nothing at first',
    async run({ store }) {
      expect(await store.get(ONE)).to.equal(undefined);
      expect(await store.frozen(ONE)).to.equal(undefined);
      expect(await store.list()).to.deep.equal([]);
    },
  },
  {
    name: 'begins with the submission and what was typed, apart from each other',
    async run({ store }) {
      await store.begin(submission(ONE), frozen(ONE));
      expect(await store.get(ONE)).to.deep.equal(submission(ONE));
      expect(await store.frozen(ONE)).to.deep.equal(frozen(ONE));
      expect(JSON.stringify(await store.list())).not.to.include('typed');
    },
  },
  {
    name: 'puts a submission over the last one and leaves what was typed',
    async run({ store }) {
      await store.begin(submission(ONE), frozen(ONE));
      await store.put(submission(ONE, 'in-review'));
      expect((await store.get(ONE))?.status).to.equal('in-review');
      expect(await store.frozen(ONE)).to.deep.equal(frozen(ONE));
    },
  },
  {
    name: 'keeps the last of many puts made at once',
    async run({ store }) {
      const puts = Array.from({ length: 50 }, (_, generation) =>
        store.put({ ...submission(ONE), generation }),
      );
      await Promise.all(puts);
      expect((await store.get(ONE))?.generation).to.equal(49);
    },
  },
  {
    name: 'begins anew over both',
    async run({ store }) {
      await store.begin(submission(ONE, 'rejected'), frozen(ONE));
      await store.begin(submission(ONE), frozen(ONE, 'Changed'));
      expect((await store.get(ONE))?.status).to.equal('running');
      expect((await store.frozen(ONE))?.label).to.equal('Changed');
    },
  },
  {
    name: 'lists every submission and removes one with what was typed for it',
    async run({ store }) {
      await store.begin(submission(ONE), frozen(ONE));
      await store.begin(submission(TWO), frozen(TWO));
      await store.remove(ONE);
      expect((await store.list()).map(({ draftId }) => draftId)).to.deep.equal([TWO]);
      expect(await store.frozen(ONE)).to.equal(undefined);
      expect(await store.frozen(TWO)).to.deep.equal(frozen(TWO));
    },
  },
  {
    name: 'has it all after it was opened anew',
    async run({ store, reopen }) {
      await store.begin(submission(ONE), frozen(ONE));
      const again = await reopen();
      expect(await again.get(ONE)).to.deep.equal(submission(ONE));
      expect(await again.frozen(ONE)).to.deep.equal(frozen(ONE));
    },
  },
];
