/** `npm test`, `npm test -- --long`, `npm test -- core e2e` (suites by name). */
import { ensureBrowsers, ensureDependencies, runTypeScript } from './setup.mjs';

ensureDependencies();
ensureBrowsers();
await runTypeScript('./test/test-command.ts');
