import { startSandbox } from '../../sandbox/index.js';
import type { Onboarding } from '../../src/core/commands.js';
import { messagePortChannel } from '../../src/protocol/channel.js';
import { connectOnboarding } from '../../src/protocol/connect-onboarding.js';
import { serveOnboarding } from '../../src/protocol/serve-onboarding.js';
import { memoryHost } from '../fixtures/memory-host.js';
import { SandboxControl } from '../fixtures/sandbox-control.js';
import type { HostUnderTest } from '../contracts/onboarding-contract.js';
import { onboardingContract } from '../contracts/onboarding-contract.js';

async function directly(): Promise<HostUnderTest> {
  const sandbox = await startSandbox({ port: 0 });
  const { host, clock } = memoryHost({ url: sandbox.url });
  return {
    onboarding: host.as({ kind: 'own' }),
    sandbox: new SandboxControl(sandbox.url),
    close: async () => {
      clock.stop();
      await sandbox.close();
    },
  };
}

/** The same host behind the envelopes, over a real MessageChannel. */
async function overAPort(): Promise<HostUnderTest> {
  const direct = await directly();
  const { port1, port2 } = new MessageChannel();
  serveOnboarding(messagePortChannel(port2), direct.onboarding);
  const onboarding: Onboarding = connectOnboarding(() => messagePortChannel(port1));
  const close = async (): Promise<void> => {
    port1.close();
    port2.close();
    await direct.close();
  };
  return { onboarding, sandbox: direct.sandbox, close };
}

for (const [name, open] of [
  ['the façade itself', directly],
  ['the façade over a port', overAPort],
] as const)
  describe(`onboarding contract: ${name}`, function () {
    this.timeout(40_000);
    let host: HostUnderTest;

    beforeEach(async () => {
      host = await open();
    });

    afterEach(() => host.close());

    for (const test of onboardingContract) it(test.name, () => test.run(host));
  });
