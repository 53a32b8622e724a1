import { ensureDependencies, runTypeScript } from './setup.mjs';

ensureDependencies();
await runTypeScript('../sandbox/cli.ts');
