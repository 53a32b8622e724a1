import type { Rejection, RejectionReason } from './evaluation-report.js';
import { catalogueOf } from './field-catalogue.js';
import type { FieldPath } from './field-path.js';
import { fieldPath, splitFieldPath } from './field-path.js';
import type { FormModel, Section } from './form-model.js';
import { isAddressPart } from './postal-address.js';
import { REJECTION_CODES, type KnownRejection, type Part } from './rejection-codes.js';
import { errorPage } from './twilio-link.js';

/**
 * Why a profile was rejected. A code we do not know is shown as it is. Without a form the fields
 * are those of every profile that we know: a form has the ones that it has.
 */
export function rejectionOf(codes: readonly number[], form?: FormModel): Rejection {
  return { reasons: codes.map((code) => reasonOf(code, form)) };
}

const UNKNOWN: KnownRejection = {
  title: 'Twilio rejected this profile',
  advice: 'Read what Twilio says about this code, change what it names and send it again.',
  about: [],
};

function reasonOf(code: number, form: FormModel | undefined): RejectionReason {
  const { title, advice, about } =
    (Object.hasOwn(REJECTION_CODES, code) ? REJECTION_CODES[code] : undefined) ?? UNKNOWN;
  const paths = about.flatMap(([part, ...fields]) =>
    form ? pathsIn(form, part, fields) : usualPaths(part, fields),
  );
  return {
    title,
    advice,
    paths: [...new Set(paths)],
    twilio: { code, moreInfo: errorPage(code) },
  };
}

const FIRST = 'authorized_representative_1';
const SECOND = 'authorized_representative_2';

const STARTER = 'starter_customer_profile_information';

/** Where each part is in the profiles that are documented. */
const USUAL: Readonly<Record<Part, readonly string[]>> = {
  business: ['customer_profile_business_information'],
  first: [FIRST, STARTER],
  second: [SECOND],
  people: [FIRST, SECOND, STARTER, 'sole_proprietor_information'],
  address: ['customer_profile_address', 'starter_customer_profile_address'],
  documents: [],
};

const usualPaths = (part: Part, fields: readonly string[]): FieldPath[] =>
  USUAL[part].flatMap((requirement) => {
    const known = catalogueOf(requirement)?.fields;
    return fields
      .filter((field) => known && Object.hasOwn(known, field))
      .map((field) => fieldPath(requirement, field));
  });

/** Where each part is in any form: by what its sections ask for, in the order of the form. */
function pathsIn(form: FormModel, part: Part, fields: readonly string[]): FieldPath[] {
  const people = form.sections.filter(isPerson);
  const sections = ((): readonly Section[] => {
    switch (part) {
      case 'business':
        return form.sections.filter((one) => one.kind === 'end-user' && !isRepresentative(one));
      case 'first':
        return people.slice(0, 1);
      case 'second':
        return form.sections.filter(({ id }) => id === SECOND);
      case 'people':
        return people;
      case 'address':
      case 'documents':
        return form.sections.filter(({ kind }) => kind === 'supporting-document');
      default:
        return part satisfies never;
    }
  })();
  return sections.flatMap((section) =>
    section.fields
      .map(({ path }) => path)
      .filter((path) => {
        const { field } = splitFieldPath(path);
        if (part === 'documents') return !isAddressPart(section, path);
        return fields.includes(field) && (part !== 'address' || isAddressPart(section, path));
      }),
  );
}

const isRepresentative = ({ id }: Section): boolean => /^authorized_representative_\d+$/.test(id);

/** Somebody with a mailbox or a telephone; a name alone stands on documents too. */
const isPerson = (section: Section): boolean =>
  section.kind === 'end-user' &&
  (isRepresentative(section) ||
    section.fields.some(({ path }) =>
      ['first_name', 'mobile_phone_number'].includes(splitFieldPath(path).field),
    ));
