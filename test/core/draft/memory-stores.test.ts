import { draftStoreContract } from '../../contracts/draft-store-contract.js';
import { journalContract } from '../../contracts/journal-contract.js';
import { memoryDraftStore, memoryJournal } from '../../fixtures/memory-host.js';

/** The stores that other tests stand on keep the same contract as the real ones. */
describe('drafts in memory', () => {
  for (const { name, run } of draftStoreContract)
    it(name, async () => {
      const store = memoryDraftStore();
      await run({ store, reopen: async () => store });
    });
});

describe('the journal in memory', () => {
  for (const { name, run } of journalContract)
    it(name, async () => {
      const store = memoryJournal();
      await run({ store, reopen: async () => store });
    });
});
