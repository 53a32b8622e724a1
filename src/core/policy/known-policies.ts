import {
  DIRECT_STARTER_POLICY,
  SECONDARY_BUSINESS_POLICY,
  STARTER_POLICY,
} from '../trusthub/assumptions.js';
import type { BundleKind } from '../trusthub/bundles.js';

/** A policy that people begin with, in words for those who do not know Twilio's. */
export interface KnownPolicy {
  readonly policySid: string;
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly about: string;
  readonly bundleKind: BundleKind;
  /** Types of bundles of which one, approved, has to be there before; as policies name them. */
  readonly standsOn: readonly string[];
}

const PRIMARY = 'primary_customer_profile_type_business';
const SECONDARY = 'secondary_customer_profile_type_business';
const STARTER = 'starter_customer_profile_type_business';
const DIRECT_STARTER = 'starter_customer_profile_type_direct_long_tail';

const profile = (
  policySid: string,
  name: string,
  about: string,
  standsOn: readonly string[],
): KnownPolicy => ({ policySid, name, about, bundleKind: 'CustomerProfiles', standsOn });

const product = (
  policySid: string,
  name: string,
  about: string,
  standsOn: readonly string[] = [PRIMARY, SECONDARY],
): KnownPolicy => ({ policySid, name, about, bundleKind: 'TrustProducts', standsOn });

/**
 * In the order in which they are taken: the business first, then what is built on it. Whatever else
 * Twilio has is begun by its SID. Source: Twilio's guides to each.
 */
export const KNOWN_POLICIES: readonly KnownPolicy[] = [
  profile(
    SECONDARY_BUSINESS_POLICY,
    'A business',
    'A customer of yours with a tax or registration number. Everything else stands on this.',
    [PRIMARY],
  ),
  profile(
    STARTER_POLICY,
    'A customer without a tax number',
    'A person in the US or Canada who does business without a tax number. With one, take the business.',
    [PRIMARY],
  ),
  profile(
    DIRECT_STARTER_POLICY,
    'Your own business, without a tax number',
    'For yourself instead of a customer.',
    [],
  ),
  product(
    'RNb0d4771c2c98518d916a3d4cd70a8f8b',
    'Texting in the US (A2P 10DLC)',
    'What carriers want to know before an approved business may text people in the US.',
  ),
  product(
    'RN670d5d2e282a6130ae063b234b6019c8',
    'Texting in the US for a sole proprietor',
    'What carriers want to know before somebody without a tax number may text people in the US.',
    [STARTER, DIRECT_STARTER],
  ),
  product(
    'RN7a97559effdf62d00f4298208492a5ea',
    'Trusted calls (SHAKEN/STIR)',
    'Calls of the business are signed, so that phones show them as verified.',
  ),
  product(
    'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
    'Caller name (CNAM)',
    'Phones show the name of the business when it calls.',
  ),
  product(
    'RN5b3660f9598883b1df4e77f77acefba0',
    'Calls not marked as spam (Voice Integrity)',
    'Analytics companies hear who calls, so that they do not take it for spam.',
  ),
];

/** The usual one, of which a form is made where none is named. */
export const isBusiness = (policySid: string | undefined): boolean =>
  policySid === undefined || policySid === SECONDARY_BUSINESS_POLICY;

/** The name of a policy that a person may begin; the usual one needs none. */
export const knownName = (policySid: string | undefined): string | undefined =>
  isBusiness(policySid)
    ? undefined
    : KNOWN_POLICIES.find((policy) => policy.policySid === policySid)?.name;
