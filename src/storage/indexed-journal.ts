import type { SubmissionJournal } from '../core/submission/submission-journal.js';
import type { Database } from './database.js';
import { STRICT } from './database.js';

/** The journal in IndexedDB: every write is on disk before the request it announces leaves. */
export const indexedJournal = (open: () => Promise<Database>): SubmissionJournal => ({
  async get(draftId) {
    return (await open()).get('submissions', draftId);
  },
  async list() {
    return (await open()).getAll('submissions');
  },
  async put(submission) {
    const transaction = (await open()).transaction('submissions', 'readwrite', STRICT);
    await transaction.store.put(submission);
    await transaction.done;
  },
  async begin(submission, frozen) {
    const both = (await open()).transaction(['submissions', 'frozen'], 'readwrite', STRICT);
    try {
      await both.objectStore('submissions').put(submission);
      await both.objectStore('frozen').put(frozen);
    } catch (error) {
      // A value that cannot be cloned fails its request alone: the other one would be kept.
      both.abort();
      await both.done.catch(() => undefined);
      throw error;
    }
    await both.done;
  },
  async frozen(draftId) {
    return (await open()).get('frozen', draftId);
  },
  async remove(draftId) {
    const both = (await open()).transaction(['submissions', 'frozen'], 'readwrite', STRICT);
    await both.objectStore('submissions').delete(draftId);
    await both.objectStore('frozen').delete(draftId);
    await both.done;
  },
});
