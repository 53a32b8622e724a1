import { isDraftId, newDraftId } from '../core/draft/draft-id.js';
import type { DraftId } from '../core/draft/draft.js';

/** What the workspace shows beside the list: nothing yet, one business, what there is to begin with, or what was left over. */
export type Place =
  | { readonly kind: 'list' }
  /** `fix`: at the first field that Twilio wants changed. */
  | {
      readonly kind: 'draft';
      readonly id: DraftId;
      readonly policySid?: string;
      readonly fix?: boolean;
    }
  | { readonly kind: 'begin' }
  | { readonly kind: 'leftovers' };

export const OPTIONS = '../options/index.html';

export const LEFTOVERS = '#/leftovers';
export const BEGIN = '#/begin';

/**
 * Reads `#/new`, `#/begin`, `#/leftovers` and `#/draft/<id>`; after `new` and `<id>` may come the SID of a
 * policy, where it is not the one for a business, and after that `fix`. A new business gets its id here, and its draft only once the
 * form opens: an account that cannot register anybody collects no empty drafts.
 */
export function placeOf(hash: string): Place {
  if (hash === LEFTOVERS) return { kind: 'leftovers' };
  if (hash === BEGIN) return { kind: 'begin' };
  const [, what, policySid, fix] =
    /^#\/(new|draft\/[^/]+)(?:\/(RN[0-9a-fA-F]{32}))?(\/fix)?$/.exec(hash) ?? [];
  const id = what === 'new' ? newDraftId() : what?.slice('draft/'.length);
  if (!isDraftId(id)) return { kind: 'list' };
  return { kind: 'draft', id, ...(policySid && { policySid }), ...(fix && { fix: true }) };
}

/** Where a new one of this policy begins. */
export const beginOf = (policySid: string): string => `#/new/${policySid}`;
