import { ensureDependencies, runTypeScript } from './setup.mjs';

ensureDependencies();
await runTypeScript('./check/check-command.ts');
