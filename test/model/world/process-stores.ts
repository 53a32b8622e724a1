import type { DraftStore } from '../../../src/core/draft/draft-store.js';
import type { Cache } from '../../../src/core/host-ports.js';
import type { PhaseMirror } from '../../../src/core/submission/phase.js';
import type { SubmissionJournal } from '../../../src/core/submission/submission-journal.js';
import { never, type Process } from './process.js';

/** Milliseconds that a disk takes at most for one thing. */
const SLOWEST = 4;

/** One thing after the other, in the order in which they were asked for. */
function onDisk<T>(process: Process, effect: () => T): Promise<T> {
  const { device, world } = process;
  if (process.dead) return never();
  const { disk } = device;
  disk.freeAt = Math.max(disk.freeAt, world.sim.now) + world.chance.next() * SLOWEST;
  return process.ask(disk.freeAt - world.sim.now, effect);
}

export function journalOn(process: Process): SubmissionJournal {
  const { device, world } = process;
  const { disk } = device;
  return {
    get: (id) => onDisk(process, () => disk.rows.get(id)),
    list: () => onDisk(process, () => [...disk.rows.values()]),
    frozen: (id) => onDisk(process, () => disk.frozen.get(id)),
    put: (row) =>
      onDisk(process, () => {
        const verdict = world.verdictOf(row, device);
        if (verdict === 'fail') throw new DOMException('The disk is full', 'QuotaExceededError');
        if (verdict === 'die before') return process.die();
        world.watch.stored(device, row);
        disk.put(row);
        if (verdict === 'die after') process.die();
      }),
    begin: (row, frozen) => onDisk(process, () => disk.begin(row, frozen)),
    remove: (id) =>
      onDisk(process, () => {
        disk.rows.delete(id);
        disk.frozen.delete(id);
      }),
  };
}

/** The other store of the browser, which may be full as well. */
export function mirrorOn(process: Process): PhaseMirror {
  const { device, world } = process;
  const { mirror } = device.disk;
  return {
    list: () => onDisk(process, () => [...mirror.values()]),
    put: (phase) =>
      onDisk(process, () => {
        if (world.sim.now < device.disk.mirrorFullUntil) throw new Error('QUOTA_BYTES exceeded');
        mirror.set(phase.draftId, phase);
      }),
    remove: (id) => onDisk(process, () => void mirror.delete(id)),
  };
}

export function draftStoreOn(process: Process): DraftStore {
  const { drafts } = process.device.disk;
  return {
    get: (id) => onDisk(process, () => drafts.get(id)),
    list: () => onDisk(process, () => [...drafts.values()]),
    update: (id, change) =>
      onDisk(process, () => {
        const next = change(drafts.get(id));
        if (next) drafts.set(id, next);
        return next ?? drafts.get(id);
      }),
    remove: (id) => onDisk(process, () => void drafts.delete(id)),
  };
}

export function cacheOn(process: Process): Cache {
  const { cache } = process.device.disk;
  return {
    get: (key) => onDisk(process, () => cache.get(key)),
    put: (key, value) =>
      onDisk(process, () => {
        cache.set(key, { value, storedAt: process.world.sim.now + process.device.skew });
      }),
  };
}
