import type { DraftId } from './draft/draft.js';

/**
 * Who is speaking. Taken from the port's sender by the host, never from a message. What a principal
 * may see and do is decided where the handlers are made; there is no other way in.
 */
export type Principal = OwnPrincipal | SitePrincipal;

/** The extension's own pages, or a person at the relay's own console. */
export interface OwnPrincipal {
  readonly kind: 'own';
}

/** A site that the person connected: sees its own drafts only. */
export interface SitePrincipal {
  readonly kind: 'site';
  readonly origin: string;
  /** Asks the person, outside the page, whether to send this business. */
  confirmStart(question: StartQuestion): Promise<boolean>;
}

/** Under whose name a principal's drafts are kept. */
export const ownerOf = (principal: Principal): string =>
  principal.kind === 'own' ? 'own' : principal.origin;

/** What a person is asked: this draft as it stands at this revision, under this name. */
export interface StartQuestion {
  readonly draftId: DraftId;
  readonly revision: number;
  readonly name: string;
  /** Of a trust product: what it is for. */
  readonly product?: string;
}
