import type { Timings } from '../core/submission/timings.js';
import { PRODUCTION_TIMINGS } from '../core/submission/timings.js';
import { browser } from '../extension/browser.js';
import { StoredItem } from '../extension/stored-item.js';

/** Development and test builds may be told to wait less, so that a test need not wait a minute. */
export async function timings(): Promise<Timings> {
  const timings = { ...PRODUCTION_TIMINGS };
  if (__DEVELOPMENT__ || __TEST_BUILD__) {
    const override = new StoredItem<Partial<Timings>>('test.timings', 'local');
    const take = async (): Promise<unknown> => Object.assign(timings, await override.get());
    await take();
    browser.storage.onChanged.addListener(() => void take());
  }
  return timings;
}
