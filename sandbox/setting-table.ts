import {
  attributeName,
  codesForCodes,
  hostNames,
  namesFor,
  oneOf,
  wholeNumber,
  wholeNumbers,
} from './setting.js';

/** Every setting: its default first, where that comes from, and why. One row is all a new one needs. */
export const SETTING_TABLE = {
  // How the sandbox reviews.
  autoReview: oneOf(
    ['none', 'approve', 'reject'],
    'ours',
    'a person decides, through POST /sandbox/reviews/{BU}',
  ),
  reviewDelay: wholeNumber(0, 'ours', 'milliseconds from in-review to the automatic decision'),
  autoRejectCodes: wholeNumbers(
    [18602],
    'reported',
    '18602 is by far the most frequent rejection; an empty list is one without codes, seen too',
  ),
  approvalDays: wholeNumber(365, 'guessed', 'how long an approval lasts is published nowhere'),
  submitAnswer: oneOf(
    ['pending-review', 'in-review'],
    'documented',
    'reference/001 answers a submission with pending-review; the description has an example that says in-review at once',
  ),
  documentReview: oneOf(
    ['with-profile', 'unchanged'],
    'guessed',
    'a document says PENDING_REVIEW, APPROVED or REJECTED with its profile, as 21646 and 21630 suggest',
  ),

  // Evaluations.
  evaluationShape: oneOf(
    ['spec', 'fields'],
    'documented',
    "the description's examples have `valid` and `invalid`; one list `fields` was seen live (community discussion 613)",
  ),
  secondRepresentativeRequired: oneOf(
    [false, true],
    'reported',
    'the policy lists a second representative, and live runs were compliant without one',
  ),
  failedFieldsCode: oneOf(
    ['none', 'first'],
    'guessed',
    'no sample shows an object that is there and whose fields are wrong: its result has no code of its own, or that of its first wrong field',
  ),
  innerLists: oneOf(
    ['all', 'any'],
    'guessed',
    'several inner lists of documents in one policy: every published policy has one, and public readers flatten them',
  ),
  regionEncoding: oneOf(
    ['any', 'commas', 'list', 'one'],
    'guessed',
    'several business regions in one attribute: "one or more" is documented, how is not, so commas and a list both pass',
  ),
  taxNumberFormat: oneOf(
    ['nine-digits', 'any'],
    'reported',
    'EIN and DUNS have nine digits, and passed with dashes and without',
  ),
  otherRegistrationField: attributeName(
    'business_registration_identifier_other',
    'guessed',
    'reference/001 asks for the name of the Other registration type in words; its attribute is in no policy. Empty: it is not asked for',
  ),

  // Gates and refusals.
  primaryAccepted: oneOf(
    ['approved', 'approved-or-in-review'],
    'documented',
    'reference/001 wants the primary approved before a secondary is made; an evaluation takes one in review as well, because 22217 says so',
  ),
  otherAccount: oneOf(
    ['not-found', 'unauthorized'],
    'guessed',
    "another account's path is 404/20404, as the error dictionary hints at; 401/20003 is the other candidate",
  ),
  policyKinds: oneOf(
    ['any', 'own'],
    'guessed',
    'whether a profile may be made by the policy of a product is written nowhere; reference/000 evaluates a profile by a regulatory policy',
  ),
  unknownPolicy: oneOf(
    ['not-found', 'invalid'],
    'guessed',
    'a policy that does not exist is 404/20404, as any other SID',
  ),
  pageSizeOver1000: oneOf(
    ['refuse', 'clamp'],
    'guessed',
    'the maximum is documented, not what happens above it: 400/20007',
  ),
  refusalCodes: codesForCodes(
    'guessed',
    "exchanges codes that are guesses: 60711 (edit under review; Branded Calling's), 20409 (assignment that exists), 20422 (parameter out of range), 20007 (page size), 400 (direct customer)",
  ),
  editWhenApproved: oneOf(
    ['refuse', 'allow'],
    'documented',
    'an approved profile is read only by the documentation; whether the API holds to it is open',
  ),
  numbersUnderReview: oneOf(
    ['refuse', 'allow'],
    'guessed',
    'numbers cannot be assigned or taken away while a bundle is looked at',
  ),
  repeatAssignment: oneOf(
    ['refuse', 'existing'],
    'reported',
    'a repeat was seen refused (409 and 20409 are guesses); `existing` answers 201 with the assignment that is there',
  ),
  deleteUnderReview: oneOf(
    ['refuse', 'allow'],
    'documented',
    '21646 and 21647 are regulatory rules; one report has a profile in review deleted',
  ),
  deleteAssigned: oneOf(
    ['refuse', 'unassign'],
    'documented',
    '21644, 21645 and 21648 are regulatory rules; `unassign` deletes the assignments too',
  ),

  // Limits.
  concurrencyLimit: wholeNumber(
    0,
    'documented',
    'calls of one account at a time, above which a call is 429/20429; Twilio has a limit and does not publish it, so 0, none',
  ),

  provisionalCopySid: oneOf(
    ['copy', 'original'],
    'guessed',
    'whose SID the answer of a ProvisionalCopy has: its examples have one stand-in for both',
  ),

  // Lists.
  listOrder: oneOf(['newest-first', 'oldest-first'], 'reported', "what Twilio's other lists do"),
  listLag: wholeNumber(
    0,
    'reported',
    'milliseconds until a new object is in lists; one report has assignments up to 45 s late',
  ),
  friendlyNameFilter: oneOf(
    ['exact', 'any-case', 'contains'],
    'guessed',
    'the description says no more than that it filters',
  ),

  // Addresses.
  addressChecks: oneOf(
    ['on', 'off'],
    'documented',
    'that addresses are validated and corrected is documented; by which data is not, so the rules are ours',
  ),
  postOfficeBoxes: oneOf(
    ['refuse', 'allow'],
    'documented',
    'reference/001: not accepted for address submission; that 21628 says so is a guess',
  ),

  // Status callbacks.
  callbackParameters: namesFor(
    {
      accountSid: 'AccountSid',
      bundleSid: 'BundleSid',
      status: 'Status',
      failureReason: 'FailureReason',
      errorCodes: 'ErrorCodes',
    },
    'guessed',
    'published nowhere; the names that most public handlers look for',
  ),
  callbackHosts: hostNames(
    ['127.0.0.1', 'localhost', '[::1]'],
    'ours',
    'a local sandbox calls nobody outside; each other host is named here by the person who runs it',
  ),
  callbackRetries: wholeNumbers(
    [1000, 5000, 30_000],
    'guessed',
    'milliseconds before each further attempt where the first fails or is not answered by 2xx',
  ),
} as const;
