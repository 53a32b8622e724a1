import type { Page } from './account-lists.js';
import { OnboardingError } from './commands.js';
import type { Form } from './trusthub/trusthub-client.js';

/** Twilio's two parameters of paging. Nothing else in a cursor reaches a request. */
const NAMES = ['Page', 'PageToken'] as const;

/** Rows with the cursor of the page after them: where Twilio's next page begins, if there is one. */
export const pageOf = <Row>(rows: readonly Row[], next: Form | undefined): Page<Row> => ({
  rows,
  ...(next && { cursor: cursorOf(next) }),
});

/** Text for a caller to hand back. */
function cursorOf(next: Form): string {
  const place = new URLSearchParams();
  for (const name of NAMES) if (next[name] !== undefined) place.set(name, next[name]);
  return btoa(place.toString());
}

/** The place that a cursor names. Throws OnboardingError `invalid` for what is none of ours. */
export function placeOf(cursor: string | undefined): Form | undefined {
  if (cursor === undefined) return undefined;
  let place: URLSearchParams;
  try {
    place = new URLSearchParams(atob(cursor));
  } catch {
    throw noPlace();
  }
  if (![...place.keys()].some((name) => NAMES.includes(name as 'Page'))) throw noPlace();
  return Object.fromEntries(NAMES.map((name) => [name, place.get(name) ?? undefined]));
}

const noPlace = (): OnboardingError =>
  new OnboardingError('invalid', 'This page of the list does not exist. Begin it again');
