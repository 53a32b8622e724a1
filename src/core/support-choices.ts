import { alternativesOf } from './policy/alternatives.js';
import type { Field, FieldOption, FormModel, Section } from './policy/form-model.js';
import {
  isFoundByItself,
  isSupporting,
  supportKind,
  supportPath,
} from './policy/supporting-bundle.js';
import { labelOf } from './submission/mark.js';
import { POLICIES_OF_TYPE, PRIMARY_POLICIES } from './trusthub/assumptions.js';
import type { Bundle } from './trusthub/bundles.js';
import { listBundles } from './trusthub/bundles.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';

/** Sections in which a person chooses a bundle of the account. */
export const chooses = (section: Section): boolean =>
  isSupporting(section) && waysOf(section).length > 0;

/** What of the account may stand behind a section: approved, and made by a policy that fits. */
export async function fittingBundles(
  client: TrustHubClient,
  section: Section,
): Promise<ReadonlyMap<Section, readonly Bundle[]>> {
  const approved = await listBundles(client, supportKind(section), { status: 'twilio-approved' });
  return new Map(
    waysOf(section).map((way) => [
      way,
      approved.filter(({ policySid }) => fits(policySid, way.objectType ?? '')),
    ]),
  );
}

/**
 * The form with the account's approved bundles to choose from, the only one chosen already. For our
 * own pages: what the account has is nobody else's affair.
 */
export async function withChoices(client: TrustHubClient, form: FormModel): Promise<FormModel> {
  const sections = await Promise.all(
    form.sections.map(async (section) =>
      chooses(section) ? chosenFrom(section, await fittingBundles(client, section)) : section,
    ),
  );
  return { ...form, sections };
}

/** The ways to meet a requirement for which one has to be named; the primary is found by itself. */
const waysOf = (section: Section): readonly Section[] =>
  alternativesOf(section).filter(({ objectType }) => objectType && !isFoundByItself(objectType));

/** Whether a bundle of this policy is one of this type. */
export const fits = (policySid: string, type: string): boolean =>
  Object.hasOwn(POLICIES_OF_TYPE, type)
    ? (POLICIES_OF_TYPE[type]?.includes(policySid) ?? false)
    : !PRIMARY_POLICIES.includes(policySid);

function chosenFrom(section: Section, fitting: ReadonlyMap<Section, readonly Bundle[]>): Section {
  const all = [...new Set([...fitting.values()].flat())];
  const options = [...fitting].flatMap(([{ chosenWhen: when }, bundles]) =>
    bundles.map((bundle): FieldOption => ({
      value: bundle.sid,
      label: nameOf(bundle, all),
      ...(when && { when }),
    })),
  );
  const [only, ...others] = options;
  const choice: Partial<Field> = {
    kind: 'select',
    names: true,
    label: 'Approved profile or product that stands behind this',
    hint: only ? 'Of this account, approved by Twilio' : NONE,
    options,
    ...(only && others.length === 0 && { initial: only.value }),
  };
  return {
    ...section,
    fields: section.fields.map((field) =>
      field.path === supportPath(section) ? { ...withoutFormat(field), ...choice } : field,
    ),
  };
}

function withoutFormat(field: Field): Field {
  const { format: _, ...rest } = field;
  return rest;
}

/** Two of one name are told apart by the end of their SIDs. */
function nameOf({ sid, friendlyName }: Bundle, all: readonly Bundle[]): string {
  const name = labelOf(friendlyName);
  const isRepeated = all.some((one) => one.sid !== sid && labelOf(one.friendlyName) === name);
  return isRepeated ? `${name} (…${sid.slice(-4)})` : name;
}

const NONE = 'The account has no approved one of this kind yet. Register the business first';
