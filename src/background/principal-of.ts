import type { Runtime } from '../extension/browser.js';

/** Who holds the other end of a port, by what the browser says of it and by nothing else. */
export type Sender = { readonly kind: 'own' } | { readonly kind: 'site'; readonly origin: string };

/** This extension, by its id and the origin of its pages. */
export interface Self {
  readonly id: string;
  readonly origin: string;
}

interface SenderFacts {
  readonly id?: string;
  readonly origin?: string;
  readonly frameId?: number;
  readonly documentLifecycle?: string;
  readonly tab?: unknown;
}

/**
 * In ascending order of distrust: another extension and whoever has no origin are nobody; our own
 * origin is ourselves; a site counts in its top frame only, and a sandboxed frame's origin is
 * "null" whatever its URL says. Source: MDN runtime.MessageSender
 */
export function senderOf(
  sender: Runtime.MessageSender | undefined,
  self: Self,
): Sender | undefined {
  const facts = sender as SenderFacts | undefined;
  if (!facts || facts.id !== self.id) return undefined;
  const { origin } = facts;
  if (origin === undefined || origin === 'null') return undefined;
  if (origin === self.origin) return { kind: 'own' };
  if (facts.frameId !== 0) return undefined;
  if (facts.documentLifecycle !== undefined && facts.documentLifecycle !== 'active')
    return undefined;
  return { kind: 'site', origin };
}
