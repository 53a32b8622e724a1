import type { DraftId } from '../../core/draft/draft.js';
import type { FieldPath } from '../../core/policy/field-path.js';

/**
 * Which draft this tab had open at this address, and where in it the person was: ids only, nothing
 * typed. A browser may refuse storage to a page; then the form starts at its top.
 */
export const rememberedDraft = (policySid: string): DraftId | undefined =>
  read(() => sessionStorage, draftKey(policySid)) as DraftId | undefined;

export const rememberDraft = (policySid: string, draftId: DraftId): void =>
  write(() => sessionStorage, draftKey(policySid), draftId);

/** The next to come here is somebody else. */
export function forgetDraft(policySid: string, draftId: DraftId): void {
  if (rememberedDraft(policySid) === draftId)
    write(() => sessionStorage, draftKey(policySid), undefined);
}

/** A page of another customer has another address. */
const draftKey = (policySid: string): string =>
  `trusthub-onboard:draft:${policySid}:${location.pathname}${location.search}`;

/** Where in a draft the person was, and the field that they changed there last. */
export interface Place {
  readonly place: string;
  readonly path?: FieldPath;
}

export function rememberedPlace(draftId: DraftId): Place | undefined {
  const kept = read(() => localStorage, `trusthub-onboard:place:${draftId}`);
  const [place, path] = kept?.split('\n') ?? [];
  return place ? { place, ...(path && { path: path as FieldPath }) } : undefined;
}

export const rememberPlace = (draftId: DraftId, { place, path }: Place): void =>
  write(
    () => localStorage,
    `trusthub-onboard:place:${draftId}`,
    path ? `${place}\n${path}` : place,
  );

/** Fields changed since Twilio's last word `about`: paths alone, so that a reload knows them. */
export function rememberedChanges(draftId: DraftId, about: string): readonly FieldPath[] {
  const [known, ...paths] = (
    read(() => localStorage, `trusthub-onboard:changed:${draftId}`) ?? ''
  ).split('\n');
  return known === about ? (paths as FieldPath[]) : [];
}

export const rememberChanges = (
  draftId: DraftId,
  about: string,
  paths: Iterable<FieldPath>,
): void =>
  write(() => localStorage, `trusthub-onboard:changed:${draftId}`, [about, ...paths].join('\n'));

function read(area: () => Storage, key: string): string | undefined {
  try {
    return area().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(area: () => Storage, key: string, value: string | undefined): void {
  try {
    if (value === undefined) area().removeItem(key);
    else area().setItem(key, value);
  } catch {
    // Refused or full: what is remembered here is a convenience.
  }
}
