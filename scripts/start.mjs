/** `npm start`: everything to look at and click on. `npm start -- --headless`: the same, by itself. */
import { ensureBrowsers, ensureDependencies, runTypeScript } from './setup.mjs';

ensureDependencies();
if (process.argv.includes('--headless')) {
  ensureBrowsers(['chromium']);
  await runTypeScript('./start/headless-command.ts');
} else {
  await runTypeScript('./start/start-command.ts');
}
