import { ensureDependencies, runTypeScript } from './setup.mjs';

ensureDependencies();
await runTypeScript('../test/bench/bench-command.ts');
