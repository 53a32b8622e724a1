import { browser } from './browser.js';

interface Closable {
  setAccessLevel?(access: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * Content scripts, whose pages may be hostile, can read `storage.local` until this was said; the
 * browser keeps to it until it ends. Firefox has no such switch, so nothing secret is kept there.
 */
export const closeStorageToPages = async (): Promise<void> =>
  (browser.storage.local as Closable).setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
