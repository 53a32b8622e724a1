import { fileURLToPath } from 'node:url';

/** The repository's own directory, wherever it was cloned. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));
