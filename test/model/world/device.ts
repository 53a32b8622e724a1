import type { Submission } from '../../../src/core/submission/submission.js';
import { Disk } from './disk.js';
import { DRAFT } from './business.js';
import type { Process } from './process.js';

/** A browser with the extension, as it outlives its processes. */
export class Device {
  readonly disk = new Disk();
  readonly name: string;
  /** The key that the vault gives out now; none while it is locked. */
  key: string | undefined = 'first key';
  /** Milliseconds by which its clock is ahead. */
  skew = 0;
  /** True time from and until which it has no network; the browser says so. */
  offlineSince = 0;
  offlineUntil = 0;
  /** The one process that may live. */
  process: Process | undefined;
  /** Somebody wanted this business sent from here. */
  started = false;

  constructor(name: string) {
    this.name = name;
  }

  /** The row as it is stored now. */
  get row(): Submission | undefined {
    return this.disk.rows.get(DRAFT);
  }
}
