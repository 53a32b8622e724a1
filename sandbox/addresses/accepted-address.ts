import { ApiError } from '../api-error.js';
import type { Settings } from '../settings.js';
import { checkAddress, isPostOfficeBox, type AddressParts } from './check-address.js';

const notValid = (reason: string) =>
  new ApiError(400, 21628, `The address you have provided cannot be validated: ${reason}`);

/** In the form in which the starter checks word it, which clients can take apart. */
const suggested = (parts: AddressParts, country: string) =>
  new ApiError(
    400,
    21629,
    'The address you have provided cannot be validated. Address suggestion -> ' +
      `Street: ${parts.street}; Secondary Street: ${parts.streetSecondary ?? ''}; ` +
      `Locality: ${parts.city}; Region: ${parts.region}; Postal Code: ${parts.postalCode}; ` +
      `Country: ${country}`,
  );

/** The parts as they are kept: corrected without a word where `autoCorrect` is on. */
export function acceptedAddress(
  parts: AddressParts,
  country: string,
  autoCorrect: boolean,
  { addressChecks, postOfficeBoxes }: Settings,
): AddressParts {
  if (postOfficeBoxes === 'refuse' && isPostOfficeBox(parts)) throw notValid('PO Box not allowed');
  if (addressChecks === 'off') return parts;
  const found = checkAddress(parts, country);
  switch (found.verdict) {
    case 'exact':
      return parts;
    case 'unknown':
      throw notValid(found.reason);
    case 'similar':
      if (autoCorrect) return found.suggestion;
      throw suggested(found.suggestion, country);
  }
}
