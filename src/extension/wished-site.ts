import { StoredItem } from './stored-item.js';

/** The site that the person asked to connect, while the browser's own prompt is open. */
export interface WishedSite {
  readonly origin: string;
  readonly tabId?: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * On some platforms the prompt closes the popup that asked, and with it whatever was to come after
 * the answer. The wish outlives it, and the worker fulfils it when the permission comes.
 */
export const wishedSite = new StoredItem<WishedSite>('wished-site', 'session');
