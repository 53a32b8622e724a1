import type { Timings } from '../core/submission/timings.js';
import { PRODUCTION_TIMINGS } from '../core/submission/timings.js';
import { StoredItem } from '../extension/stored-item.js';

/** Development builds may be told to wait less, so that a test need not wait a minute. */
const override = new StoredItem<Partial<Timings>>('development.timings', 'local');

export const timings = async (): Promise<Timings> => ({
  ...PRODUCTION_TIMINGS,
  ...(__DEVELOPMENT__ && (await override.get())),
});
