import { FRENCH_BUSINESS } from './french-business.js';
import {
  DIRECT_STARTER,
  PRIMARY_BUSINESS,
  SECONDARY_BUSINESS,
  SOLE_PROPRIETOR,
  STARTER,
} from './business-profiles.js';
import type { Policy } from './policy.js';
import { SMALL_POLICIES } from './small-policies.js';
import { TRUST_PRODUCTS } from './trust-products.js';
import {
  PRODUCT_ON_PRODUCT,
  SIXTY_FIELDS,
  THREE_PEOPLE,
  TWO_ALTERNATIVES,
  TWO_LISTS,
  UNHEARD_OF,
} from './unusual-policies.js';

/**
 * The policies as they are listed. The one that most clients want stands behind the first page of
 * fifty, as was reported of the live list; the first of all is not it.
 */
export const POLICIES: readonly Policy[] = [
  PRIMARY_BUSINESS,
  ...SMALL_POLICIES.slice(0, 60),
  STARTER,
  DIRECT_STARTER,
  SECONDARY_BUSINESS,
  FRENCH_BUSINESS,
  TWO_ALTERNATIVES,
  TWO_LISTS,
  UNHEARD_OF,
  SIXTY_FIELDS,
  THREE_PEOPLE,
  PRODUCT_ON_PRODUCT,
  ...TRUST_PRODUCTS,
  ...SMALL_POLICIES.slice(60),
  SOLE_PROPRIETOR,
];

const BY_SID = new Map(POLICIES.map((policy) => [policy.sid, policy]));

export const findPolicy = (sid: string) => BY_SID.get(sid);
