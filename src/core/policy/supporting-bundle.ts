import type { BundleKind } from '../trusthub/bundles.js';
import { alternativesOf, chosenOf } from './alternatives.js';
import type { CatalogueSection } from './catalogue-entry.js';
import type { FieldPath, FieldValues } from './field-path.js';
import { fieldPath } from './field-path.js';
import type { FormModel, Section } from './form-model.js';

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

/** What one requirement for another bundle links: the account's primary profile, or a chosen one. */
export interface Support {
  readonly section: Section;
  /** Absent: the account's own primary, which is found by itself. */
  readonly sid?: string;
}

export const isSupporting = ({ kind }: Pick<Section, 'kind'>): boolean =>
  kind === 'supporting-profile' || kind === 'supporting-product';

/** The field in which the bundle that stands behind this one is chosen. */
export const supportPath = ({ id }: Pick<Section, 'id'>): FieldPath => fieldPath(id, BUNDLE_SID);

/** The sort of bundle that such a section wants. */
export const supportKind = ({ kind }: Pick<Section, 'kind'>): BundleKind =>
  kind === 'supporting-product' ? 'TrustProducts' : 'CustomerProfiles';

/** What is to be linked, with these answers; where nobody has chosen yet, nothing is. */
export const supportsOf = (form: FormModel, values: FieldValues): readonly Support[] =>
  form.sections.filter(isSupporting).flatMap((section): Support[] => {
    const { objectType } = chosenOf(section, values);
    if (objectType === undefined) return [];
    if (isFoundByItself(objectType)) return [{ section }];
    const sid = (values[supportPath(section)] ?? '').trim();
    return sid ? [{ section, sid }] : [];
  });

/** The way back from `supportsOf`: what was chosen, by what is assigned, both in their order. */
export function supportsIn(
  form: FormModel,
  assigned: readonly string[],
  primarySid: string | undefined,
): FieldValues {
  const named = assigned.filter((object) => object.startsWith('BU') && object !== primarySid);
  const entries = form.sections.filter(isSupporting).flatMap((section): [FieldPath, string][] => {
    const ways = alternativesOf(section);
    const isNamed = ways.some(({ objectType = '' }) => !isFoundByItself(objectType));
    const sid = isNamed ? named.shift() : undefined;
    const way = ways.find(({ objectType = '' }) => isFoundByItself(objectType) !== Boolean(sid));
    const id = section.choice && way?.chosenWhen?.values[0];
    return [
      ...(sid ? ([[supportPath(section), sid]] as [FieldPath, string][]) : []),
      ...(section.choice && id ? ([[section.choice.path, id]] as [FieldPath, string][]) : []),
    ];
  });
  return Object.fromEntries(entries) as FieldValues;
}
