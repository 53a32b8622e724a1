/**
 * The only doorway to the browser's extension API: `webextension-polyfill` throws outside an
 * extension, so nothing that runs elsewhere may import this file.
 */
export { default as browser } from 'webextension-polyfill';
export type { Runtime } from 'webextension-polyfill';
