import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { countingReporter } from './scripts/test/counting-reporter.mjs';
import { ensureBrowsers } from './scripts/setup.mjs';

ensureBrowsers();

const chromium = chromeLauncher({
  puppeteer,
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  },
});
const firefox = chromeLauncher({
  puppeteer,
  launchOptions: { browser: 'firefox', executablePath: process.env.FIREFOX_PATH },
  // Tests of one Firefox share its window, and only the tab in front gets animation frames.
  concurrency: 1,
});

/** One for each browser runs at a time, and both would look for the first free port at the same moment. */
const port = await new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = server.address();
    server.close(() => resolve(free));
  });
});

const tests = ['components', 'storage', 'protocol', 'core'].map(
  (name) => `test/${name}/**/*.test.ts`,
);

/** Components, storage, protocol and core in both browsers; `BROWSER=firefox` for one of them. */
export default {
  files: [...tests, '!test/**/*.node.test.ts'],
  nodeResolve: true,
  hostname: '127.0.0.1',
  port,
  staticLogging: true,
  plugins: [
    esbuildPlugin({
      ts: true,
      json: true,
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
      target: 'es2022',
    }),
  ],
  browsers: { chromium: [chromium], firefox: [firefox] }[process.env.BROWSER] ?? [
    chromium,
    firefox,
  ],
  testFramework: { config: { timeout: 10_000, forbidOnly: true, forbidPending: true } },
  testsFinishTimeout: 180_000,
  filterBrowserLogs: ({ args }) => !String(args?.[0]).includes('Lit is in dev mode'),
  reporters: [countingReporter()],
};
