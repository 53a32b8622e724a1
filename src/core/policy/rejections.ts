import type { Rejection, RejectionReason } from './evaluation-report.js';
import type { FieldPath } from './field-path.js';
import { errorPage } from './twilio-link.js';

interface Known {
  readonly title: string;
  readonly advice: string;
  readonly paths: readonly FieldPath[];
}

const BUSINESS = 'customer_profile_business_information';
const REPRESENTATIVE = [
  'first_name',
  'last_name',
  'email',
  'phone_number',
  'business_title',
  'job_position',
] as const;

const representative = (which: 1 | 2): readonly FieldPath[] =>
  REPRESENTATIVE.map((field): FieldPath => `authorized_representative_${which}.${field}`);

/**
 * Codes that a reviewer gives, and the fields to open for each. Titles after Twilio's error
 * dictionary. Source: https://www.twilio.com/docs/api/errors/18601 and following
 */
const REJECTIONS: Readonly<Record<number, Known | undefined>> = {
  18601: {
    title: "The website doesn't show this business",
    advice:
      'Give a live website without a login that shows the legal name, or correct the name to the one shown there.',
    paths: [`${BUSINESS}.business_name`, `${BUSINESS}.website_url`],
  },
  18602: {
    title: "Tax number and legal name don't match",
    advice: 'Use the name exactly as on IRS letter CP 575 or 147C, and its nine digits.',
    paths: [
      `${BUSINESS}.business_name`,
      `${BUSINESS}.business_registration_identifier`,
      `${BUSINESS}.business_registration_number`,
    ],
  },
  18603: {
    title: "The address couldn't be verified",
    advice: 'Give the street address of the head office as the post knows it, not a PO box.',
    paths: [
      'customer_profile_address.street',
      'customer_profile_address.city',
      'customer_profile_address.region',
      'customer_profile_address.postal_code',
    ],
  },
  18604: {
    title: "The representative couldn't be verified",
    advice: 'Name a real person of the business who answers this phone and e-mail.',
    paths: representative(1),
  },
  18605: {
    title: "The second representative couldn't be verified",
    advice: 'Name another real person of the business, or leave the second one out.',
    paths: representative(2),
  },
  18606: {
    title: "The e-mail and the website don't belong together",
    advice: "Use a work e-mail at the website's own domain.",
    paths: [
      'authorized_representative_1.email',
      'authorized_representative_2.email',
      `${BUSINESS}.website_url`,
    ],
  },
  18609: {
    title: 'This kind of registration is not accepted here',
    advice: 'Register with the EIN.',
    paths: [`${BUSINESS}.business_registration_identifier`],
  },
};

/** Why a profile was rejected. A code we do not know is shown as it is. */
export function rejectionOf(codes: readonly number[]): Rejection {
  return { reasons: codes.map(reasonOf) };
}

function reasonOf(code: number): RejectionReason {
  const known = REJECTIONS[code] ?? {
    title: 'Twilio rejected this profile',
    advice: 'Read what Twilio says about this code, change what it names and send it again.',
    paths: [],
  };
  return { ...known, twilio: { code, moreInfo: errorPage(code) } };
}
