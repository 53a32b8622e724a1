import { ASSUMPTIONS } from '../trusthub/assumptions.js';
import type { ObjectType } from '../trusthub/object-types.js';
import { valuesThatChoose } from './alternatives.js';
import type { CatalogueEntry, CatalogueSection } from './catalogue-entry.js';
import { catalogueOf, entryOf } from './field-catalogue.js';
import { fieldPath } from './field-path.js';
import type { Alternative, Field, Section, SectionChoice } from './form-model.js';
import { CHOICE } from './form-model.js';
import { fieldOf, wordsOf } from './make-field.js';

/** `proof_of_address_info` → "Proof of address". */
export const titleOf = (requirementName: string): string =>
  wordsOf(requirementName.replace(/_(info|information)$/, ''));

/** One way to meet a requirement, as the policy has it. */
export interface AlternativeFacts {
  readonly objectType: string;
  readonly title: string;
  readonly names: readonly string[];
  /** What is known of names that are our own and not the type's: the parts of an address. */
  readonly parts?: CatalogueSection;
}

export interface SectionFacts {
  readonly id: string;
  readonly kind: Section['kind'];
  /** Where neither the catalogue nor Twilio's types have one. */
  readonly title: string;
  readonly description?: string | undefined;
  /** None: then nothing can meet it, and it is there for what Twilio says of it. */
  readonly alternatives: readonly AlternativeFacts[];
}

/** A requirement with the fields of all its alternatives, each once, each knowing whose it is. */
export function sectionOf(facts: SectionFacts, types: readonly ObjectType[]): Section {
  const ways = facts.alternatives.map((one, index) => wayOf(one, index, facts, types));
  const [first] = ways;
  const titles = new Set(ways.map(({ title }) => title));
  const title = titles.size === 1 && first ? first.title : facts.title;
  const alternatives = distinct(ways);
  const choice: SectionChoice | undefined =
    alternatives.length > 1 ? { path: fieldPath(facts.id, CHOICE), alternatives } : undefined;
  const description = facts.description ?? (ways.length === 1 && first?.description);
  const sectionTitle = ways.length > 1 && titles.size > 1 ? titleOf(facts.id) : title;
  return {
    id: facts.id,
    kind: facts.kind,
    title: sectionTitle || title,
    ...(description && { description }),
    ...(first && { objectType: first.objectType }),
    ...(choice && { choice }),
    optional: ASSUMPTIONS.optionalRequirements.includes(facts.id),
    fields: [...(choice ? [choiceField(choice)] : []), ...fieldsOf(ways, facts.id, choice)],
  };
}

interface Way extends Alternative {
  readonly description: string | undefined;
  readonly names: readonly string[];
  field(name: string): Field;
}

function wayOf(
  { objectType, title, names, parts }: AlternativeFacts,
  index: number,
  { id, alternatives, title: fallback }: SectionFacts,
  types: readonly ObjectType[],
): Way {
  const known = catalogueOf(objectType);
  const type = types.find(({ machineName }) => machineName === objectType);
  const friendly = new Map(type?.fields.map((field) => [field.machineName, field.friendlyName]));
  const entry = (name: string): CatalogueEntry | undefined =>
    parts && Object.hasOwn(parts.fields, name) && !known?.fields[name]
      ? parts.fields[name]
      : entryOf(known, name);
  const order = [...(known?.order ?? []), ...(parts?.order ?? [])];
  const isFirstOfType = alternatives.findIndex((one) => one.objectType === objectType) === index;
  return {
    id: isFirstOfType ? objectType : `${objectType}:${index + 1}`,
    objectType,
    title: known?.title ?? type?.friendlyName ?? (title || fallback),
    description: known?.description,
    names: inOrder([...new Set([...names, ...(known?.extra ?? [])])], order),
    field: (name) => fieldOf(id, name, entry(name), friendly.get(name)),
  };
}

/** Each name has one path, whichever of the alternatives ask for it. */
function fieldsOf(
  ways: readonly Way[],
  id: string,
  choice: SectionChoice | undefined,
): readonly Field[] {
  const names = [...new Set(ways.flatMap((way) => way.names))];
  return names.flatMap((name): Field[] => {
    const askedBy = ways.filter((way) => way.names.includes(name));
    const field = askedBy[0]?.field(name);
    if (!field) return [];
    if (!choice || askedBy.length === ways.length) return [field];
    const values = askedBy.flatMap((way) => valuesThatChoose(choice.alternatives, way.id));
    return [{ ...field, chosenWhen: { path: fieldPath(id, CHOICE), values } }];
  });
}

/** Names that are the same would be no choice: Twilio's type tells them apart. */
function distinct(ways: readonly Way[]): Alternative[] {
  const titles = ways.map(({ title }) => title);
  return ways.map(({ id, title, objectType }) => ({
    id,
    objectType,
    title:
      titles.filter((other) => other === title).length > 1
        ? `${title} (${wordsOf(id).toLowerCase()})`
        : title,
  }));
}

const MOST_RADIOS = 5;

const choiceField = ({ path, alternatives }: SectionChoice): Field => ({
  path,
  kind: alternatives.length > MOST_RADIOS ? 'select' : 'radio',
  label: 'Which of these will you give?',
  hint: 'One is enough',
  optional: false,
  options: alternatives.map(({ id, title }) => ({ value: id, label: title })),
  initial: alternatives[0]?.id ?? '',
});

/** Known fields as people think of them, then whatever else the policy names. */
const inOrder = (names: readonly string[], order: readonly string[] = []): readonly string[] => [
  ...order.filter((name) => names.includes(name)),
  ...names.filter((name) => !order.includes(name)),
];
