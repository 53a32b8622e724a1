import { startSandbox } from '../../sandbox/index.js';
import { SECONDARY_BUSINESS_POLICY } from '../../src/core/trusthub/assumptions.js';
import { SandboxControl } from '../fixtures/sandbox-control.js';
import { STEPS, type Step } from '../twilio/eleven-steps.js';
import { twilioLibrary } from '../twilio/library.js';
import { localClient } from '../twilio/local-client.js';

const ACCOUNT = `AC${'1'.padStart(32, '0')}`;
const PRIMARY = `BU${'1'.padStart(32, '0')}`;

export interface ScriptRun {
  /** From the profile to the submit's answer, in milliseconds. */
  readonly elapsed: number;
  readonly writes: number;
}

/**
 * The reference's eleven steps as it has them, with Twilio's own library, one after another: with two
 * representatives and without a phone number, 13 calls. Each takes `latency` ms at the sandbox.
 */
export async function documentedScript(latency: number): Promise<ScriptRun> {
  const library = twilioLibrary();
  const sandbox = await startSandbox();
  const control = new SandboxControl(sandbox.url);
  try {
    await control.faults([{ fault: `latency:${latency}`, times: 1_000_000 }]);
    const { httpClient, answers } = localClient(library, sandbox.url);
    const client = library(ACCOUNT, 'sandbox', { httpClient });
    // As for ours, what is read before the first write is read already, on an open connection.
    await client.trusthub.v1.policies(SECONDARY_BUSINESS_POLICY).fetch();
    const before = (await control.writes()).length;

    let profile = '';
    const take = async (name: keyof typeof STEPS, object = ''): Promise<string> => {
      const step: Step = STEPS[name];
      return (await step(client, { policy: SECONDARY_BUSINESS_POLICY, profile, object })).sid;
    };
    const begun = performance.now();
    profile = await take('create-customer-profile');
    const business = await take('create-business-information');
    const first = await take('create-authorized-representative-1');
    const second = await take('create-authorized-representative-2');
    const address = await take('create-address');
    const document = await take('create-supporting-document', address);
    await take('assign-business-information', business);
    await take('assign-authorized-representative-1', first);
    await take('assign-authorized-representative-2', second);
    await take('assign-primary-customer-profile', PRIMARY);
    await take('assign-supporting-document', document);
    await take('evaluate');
    if ((answers.at(-1) as { status: string }).status !== 'compliant')
      throw new Error('the script made a profile that is not compliant');
    await take('submit');
    const elapsed = performance.now() - begun;
    return { elapsed, writes: (await control.writes()).length - before };
  } finally {
    await sandbox.close();
  }
}
