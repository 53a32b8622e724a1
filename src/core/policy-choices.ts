import { askTwilio } from './ask-twilio.js';
import type { PolicyChoice } from './commands.js';
import type { HostPorts } from './host-ports.js';
import { KNOWN_POLICIES, type KnownPolicy } from './policy/known-policies.js';
import { isFoundByItself } from './policy/supporting-bundle.js';
import { PRIMARY_POLICIES } from './trusthub/assumptions.js';
import { fits } from './support-choices.js';
import type { Bundle } from './trusthub/bundles.js';
import { listBundles } from './trusthub/bundles.js';
import { sid } from './trusthub/sid.js';

/**
 * What a person may begin, given what the account has approved. Without an account, or without an
 * answer nothing is held back; the preflight of the form tells what stands in the way.
 */
export async function policyChoices(
  ports: Pick<HostPorts, 'account' | 'clock' | 'timings'>,
): Promise<readonly PolicyChoice[]> {
  const client = await ports.account();
  const approved = client
    ? await askTwilio(ports, () =>
        listBundles(client, 'CustomerProfiles', { status: 'twilio-approved' }),
      ).catch(() => undefined)
    : undefined;
  return KNOWN_POLICIES.map((policy): PolicyChoice => {
    const { policySid, name, about, bundleKind } = policy;
    const needs = approved && missingFor(policy, approved);
    return { policySid: sid('RN', policySid), name, about, bundleKind, ...(needs && { needs }) };
  });
}

/** What has to be approved before, in words; nothing where it is. */
function missingFor({ standsOn }: KnownPolicy, approved: readonly Bundle[]): string | undefined {
  const isThere = (type: string): boolean =>
    approved.some(({ policySid }) =>
      isFoundByItself(type) ? PRIMARY_POLICIES.includes(policySid) : fits(policySid, type),
    );
  if (standsOn.length === 0 || standsOn.some(isThere)) return undefined;
  if (standsOn.some(isFoundByItself))
    return 'Once the primary profile of your account is approved, in the Twilio Console';
  return 'Once a customer without a tax number is approved';
}
