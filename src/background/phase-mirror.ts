import type { Phase, PhaseMirror } from '../core/submission/phase.js';
import { StoredFamily } from '../extension/stored-family.js';

/** In `storage.local`, which the browser keeps apart from IndexedDB. */
export function phaseMirror(): PhaseMirror {
  const phases = new StoredFamily<Phase>('phase');
  return {
    list: async () => [...(await phases.all()).values()],
    put: (phase) => phases.set(phase.draftId, phase),
    remove: (draftId) => phases.remove(draftId),
  };
}
