import { acn, abn } from 'stdnum/lib/esm/au/index.js';
import { bn } from 'stdnum/lib/esm/ca/index.js';
import { kmkr, registrikood } from 'stdnum/lib/esm/ee/index.js';
import { hp, idnr } from 'stdnum/lib/esm/il/index.js';
import { cif } from 'stdnum/lib/esm/ro/index.js';
import { ein } from 'stdnum/lib/esm/us/index.js';
import { checkBritishCompany } from './check-british-company.js';
import { checkDuns } from './check-duns.js';
import { checkIndianCompany } from './check-indian-company.js';

/** What is wrong with a number of that kind and what to do, or nothing. */
type NumberCheck = (number: string) => string | undefined;

/** A check digit that fails: almost always one wrong digit, or two that changed places. */
const checked =
  (isValid: (number: string) => boolean, message: string): NumberCheck =>
  (number) =>
    isValid(number) ? undefined : message;

const bare = (number: string): string => number.replace(/[\s./-]/g, '').toUpperCase();

/** The nine digits by themselves; with `RC 0001` it is the account of one tax. */
function checkCanadianBusiness(number: string): string | undefined {
  const digits = bare(number);
  if (/^\d{9}[A-Z]{2}\d{4}$/.test(digits)) return 'Enter the first nine digits only';
  return /^\d{9}$/.test(digits) && bn.validate(digits).isValid
    ? undefined
    : 'Check the digits: a Canadian business number has nine, of which the last proves the others';
}

function checkAustralianCompany(number: string): string | undefined {
  if (acn.validate(number).isValid) return undefined;
  return abn.validate(number).isValid
    ? 'This is an ABN. The ACN of a company is its last nine digits'
    : 'Check the digits: an ACN has nine, of which the last proves the others';
}

function checkEstonianVat(number: string): string | undefined {
  if (kmkr.validate(number).isValid) return undefined;
  return registrikood.validate(number).isValid
    ? 'This is a registry code. The VAT number has nine digits'
    : 'Check the digits: an Estonian VAT number is EE and nine, of which the last proves the others';
}

/**
 * By the value of `business_registration_identifier`. What is absent has no rule that holds
 * everywhere: each Canadian province numbers its corporations (CCN) its own way.
 */
export const REGISTRATION_NUMBERS: ReadonlyMap<string, NumberCheck> = new Map<string, NumberCheck>([
  [
    'EIN',
    checked(
      (number) => !/^\d{9}$/.test(bare(number)) || ein.validate(bare(number)).isValid,
      'Check the first two digits: the IRS has given out no EIN that begins with them',
    ),
  ],
  ['DUNS', checkDuns],
  ['CBN', checkCanadianBusiness],
  ['CN', checkBritishCompany],
  ['ACN', checkAustralianCompany],
  ['CIN', checkIndianCompany],
  ['VAT', checkEstonianVat],
  [
    'VATRN',
    checked(
      (number) => cif.validate(number).isValid,
      'Check the digits: a Romanian number is RO and two to ten, of which the last proves the others',
    ),
  ],
  [
    'RN',
    checked(
      (number) => hp.validate(number).isValid || idnr.validate(number).isValid,
      'Check the digits: an Israeli registration number has nine, of which the last proves the others',
    ),
  ],
]);
