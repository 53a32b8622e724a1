import { msg } from '@lit/localize';
import type { Onboarding, Preflight } from '../../core/commands.js';
import type { DraftId } from '../../core/draft/draft.js';
import type { Sid } from '../../core/trusthub/sid.js';
import { troubleOf } from './trouble-of.js';

/** Whether the account may send, as far as can be said. Never throws. */
export const askPreflight = async (
  onboarding: Onboarding,
  policySid: Sid<'RN'>,
): Promise<Preflight> => {
  const [asked] = await Promise.allSettled([onboarding.call('preflight', { policySid })]);
  return preflightOf(asked);
};

/** A question that could not even be asked is one more thing to be said, not a wall. */
export const preflightOf = (asked: PromiseSettledResult<Preflight>): Preflight =>
  asked.status === 'fulfilled'
    ? asked.value
    : {
        verdict: 'unknown',
        causes: [
          {
            ...troubleOf(asked.reason),
            problem: 'out-of-reach',
            cure: msg(
              'You can go on filling in the form. The account is checked before anything is sent',
            ),
          },
        ],
      };

/** Whether somebody typed into this draft. Opening it to see would make one where there is none. */
export async function isBegun(
  onboarding: Onboarding,
  draftId: DraftId | undefined,
): Promise<boolean> {
  if (!draftId) return false;
  const drafts = await onboarding.call('draft.list', {}).catch(() => []);
  return drafts.some(({ id }) => id === draftId);
}
