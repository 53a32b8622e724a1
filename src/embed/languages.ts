/**
 * The same as `index.ts`, in the language of the page: that of the first element or whatever is
 * around it (`lang`), else the browser's. It fetches the words of that language before the tag is
 * defined; `index.ts` speaks English alone and fetches nothing.
 */
import { speak } from '../locales/speak.js';

const isPage = typeof document !== 'undefined';
const element = isPage ? document.querySelector('trusthub-onboard') : null;
const around = (element ?? (isPage ? document.documentElement : null))?.closest('[lang]');

await speak([around?.getAttribute('lang'), ...(isPage ? navigator.languages : [])]);

export const { TrusthubOnboard } = await import('./index.js');
