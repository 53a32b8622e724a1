import type { FailpointRule, ReachedFailpoint } from '../../../src/background/failpoints.js';
import type { Timings } from '../../../src/core/submission/timings.js';
import type { ExtensionBrowser } from './extension-browser.js';
import { LOCAL, onBarePage } from './stored.js';
import { until } from './until.js';

/** What a browser cannot be made to wait for sixty times over; said in the output of a suite. */
export const SHORT_TIMINGS: Partial<Timings> = {
  quiesce: 300,
  secondLook: 150,
  retry: { base: 100, cap: 400 },
};

/**
 * Asks a test build to stop where the rule says, or to refuse a write there. Once; what was reached
 * before is forgotten.
 */
export const setFailpoint = (extension: ExtensionBrowser, rule: FailpointRule): Promise<void> =>
  onBarePage(extension, async (page) => {
    await page.evaluate(
      `${LOCAL}.set({ 'test.failpoint': ${JSON.stringify(rule)} }).then(() => ${LOCAL}.remove('test.reached'))`,
    );
  });

/** Waits until it stopped there. */
export const reached = (extension: ExtensionBrowser, limit?: number): Promise<ReachedFailpoint> =>
  onBarePage(extension, (page) =>
    until(
      'the failpoint was reached',
      async () =>
        (await page.evaluate(
          `${LOCAL}.get('test.reached').then((stored) => stored['test.reached'])`,
        )) as ReachedFailpoint | undefined,
      limit,
    ),
  );

/** From now on, and after each restart; what is not named stays as in production. */
export const setTimings = (
  extension: ExtensionBrowser,
  timings: Partial<Timings> = SHORT_TIMINGS,
): Promise<void> =>
  onBarePage(extension, async (page) => {
    console.log(`    waits, in ms: ${JSON.stringify(timings)}`);
    await page.evaluate(`${LOCAL}.set({ 'test.timings': ${JSON.stringify(timings)} })`);
  });
