import type { Settings } from '../../sandbox/settings.js';

const NEEDS_REVIEW = 'only a profile that is under review tells, and nothing is submitted here';

/** What nobody can ask without a review by Twilio, a server that it calls, or somebody's numbers. */
export const NOT_ASKED: Partial<Record<keyof Settings, string>> = {
  approvalDays: 'only an approval tells; see valid_until of an approved profile',
  submitAnswer: NEEDS_REVIEW,
  documentReview: NEEDS_REVIEW,
  autoRejectCodes: NEEDS_REVIEW,
  deleteUnderReview: NEEDS_REVIEW,
  numbersUnderReview: NEEDS_REVIEW,
  editWhenApproved: 'it would change an approved profile of yours',
  primaryAccepted: 'only an account whose primary profile is in review can tell',
  callbackParameters: 'Twilio names them when it calls a public server after a review',
  callbackRetries: 'a public server would have to fail, after a review',
  provisionalCopySid: 'only an approved profile can be copied',
  innerLists: 'no published policy has two inner lists of documents',
  concurrencyLimit: 'it is not sounded out: that would disturb your other calls',
};
