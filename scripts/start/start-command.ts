import { startSandbox } from '../../sandbox/index.js';
import { buildTargets } from '../build/build-targets.js';
import { missingBrowsers } from '../setup.mjs';
import { onFreePort } from './on-free-port.js';
import { openBrowser } from './open-browser.js';
import { startPartnerServer } from './partner-server.js';
import { ACCOUNT } from './demo-account.js';
import { logCalls } from './call-log.js';

const SANDBOX_PORT = 4010;
const PARTNER_PORT = 4020;

await buildTargets();
const sandbox = await onFreePort(SANDBOX_PORT, (port) => startSandbox({ port }));
const partner = await onFreePort(PARTNER_PORT, startPartnerServer);

console.log(`
Trust Hub sandbox on ${sandbox.url}
Partner's demo page on ${partner.url}

Load the extension (development build, which may speak with the sandbox):
  Chromium  chrome://extensions → Developer mode → Load unpacked → dist/dev-chromium
  Firefox   about:debugging#/runtime/this-firefox → Load Temporary Add-on → dist/dev-firefox/manifest.json

Then open its options and enter
  account   ${ACCOUNT.accountSid}
  key       ${ACCOUNT.username}
  secret    ${ACCOUNT.secret}
  sandbox   ${sandbox.url}

What a reviewer does, with the profile's SID (BU…):
  curl -X POST ${sandbox.url}/sandbox/reviews/BU… -H 'content-type: application/json' -d '{"decision":"approve"}'

Ctrl+C ends everything. API calls from here on:`);
logCalls();

const browser =
  hasDisplay() && missingBrowsers(['chromium']).length === 0
    ? await openBrowser(partner.url)
    : undefined;

async function end(): Promise<void> {
  await Promise.allSettled([browser?.close(), partner.close(), sandbox.close()]);
  process.exit(0);
}
process.once('SIGINT', () => void end());
process.once('SIGTERM', () => void end());

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
