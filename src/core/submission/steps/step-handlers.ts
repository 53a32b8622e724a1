import type { StepKind } from '../submission.js';
import { createAddressStep, updateAddressStep } from './address-steps.js';
import { assignStep, unassignStep } from './assignment-steps.js';
import { createDocumentStep } from './document-steps.js';
import { createEndUserStep, updateEndUserStep } from './end-user-steps.js';
import { findPrimaryStep } from './primary-steps.js';
import {
  awaitReviewStep,
  createProfileStep,
  evaluateStep,
  submitStep,
  updateProfileStep,
} from './profile-steps.js';
import type { StepHandler } from './step-handler.js';

/** One row for each kind of step; the compiler notices a missing one. */
export const STEP_HANDLERS: Readonly<Record<StepKind, StepHandler>> = {
  'find-primary-profile': findPrimaryStep,
  'create-customer-profile': createProfileStep,
  'update-customer-profile': updateProfileStep,
  'create-end-user': createEndUserStep,
  'update-end-user': updateEndUserStep,
  'create-address': createAddressStep,
  'update-address': updateAddressStep,
  'create-supporting-document': createDocumentStep,
  'assign-entity': assignStep,
  'unassign-entity': unassignStep,
  evaluate: evaluateStep,
  'submit-for-review': submitStep,
  'await-review': awaitReviewStep,
};
