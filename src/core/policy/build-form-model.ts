import type { ObjectType } from '../trusthub/object-types.js';
import type { DocumentRequirement, Policy, SupportingRequirement } from '../trusthub/policies.js';
import { bundleKindOfPolicy } from './bundle-kind.js';
import { BUNDLE_FIELDS } from './bundle-fields.js';
import { BUNDLE } from './field-path.js';
import type { FormModel, Section } from './form-model.js';
import { sectionOf, titleOf, type AlternativeFacts } from './make-section.js';
import { papersFor } from './papers.js';
import { POSTAL_ADDRESS } from './address-information.js';
import { ADDRESS_SIDS } from './postal-address.js';
import { productWords, withoutLegalName } from './product-words.js';
import { SUPPORTING_BUNDLE, isFoundByItself } from './supporting-bundle.js';

/**
 * Joins, in this order of authority: the policy (which requirements and fields), Twilio's types
 * (names), the catalogue (values, formats, hints). A field nobody knows becomes a text field.
 * Requirements of one name are alternatives, as are accepted documents: one section with a choice.
 */
export function buildFormModel(policy: Policy, types: readonly ObjectType[]): FormModel {
  const endUsers = byName(policy.endUsers).map((group) =>
    sectionOf(
      {
        id: nameOf(group),
        kind: 'end-user',
        title: group[0]?.name ?? '',
        alternatives: group.map(({ type, name, fields }) => ({
          objectType: type,
          title: name,
          names: fields,
        })),
      },
      types,
    ),
  );
  const documents = byName(policy.documents).map((group) =>
    sectionOf(
      {
        id: nameOf(group),
        kind: 'supporting-document',
        title: group[0]?.description || group[0]?.name || '',
        alternatives: group.flatMap(acceptedBy),
      },
      types,
    ),
  );
  const supporting = [
    ...byName(policy.profiles).map((group) => supportingOf(group, 'supporting-profile')),
    ...byName(policy.products).map((group) => supportingOf(group, 'supporting-product')),
  ];
  const bundleKind = bundleKindOfPolicy(policy);
  const sections = [
    ...toldApart([...endUsers, ...documents, ...supporting]),
    bundleKind === 'TrustProducts' ? withoutLegalName(bundleSection()) : bundleSection(),
  ];
  return {
    policySid: policy.sid,
    ...(bundleKind !== 'CustomerProfiles' && { bundleKind, product: productWords(policy) }),
    title: policy.friendlyName,
    sections,
    papers: papersFor(sections),
  };
}

/** Where a document wants the SID of an address, the person is asked for the parts of one. */
const acceptedBy = ({ accepted }: DocumentRequirement): AlternativeFacts[] =>
  accepted.map(({ type, name, fields }) => {
    const isAddress = fields.includes(ADDRESS_SIDS);
    const others = fields.filter((field) => field !== ADDRESS_SIDS);
    return {
      objectType: type,
      title: name,
      names: [...others, ...(isAddress ? (POSTAL_ADDRESS.order ?? []) : [])],
      ...(isAddress && { parts: POSTAL_ADDRESS }),
    };
  });

const supportingOf = (group: readonly SupportingRequirement[], kind: Section['kind']): Section =>
  sectionOf(
    {
      id: nameOf(group),
      kind,
      title: group[0]?.name ?? '',
      alternatives: group.map(({ type, name }) => ({
        objectType: type,
        title: name,
        names: isFoundByItself(type) ? [] : Object.keys(SUPPORTING_BUNDLE.fields),
        parts: SUPPORTING_BUNDLE,
      })),
    },
    [],
  );

const bundleSection = (): Section => {
  const { objectType: _, ...section } = sectionOf(
    {
      id: BUNDLE,
      kind: 'bundle',
      title: BUNDLE_FIELDS.title,
      description: BUNDLE_FIELDS.description,
      alternatives: [
        {
          objectType: '',
          title: '',
          names: Object.keys(BUNDLE_FIELDS.fields),
          parts: BUNDLE_FIELDS,
        },
      ],
    },
    [],
  );
  return section;
};

/** Groups in the order in which their names first occur. */
function byName<R extends { readonly requirementName: string }>(all: readonly R[]): R[][] {
  const groups = new Map<string, R[]>();
  for (const one of all)
    groups.set(one.requirementName, [...(groups.get(one.requirementName) ?? []), one]);
  return [...groups.values()];
}

const nameOf = (group: readonly { readonly requirementName: string }[]): string =>
  group[0]?.requirementName ?? '';

/**
 * Sections of one title get the name of their requirement added. And what the browser knows of a
 * person is offered in the first section only: the next is somebody else, or another address.
 */
function toldApart(sections: readonly Section[]): Section[] {
  const titles = sections.map(({ title }) => title);
  const offered = new Set<string>();
  return sections.map((section, index) => {
    const isRepeated = titles.indexOf(section.title) !== titles.lastIndexOf(section.title);
    const before = new Set(offered);
    for (const { autocomplete } of section.fields) if (autocomplete) offered.add(autocomplete);
    return {
      ...section,
      title: isRepeated ? `${section.title}: ${titleOf(section.id) || index + 1}` : section.title,
      fields: section.fields.map((field) =>
        field.autocomplete && before.has(field.autocomplete)
          ? { ...field, autocomplete: 'off' }
          : field,
      ),
    };
  });
}
