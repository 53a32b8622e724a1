import type { Snapshot } from '../../../../src/core/submission/snapshot.js';
import { until } from '../until.js';
import type { Business } from './business.js';

/**
 * The last look is for the alarm, which comes after half a minute at the earliest; somebody who
 * presses “Go on” has it made at once.
 */
export const afterLateSweep = (business: Business): Promise<Snapshot> =>
  until('the late sweep is done', async () => {
    // Looked at first: what was lost with its draft is opened again by that.
    const swept = ifSwept(await business.snapshot());
    if (!swept) await business.goOn();
    return swept;
  });

/** The same, left to the alarm. */
export const afterItsLateSweep = (business: Business, limit: number): Promise<Snapshot> =>
  until('the late sweep was made', async () => ifSwept(await business.snapshot()), limit);

/** A review is asked for by the alarm, and an answer serves for half a minute: somebody opens the list. */
export async function lookNow({ desk, draftId }: Business): Promise<void> {
  await desk.call('profiles.list', { refresh: true });
  await desk.call('submission.resume', { draftId });
}

/** Decided, so that no device watches it any longer, and forgotten; nothing of it is still asked. */
export async function clearAway(
  { bundleSid }: Snapshot,
  ...senders: readonly Business[]
): Promise<void> {
  await senders[0]?.control.approve(bundleSid!);
  for (const business of senders) {
    await until('it is approved', async () => {
      await lookNow(business);
      return (await business.snapshot())?.status === 'approved';
    });
    await business.desk.call('draft.remove', { draftId: business.draftId });
    await until('its list is read', async () => {
      const { refreshing } = await business.desk.call('profiles.list', { refresh: false });
      return !refreshing;
    });
  }
}

const ifSwept = (snapshot: Snapshot | null): Snapshot | undefined =>
  snapshot?.steps.every(({ id, state }) => id.startsWith('await-review') || state === 'done')
    ? snapshot
    : undefined;
