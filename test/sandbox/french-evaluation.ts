/** `results` of the noncompliant sample in Twilio's evaluation reference, row for row. */
const add = 'Please add one to the regulatory bundle.';
const EXCERPT = 'Excerpt from the commercial register (Extrait K-bis)';
const SAME = (field: string, document: string) =>
  `The ${field} is missing. Or, it does not match the ${field} you entered within Business ` +
  `information. Please enter in the ${field} shown on the ${document} or make sure both ${field} ` +
  'fields use the same exact inputs.';

const failed = (
  friendly_name: string,
  object_type: string,
  error_code: number,
  failure_reason: string,
  requirement_friendly_name: string,
  requirement_name: string,
  invalid: readonly object[],
) => ({
  friendly_name,
  object_type,
  passed: false,
  failure_reason,
  error_code,
  valid: [],
  invalid,
  requirement_friendly_name,
  requirement_name,
});

const row = (
  friendly_name: string,
  object_field: string,
  error_code: number,
  failure_reason: string,
) => ({ friendly_name, object_field, failure_reason, error_code });

const notTyped = (name: string, field: string) =>
  row(
    name,
    field,
    22215,
    `The ${name} is missing. Please enter in a ${name} on the Business information.`,
  );

export const FRENCH_RESULTS = [
  failed(
    'Business',
    'business',
    22214,
    `A Business End-User is missing. ${add}`,
    'Business',
    'business_info',
    [
      notTyped('Business Name', 'business_name'),
      notTyped('Business Registration Number', 'business_registration_number'),
      notTyped('First Name', 'first_name'),
      notTyped('Last Name', 'last_name'),
    ],
  ),
  failed(
    `${EXCERPT} showing name of Authorized Representative`,
    'commercial_registrar_excerpt',
    22216,
    `An ${EXCERPT} showing name of Authorized Representative is missing. ${add}`,
    'Business Name',
    'business_name_info',
    [
      row(
        'Business Name',
        'business_name',
        22217,
        SAME('Business Name', `${EXCERPT} showing name of Authorized Representative`),
      ),
    ],
  ),
  failed(
    'Excerpt from the commercial register showing French address',
    'commercial_registrar_excerpt',
    22216,
    `An Excerpt from the commercial register showing French address is missing. ${add}`,
    'Business Address (Proof of Address)',
    'business_address_proof_info',
    [
      row(
        'Address sid(s)',
        'address_sids',
        22219,
        'The Address is missing. Please enter in the address shown on the Excerpt from the ' +
          'commercial register showing French address.',
      ),
    ],
  ),
  failed(
    EXCERPT,
    'commercial_registrar_excerpt',
    22216,
    `An ${EXCERPT} is missing. ${add}`,
    'Business Registration Number',
    'business_reg_no_info',
    [
      row(
        'Document Number',
        'document_number',
        22217,
        `The Document Number is missing. Please enter in the Document Number shown on the ${EXCERPT}.`,
      ),
    ],
  ),
  failed(
    'Government-issued ID',
    'government_issued_document',
    22216,
    `A Government-issued ID is missing. ${add}`,
    'Name of Authorized Representative',
    'name_of_auth_rep_info',
    [
      row('First Name', 'first_name', 22217, SAME('First Name', 'Government-issued ID')),
      row('Last Name', 'last_name', 22217, SAME('Last Name', 'Government-issued ID')),
    ],
  ),
  failed(
    'Executed Copy of Power of Attorney',
    'power_of_attorney',
    22216,
    `An Executed Copy of Power of Attorney is missing. ${add}`,
    'Power of Attorney',
    'power_of_attorney_info',
    [],
  ),
  failed(
    'Government-issued ID',
    'government_issued_document',
    22216,
    `A Government-issued ID is missing. ${add}`,
    'Name of Person granted the Power of Attorney',
    'name_in_power_of_attorney_info',
    [
      // The sample's own spelling.
      row(
        'First Name',
        'first_name',
        22217,
        'The First Name is missing on the Governnment-Issued ID.',
      ),
      row('Last Name', 'last_name', 22217, 'The Last Name is missing on the Government-issued ID'),
    ],
  ),
];
