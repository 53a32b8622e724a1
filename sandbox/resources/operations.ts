import type { BundleKind } from '../model.js';
import { addressOperations } from './addresses.js';
import { bundleOperations } from './bundles.js';
import { channelEndpointAssignmentOperations } from './channel-endpoint-assignments.js';
import { dependentPhoneNumberOperations } from './dependent-phone-numbers.js';
import { endUserOperations } from './end-users.js';
import { entityAssignmentOperations } from './entity-assignments.js';
import { evaluationOperations } from './evaluations.js';
import { incomingPhoneNumberOperations } from './incoming-phone-numbers.js';
import { objectTypeOperations } from './object-types.js';
import type { Operation } from './operation.js';
import { policyOperations } from './policies.js';
import { provisionalCopyOperations } from './provisional-copies.js';
import { supportingDocumentOperations } from './supporting-documents.js';

const forBundles = (kind: BundleKind) => [
  ...bundleOperations(kind),
  ...entityAssignmentOperations(kind),
  ...channelEndpointAssignmentOperations(kind),
  ...evaluationOperations(kind),
  ...provisionalCopyOperations(kind),
];

/** All that the sandbox's API can do. */
export const OPERATIONS: readonly Operation[] = [
  ...policyOperations,
  ...objectTypeOperations,
  ...forBundles('CustomerProfiles'),
  ...forBundles('TrustProducts'),
  ...endUserOperations,
  ...supportingDocumentOperations,
  ...addressOperations,
  ...dependentPhoneNumberOperations,
  ...incomingPhoneNumberOperations,
];
