import type { Preflight, PreflightCause, PreflightProblem } from './commands.js';
import { alternativesOf } from './policy/alternatives.js';
import { buildFormModel } from './policy/build-form-model.js';
import type { FormModel } from './policy/form-model.js';
import { isFoundByItself, isSupporting } from './policy/supporting-bundle.js';
import { findPrimaryProfile, primaryIdentity } from './submission/primary-profile.js';
import { troubleOf } from './submission/trouble.js';
import { fittingBundles } from './support-choices.js';
import { isInReview } from './trusthub/bundles.js';
import { fetchPolicy } from './trusthub/policies.js';
import type { Sid } from './trusthub/sid.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';
import { NoAnswerError, TrustHubError } from './trusthub/trusthub-error.js';

const CONSOLE = 'https://console.twilio.com/us1/account/trust-hub/customer-profiles';
const KEYS = 'https://console.twilio.com/us1/account/keys-credentials/api-keys';

/**
 * Can this account register anybody? Asked before the first field, so that nobody types for
 * nothing. Each cause names its cure; none is reported that was not seen. `seen` hears of the
 * approved primary profile, or that none was seen.
 */
export async function preflight(
  client: TrustHubClient | undefined,
  policySid: Sid<'RN'>,
  seen: (primarySid: Sid<'BU'> | undefined) => Promise<void>,
): Promise<Preflight> {
  if (!client)
    return blocked([
      {
        problem: 'no-account',
        message: 'No Twilio account is connected yet',
        cure: 'Enter an API key of your Twilio account in the settings',
      },
    ]);
  try {
    const [primary, policy] = await Promise.all([
      findPrimaryProfile(client),
      policyFindings(client, policySid),
    ]);
    const isProduct = policy.form?.bundleKind === 'TrustProducts';
    const found = isProduct
      ? await productFindings(client, primary, policy.form!)
      : await primaryFindings(client, primary);
    await seen(found.approved);
    const causes = [...found.causes, ...policy.causes];
    return causes.length === 0 || (found.waits && policy.causes.length === 0)
      ? { verdict: 'ok', causes }
      : blocked(causes);
  } catch (error) {
    await seen(undefined);
    if (error instanceof TrustHubError && [401, 403].includes(error.status))
      return blocked([
        cause('credentials-refused', error, {
          message: "Twilio doesn't accept this key",
          cure: 'Make a standard API key in the Twilio Console and enter it in the settings',
          cureUrl: KEYS,
        }),
      ]);
    if (!(error instanceof NoAnswerError) && !(error instanceof TrustHubError)) throw error;
    return {
      verdict: 'unknown',
      causes: [
        cause('out-of-reach', error, {
          cure: 'You can fill in the form now. The account is checked before anything is sent',
        }),
      ],
    };
  }
}

interface PrimaryFindings {
  readonly causes: readonly PreflightCause[];
  /** A primary in review only delays; anything else about it stops. */
  readonly waits: boolean;
  /** The primary profile, if it is approved and nothing about it stands in the way. */
  readonly approved?: Sid<'BU'>;
}

const stopped = (found: PreflightCause): PrimaryFindings => ({ causes: [found], waits: false });

type Primary = Awaited<ReturnType<typeof findPrimaryProfile>>;

/** A trust product stands on an approved profile, the account's own or one of its customers'. */
async function productFindings(
  client: TrustHubClient,
  primary: Primary,
  form: FormModel,
): Promise<PrimaryFindings> {
  const approved = primary?.accepted ? { approved: primary.profile.sid } : {};
  const supports = form.sections.filter(isSupporting);
  const fits = await Promise.all(
    supports.map(async (section) => {
      const types = alternativesOf(section).map(({ objectType = '' }) => objectType);
      if (primary?.accepted && types.some(isFoundByItself)) return true;
      return [...(await fittingBundles(client, section)).values()].flat().length > 0;
    }),
  );
  if (supports.length > 0 ? fits.every(Boolean) : primary?.accepted)
    return { causes: [], waits: false, ...approved };
  return { ...stopped(NO_SUPPORT), ...approved };
}

const NO_SUPPORT: PreflightCause = {
  problem: 'no-supporting-bundle',
  message: 'This stands on an approved profile, and the account has none that fits',
  cure: 'Register the business first, and begin this when Twilio has approved it',
};

async function primaryFindings(client: TrustHubClient, primary: Primary): Promise<PrimaryFindings> {
  if (!primary)
    return stopped({
      problem: 'no-primary',
      message: 'Your Twilio account has no primary profile of its own',
      cure: 'Make one in the Twilio Console and wait until it is approved',
      cureUrl: CONSOLE,
    });
  const { profile, accepted } = primary;
  if (!accepted) return notApproved(profile.status);
  const identity = await primaryIdentity(client, profile);
  if (identity === undefined || identity === 'isv_reseller_or_partner')
    return { causes: [], waits: false, approved: profile.sid };
  return stopped({
    problem: 'primary-not-isv',
    message: 'Your primary profile says that you use Twilio for yourself, not for customers',
    cure: 'Ask Twilio to change the business identity of that profile to “ISV, reseller or partner”',
    cureUrl: CONSOLE,
  });
}

function notApproved(status: string): PrimaryFindings {
  const waits = isInReview(status);
  const found: PreflightCause = {
    problem: 'primary-not-approved',
    message: waits
      ? 'Your own primary profile is still in review'
      : `Your own primary profile is not approved (${status})`,
    cure: waits
      ? 'You can fill in the form now. It is sent when Twilio has approved your profile'
      : 'Complete it in the Twilio Console first',
    cureUrl: CONSOLE,
  };
  return { causes: [found], waits };
}

interface PolicyFindings {
  readonly causes: readonly PreflightCause[];
  readonly form?: FormModel;
}

async function policyFindings(
  client: TrustHubClient,
  policySid: Sid<'RN'>,
): Promise<PolicyFindings> {
  try {
    return { causes: [], form: buildFormModel(await fetchPolicy(client, policySid), []) };
  } catch (error) {
    const isUnreadable = error instanceof NoAnswerError && error.reason === 'unreadable';
    if (!isUnreadable && !(error instanceof TrustHubError && error.status === 404)) throw error;
    const unreadable = cause('policy-unreadable', error, {
      message: `Twilio doesn't give us the rules for this kind of profile (${policySid})`,
      cure: 'Check the policy that this form was made with, or ask Twilio whether your account may use it',
    });
    return { causes: [unreadable] };
  }
}

const cause = (
  problem: PreflightProblem,
  error: unknown,
  words: Partial<PreflightCause> & { readonly cure: string },
): PreflightCause => ({ problem, ...troubleOf(error), ...words });

const blocked = (causes: readonly PreflightCause[]): Preflight => ({ verdict: 'blocked', causes });
