import { openStage } from '../../test/e2e/harness/stage.js';
import { buildTargets } from '../build/build-targets.js';
import { logCalls } from './call-log.js';
import { journey } from './journey.js';
import { onFreePort } from './on-free-port.js';

const SANDBOX_PORT = 4010;

await buildTargets();
const calls = logCalls();
const stage = await onFreePort(SANDBOX_PORT, (port) =>
  openStage('chromium', { build: 'development' }, { port }),
);
console.log(`Trust Hub sandbox on ${stage.sandbox.url}`);
try {
  const { name, bundleSid } = await journey(stage, 'development');
  console.log(`Onboarded ${name}: ${bundleSid} twilio-approved in ${calls.count} calls`);
} finally {
  calls.stop();
  await stage.close();
}
