import { fakeBrowser } from './fake-browser.js';
import { assert } from 'chai';
import { phaseMirror } from '../../src/background/phase-mirror.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import type { Phase } from '../../src/core/submission/phase.js';

const phase = (draftId: string, writes: number): Phase => ({ draftId, writes }) as Phase;

describe('the mirror in storage.local', () => {
  let stored: Record<string, unknown>;

  beforeEach(() => {
    stored = { sentinel: 'word', 'phases-of-the-moon': 4 };
    fakeBrowser.storage.local = {
      get: async (key: string | null) => (key === null ? { ...stored } : { [key]: stored[key] }),
      set: async (values: object) => void Object.assign(stored, values),
      remove: async (key: string) => void delete stored[key],
    };
  });

  it('has nothing of what others keep there', async () => {
    assert.deepEqual(await phaseMirror().list(), []);
  });

  it('keeps one of each draft, apart from all else', async () => {
    const mirror = phaseMirror();
    await mirror.put(phase('0000000001', 1));
    await mirror.put(phase('0000000002', 1));
    await mirror.put(phase('0000000001', 2));
    assert.deepEqual(await phaseMirror().list(), [phase('0000000001', 2), phase('0000000002', 1)]);
    await mirror.remove('0000000001' as DraftId);
    assert.deepEqual(await mirror.list(), [phase('0000000002', 1)]);
    assert.containsAllKeys(stored, ['sentinel', 'phases-of-the-moon']);
  });
});
