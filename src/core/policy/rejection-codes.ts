/** Which part of a form a reason is about. */
export type Part = 'business' | 'first' | 'second' | 'people' | 'address' | 'documents';

export interface KnownRejection {
  readonly title: string;
  readonly advice: string;
  readonly about: readonly (readonly [part: Part, ...fields: readonly string[]])[];
}

const NAME = ['first_name', 'last_name'] as const;
const PERSON = [...NAME, 'email', 'phone_number', 'business_title', 'job_position'] as const;
const ADDRESS = ['street', 'city', 'region', 'postal_code'] as const;
const REGISTRATION = [
  'business_name',
  'business_registration_identifier',
  'business_registration_number',
] as const;

const SITE: KnownRejection = {
  title: "The website doesn't show this business",
  advice:
    'Give a live website without a login that shows the legal name, or correct the name to the one shown there.',
  about: [['business', 'business_name', 'website_url']],
};

const INACTIVE: KnownRejection = {
  title: 'The register says that this business is not active',
  advice: 'Have the register put right first, or give the number of the business that is active.',
  about: [['business', ...REGISTRATION]],
};

const ADDRESS_UNKNOWN: KnownRejection = {
  title: "The address couldn't be verified",
  advice: 'Give the street address of the head office as the post knows it, not a PO box.',
  about: [['address', ...ADDRESS]],
};

const MISSING: KnownRejection = {
  title: 'Something is missing',
  advice: 'Go through the form and fill in what is empty, then send it again.',
  about: [],
};

const MISMATCH: KnownRejection = {
  title: "What was typed doesn't match the document",
  advice: 'Copy names and numbers from the document, letter by letter.',
  about: [['documents'], ['business', 'business_name', 'business_registration_number']],
};

const DOCUMENT: KnownRejection = {
  title: "The document can't be used",
  advice: 'Give another one that is valid, complete and easy to read.',
  about: [['documents']],
};

const FIRST: KnownRejection = {
  title: "The representative couldn't be verified",
  advice: 'Name a real person of the business who answers this phone and e-mail.',
  about: [['first', ...PERSON]],
};

/**
 * Codes that a reviewer gives, and the fields to open for each. 18601 to 18610 are Trust Hub's own,
 * the others come from the vocabulary that it shares with regulatory bundles. Titles after Twilio's
 * error dictionary. Source: https://www.twilio.com/docs/api/errors/18601 and following
 */
export const REJECTION_CODES: Readonly<Record<number, KnownRejection | undefined>> = {
  18601: SITE,
  18602: {
    title: "Tax number and legal name don't match",
    advice:
      'Use the name exactly as on IRS letter CP 575 or 147C, and its nine digits. A new EIN takes some weeks until it is known.',
    about: [['business', ...REGISTRATION]],
  },
  18603: ADDRESS_UNKNOWN,
  18604: FIRST,
  18605: {
    title: "The second representative couldn't be verified",
    advice: 'Name another real person of the business, or leave the second one out.',
    about: [['second', ...PERSON]],
  },
  18606: {
    title: "The e-mail and the website don't belong together",
    advice: "Use a work e-mail at the website's own domain.",
    about: [
      ['people', 'email'],
      ['business', 'website_url'],
    ],
  },
  18607: {
    title: "This profile can't be copied",
    advice: 'Only an approved one can be copied. Wait for the approval, then try again.',
    about: [],
  },
  18608: {
    title: 'This profile has been copied already',
    advice: 'Use the copy that there is.',
    about: [],
  },
  18609: {
    title: 'This kind of registration is not accepted here',
    advice: 'Register with the EIN.',
    about: [['business', 'business_registration_identifier']],
  },
  18610: {
    title: "It can't be copied, because its address was deleted",
    advice: 'Enter the address again, so that there is one to copy.',
    about: [['address', ...ADDRESS]],
  },
  18001: DOCUMENT,
  18002: DOCUMENT,
  18003: DOCUMENT,
  18004: DOCUMENT,
  18005: MISSING,
  18006: MISMATCH,
  18007: DOCUMENT,
  18008: {
    title: "The name doesn't match the identity document",
    advice: 'Write the name as on the document.',
    about: [['people', ...NAME]],
  },
  18010: {
    title: "The registration number doesn't match",
    advice: 'Copy it from the letter of the register, digit by digit.',
    about: [['business', 'business_registration_identifier', 'business_registration_number']],
  },
  18011: {
    title: "The business name doesn't match",
    advice: 'Write the legal name as the register has it.',
    about: [['business', 'business_name']],
  },
  18012: { ...ADDRESS_UNKNOWN, title: 'An address in the same country is required' },
  18014: { ...ADDRESS_UNKNOWN, title: 'The address is wrong or not complete' },
  18016: {
    title: "The address doesn't match the document",
    advice: 'Give the address that stands on the document.',
    about: [['address', ...ADDRESS]],
  },
  18017: { ...ADDRESS_UNKNOWN, title: 'There is no such address' },
  18018: {
    title: 'PO boxes are refused',
    advice: 'Give the street address of the head office.',
    about: [['address', 'street', 'street_secondary']],
  },
  18019: { ...FIRST, title: 'The representative has to prove who they are' },
  18020: { ...FIRST, title: 'It is not clear that the representative belongs to the business' },
  18021: {
    title: "The name doesn't match the proof of address",
    advice: 'Give the name that stands on the document, or a document in the name given.',
    about: [
      ['business', 'business_name'],
      ['people', ...NAME],
    ],
  },
  18022: DOCUMENT,
  18023: INACTIVE,
  18024: DOCUMENT,
  18036: MISSING,
  18037: MISSING,
  18038: MISMATCH,
  18050: DOCUMENT,
  18051: {
    title: 'Something that was typed is not right',
    advice: 'Compare names, numbers and address with your letters, then send it again.',
    about: [
      ['business', ...REGISTRATION],
      ['address', ...ADDRESS],
    ],
  },
  18052: {
    title: 'The person is too young',
    advice: 'Name a person of age.',
    about: [['people', 'birth_date', ...NAME]],
  },
  18053: SITE,
  18054: {
    title: 'The phone number is not valid',
    advice: 'Give a number with its country code that somebody answers.',
    about: [['people', 'phone_number', 'mobile_phone_number']],
  },
  18055: {
    title: 'The e-mail is not valid',
    advice: 'Give a mailbox that exists and that somebody reads.',
    about: [['people', 'email']],
  },
  18056: {
    title: 'A work e-mail of the representative is missing',
    advice: "Give an address at the website's own domain, not free mail.",
    about: [['people', 'email']],
  },
  18057: FIRST,
  18058: {
    title: 'The tax number is missing',
    advice: 'Give the EIN, or the number under which the business is registered.',
    about: [['business', 'business_registration_identifier', 'business_registration_number']],
  },
  18059: DOCUMENT,
  18060: DOCUMENT,
  18061: DOCUMENT,
  18062: INACTIVE,
  18064: {
    title: 'This is not accepted as a business',
    advice:
      'Check the business type. Somebody without a registered business takes another profile.',
    about: [['business', 'business_type', ...REGISTRATION]],
  },
};
