import { ASSUMPTIONS } from '../trusthub/assumptions.js';
import type { ObjectType } from '../trusthub/object-types.js';
import type { Policy } from '../trusthub/policies.js';
import { BUNDLE_FIELDS } from './bundle-fields.js';
import type { CatalogueEntry, CatalogueSection, SiblingCondition } from './catalogue-entry.js';
import { FIELD_CATALOGUE } from './field-catalogue.js';
import { BUNDLE, fieldPath } from './field-path.js';
import type { Field, FieldCondition, FieldFormat, FormModel, Section } from './form-model.js';
import { ADDRESS_SIDS, POSTAL_ADDRESS } from './postal-address.js';

/** A document field that stands for addresses of the account; we ask for the address's parts. */

/**
 * Joins, in this order of authority: the policy (which requirements and fields), Twilio's types
 * (names), the catalogue (values, formats, hints). A field nobody knows becomes a text field.
 */
export function buildFormModel(policy: Policy, types: readonly ObjectType[]): FormModel {
  const typeOf = new Map(types.map((type) => [type.machineName, type]));
  const endUsers = firstOfEach(policy.endUsers).map((requirement) =>
    sectionOf(
      {
        id: requirement.requirementName,
        kind: 'end-user',
        objectType: requirement.type,
        fallbackTitle: requirement.name,
        names: requirement.fields,
      },
      own(FIELD_CATALOGUE, requirement.type),
      typeOf.get(requirement.type),
    ),
  );
  const documents = firstOfEach(policy.documents).flatMap((requirement) => {
    const [document] = requirement.accepted;
    if (!document) return [];
    const address = document.fields.includes(ADDRESS_SIDS);
    const others = document.fields.filter((name) => name !== ADDRESS_SIDS);
    return sectionOf(
      {
        id: requirement.requirementName,
        kind: 'supporting-document',
        objectType: document.type,
        fallbackTitle: requirement.description || requirement.name,
        names: [...others, ...(address ? (POSTAL_ADDRESS.order ?? []) : [])],
      },
      address ? POSTAL_ADDRESS : own(FIELD_CATALOGUE, document.type),
      typeOf.get(document.type),
    );
  });
  const supporting = [
    ...firstOfEach(policy.profiles).map((r) => supportingOf(r, 'supporting-profile')),
    ...firstOfEach(policy.products).map((r) => supportingOf(r, 'supporting-product')),
  ];
  return {
    policySid: policy.sid,
    title: policy.friendlyName,
    sections: [...endUsers, ...documents, ...supporting, bundleSection()],
  };
}

interface SectionFacts {
  readonly id: string;
  readonly kind: Section['kind'];
  readonly objectType?: string;
  readonly fallbackTitle: string;
  readonly names: readonly string[];
}

function sectionOf(facts: SectionFacts, known?: CatalogueSection, type?: ObjectType): Section {
  const names = inOrder([...facts.names, ...(known?.extra ?? [])], known?.order);
  const friendly = new Map(type?.fields.map((field) => [field.machineName, field.friendlyName]));
  return {
    id: facts.id,
    kind: facts.kind,
    title: known?.title ?? type?.friendlyName ?? facts.fallbackTitle,
    ...(known?.description && { description: known.description }),
    ...(facts.objectType && { objectType: facts.objectType }),
    optional: ASSUMPTIONS.optionalRequirements.includes(facts.id),
    fields: names.map((name) =>
      fieldOf(facts.id, name, known && own(known.fields, name), friendly.get(name)),
    ),
  };
}

/** Names come from Twilio: one like `constructor` must not find what every object has. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

function fieldOf(
  requirement: string,
  name: string,
  entry: CatalogueEntry = {},
  friendlyName?: string,
): Field {
  const { formats, visibleWhen, advice, label, optional, kind, ...rest } = entry;
  const resolve = ({ field, values }: SiblingCondition): FieldCondition => ({
    path: fieldPath(requirement, field),
    values,
  });
  return {
    ...rest,
    path: fieldPath(requirement, name),
    kind: kind ?? 'text',
    label: label ?? friendlyName ?? wordsOf(name),
    optional: optional ?? false,
    ...(visibleWhen && { visibleWhen: resolve(visibleWhen) }),
    ...(formats && { formats: formats.map((f) => ({ ...formatOf(f), when: resolve(f) })) }),
    ...(advice && { advice: advice.map((a) => ({ ...resolve(a), message: a.message })) }),
  };
}

const formatOf = ({ pattern, message, severity }: FieldFormat): FieldFormat => ({
  pattern,
  message,
  severity,
});

const bundleSection = (): Section =>
  sectionOf(
    {
      id: BUNDLE,
      kind: 'bundle',
      fallbackTitle: '',
      names: Object.keys(BUNDLE_FIELDS.fields),
    },
    BUNDLE_FIELDS,
  );

const supportingOf = (
  requirement: { requirementName: string; type: string; name: string },
  kind: Section['kind'],
): Section => ({
  id: requirement.requirementName,
  kind,
  title: requirement.name,
  objectType: requirement.type,
  optional: false,
  fields: [],
});

/** Requirements of one name are alternatives; the first is offered until a choice is. */
function firstOfEach<R extends { readonly requirementName: string }>(all: readonly R[]): R[] {
  const names = all.map((requirement) => requirement.requirementName);
  return all.filter(({ requirementName }, index) => names.indexOf(requirementName) === index);
}

/** Known fields as people think of them, then whatever else the policy names. */
const inOrder = (names: readonly string[], order: readonly string[] = []): readonly string[] => [
  ...order.filter((name) => names.includes(name)),
  ...names.filter((name) => !order.includes(name)),
];

/** `business_title` → "Business title". */
const wordsOf = (name: string): string =>
  (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('_', ' ');
