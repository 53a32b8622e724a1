import type { BundleKind } from '../model.js';

/** A new kind of bundle is one row here and its operations in the list. */
export const BUNDLE_NAMES: Record<
  BundleKind,
  { readonly prefix: string; readonly sidProperty: string }
> = {
  CustomerProfiles: { prefix: 'customer_profiles', sidProperty: 'customer_profile_sid' },
  TrustProducts: { prefix: 'trust_products', sidProperty: 'trust_product_sid' },
};
