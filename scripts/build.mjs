import { ensureDependencies, runTypeScript } from './setup.mjs';

ensureDependencies();
await runTypeScript('./build/build-command.ts');
