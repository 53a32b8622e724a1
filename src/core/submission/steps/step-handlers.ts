import type { StepKind } from '../submission.js';
import { createAddressStep, updateAddressStep } from './address-steps.js';
import { assignStep, unassignStep } from './assignment-steps.js';
import {
  confirmGoneStep,
  confirmUnsentStep,
  removeAssignmentsStep,
  removeStep,
} from './cancel-steps.js';
import { assignNumberStep, unassignNumberStep } from './channel-endpoint-steps.js';
import { createDocumentStep, updateDocumentStep } from './document-steps.js';
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
import { findSupportingStep } from './supporting-bundle-step.js';
import { lateSweepStep, sweepStep } from './sweep-step.js';

/** One row for each kind of step; the compiler notices a missing one. */
export const STEP_HANDLERS: Readonly<Record<StepKind, StepHandler>> = {
  'find-primary-profile': findPrimaryStep,
  'find-supporting-bundle': findSupportingStep,
  'create-customer-profile': createProfileStep,
  'update-customer-profile': updateProfileStep,
  'create-end-user': createEndUserStep,
  'update-end-user': updateEndUserStep,
  'create-address': createAddressStep,
  'update-address': updateAddressStep,
  'create-supporting-document': createDocumentStep,
  'update-supporting-document': updateDocumentStep,
  'assign-entity': assignStep,
  'unassign-entity': unassignStep,
  'assign-channel-endpoint': assignNumberStep,
  'unassign-channel-endpoint': unassignNumberStep,
  evaluate: evaluateStep,
  sweep: sweepStep,
  'submit-for-review': submitStep,
  'late-sweep': lateSweepStep,
  'await-review': awaitReviewStep,
  'confirm-unsent': confirmUnsentStep,
  'remove-assignments': removeAssignmentsStep,
  'remove-profile': removeStep('p'),
  'remove-documents': removeStep('d'),
  'remove-end-users': removeStep('u'),
  'remove-addresses': removeStep('a'),
  'confirm-gone': confirmGoneStep,
};
