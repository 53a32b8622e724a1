import { ensureDependencies, runTypeScript } from './setup.mjs';

ensureDependencies();
await runTypeScript('../live/live-command.ts');
