import type { CatalogueSection } from './catalogue-entry.js';

/**
 * Another profile or product that a bundle needs. Evaluations speak of its fields `bundle_sid` and
 * `bundle_status`.
 */
export const SUPPORTING_BUNDLE: CatalogueSection = {
  title: '',
  fields: {
    bundle_sid: {
      label: 'SID of the profile or product',
      hint: 'BU and 32 letters and digits. It has to be approved, or at least in review',
      autocomplete: 'off',
      format: {
        pattern: 'BU[0-9a-fA-F]{32}',
        message: 'Enter the whole SID: BU and 32 letters and digits',
        severity: 'error',
      },
    },
  },
};

export const BUNDLE_SID = 'bundle_sid';
export const BUNDLE_STATUS = 'bundle_status';

/** The account's own primary profile, of whatever type, is looked up and linked. */
export const isFoundByItself = (type: string): boolean => type.startsWith('primary_');
