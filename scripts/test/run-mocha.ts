import Mocha from 'mocha';
import { join } from 'node:path';
import settings from '../../.mocharc.json' with { type: 'json' };
import { ROOT } from '../root.js';
import { reportCounts } from './counts.js';

/** Runs the test files named on the command line in this process, and reports how many passed. */
const mocha = new Mocha({
  timeout: settings.timeout,
  forbidOnly: settings['forbid-only'],
  forbidPending: settings['forbid-pending'],
  failZero: settings['fail-zero'],
});
for (const file of process.argv.slice(2)) mocha.addFile(join(ROOT, file));
await mocha.loadFilesAsync();

const runner = mocha.run((failures) => {
  reportCounts({ passed: runner.stats?.passes ?? 0, failed: failures });
  process.exitCode = failures === 0 ? 0 : 1;
  // A browser, server or timer that a test left open would keep this process for ever.
  setTimeout(() => {
    console.error('the suite ended and left something open');
    process.exit(1);
  }, 10_000).unref();
});
