import { PRODUCT_POLICIES } from '../trusthub/assumptions.js';
import type { BundleKind } from '../trusthub/bundles.js';
import type { Policy } from '../trusthub/policies.js';
import { isFoundByItself } from './supporting-bundle.js';

/**
 * Which sort of bundle a policy is for; policies do not say. The published ones are known by their
 * SIDs; of others what they stand on tells: a customer profile on the primary alone, a trust
 * product on an approved customer profile or on another product.
 */
export const bundleKindOfPolicy = ({ sid, profiles, products }: Policy): BundleKind =>
  PRODUCT_POLICIES.includes(sid) ||
  products.length > 0 ||
  profiles.some(({ type }) => !isFoundByItself(type))
    ? 'TrustProducts'
    : 'CustomerProfiles';
