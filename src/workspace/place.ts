import { isDraftId, newDraftId } from '../core/draft/draft-id.js';
import type { DraftId } from '../core/draft/draft.js';

/** What the workspace shows beside the list: nothing yet, one business, or what was left over. */
export type Place =
  | { readonly kind: 'list' }
  /** `fix`: at the first field that Twilio wants changed. */
  | { readonly kind: 'draft'; readonly id: DraftId; readonly fix?: boolean }
  | { readonly kind: 'leftovers' };

export const OPTIONS = '../options/index.html';

export const LEFTOVERS = '#/leftovers';

/**
 * Reads `#/new`, `#/leftovers`, `#/draft/<id>` and `#/draft/<id>/fix`. A new business gets its id here, and its draft only once the
 * form opens: an account that cannot register anybody collects no empty drafts.
 */
export function placeOf(hash: string): Place {
  if (hash === '#/new') return { kind: 'draft', id: newDraftId() };
  if (hash === LEFTOVERS) return { kind: 'leftovers' };
  const [, id, fix] = /^#\/draft\/([^/]+)(\/fix)?$/.exec(hash) ?? [];
  if (!isDraftId(id)) return { kind: 'list' };
  return fix ? { kind: 'draft', id, fix: true } : { kind: 'draft', id };
}

export const hashOf = (id: DraftId): string => `#/draft/${id}`;
