import { alternativesOf } from '../policy/alternatives.js';
import type { FieldValues } from '../policy/field-path.js';
import type { FormModel, Section } from '../policy/form-model.js';
import { wantsAddress } from '../policy/encode-values.js';
import { chosenNumbers } from '../policy/bundle-fields.js';
import { chosenAddress } from '../policy/postal-address.js';
import { isIncluded } from '../policy/validate-field.js';
import type { Support } from '../policy/supporting-bundle.js';
import { supportsOf } from '../policy/supporting-bundle.js';
import type { Sid } from '../trusthub/sid.js';
import { isSid } from '../trusthub/sid.js';
import { lateSweep } from './cancel.js';
import { freeId } from './free-id.js';
import { isCreate, keptOf } from './kept-steps.js';
import { waitingForEachOther } from './looked-for-again.js';
import type { Role } from './mark.js';
import type { Step, StepKind, Submission } from './submission.js';
import { isFind } from './submission.js';

export interface PlanOptions {
  /** The steps of an earlier round: what they made is kept. */
  readonly earlier?: readonly Step[];
  /** Whether a role's values differ from what was last sent. */
  readonly changed?: (role: Role) => boolean;
  readonly goal?: Submission['goal'];
  /** The account's approved primary profile, where it was just seen: then nobody asks again. */
  readonly primarySid?: Sid<'BU'>;
}

/**
 * What is to be done for these values, as data: each step with what it needs. Given the steps of
 * an earlier round, only what is missing or changed; objects that exist are never made again.
 */
export function plan(
  form: FormModel,
  values: FieldValues,
  { earlier = [], changed = () => false, goal, primarySid }: PlanOptions = {},
): readonly Step[] {
  const supports = supportsOf(form, values);
  const sought: readonly Partial<Support>[] = supports.length > 0 ? supports : [{}];
  const isChosen = (step: Step): boolean =>
    step.state === 'done' || !isFind(step) || sought.some(({ sid }) => sid === step.subject);
  // A look at what was unfit, and is not chosen any more, would stop it for ever.
  const kept = keptOf(earlier).filter(isChosen);
  const round = 1 + kept.filter((step) => step.kind === 'evaluate').length;
  const made = new Set(kept.filter(isCreate).map((step) => step.role));
  const assigned = assignedObjects(kept);
  const steps: Step[] = [];
  const add = (
    kind: StepKind,
    title: string,
    needs: readonly string[],
    extra: Partial<Step> = {},
  ): string => {
    const about = extra.subject ?? (extra.role === 'p' ? undefined : extra.role);
    const id = freeId(about ? `${kind}:${about}` : kind, round, [...kept, ...steps]);
    steps.push({ id, kind, title, needs, state: 'pending', attempt: 0, ...extra });
    return id;
  };
  const madeBy = (kind: StepKind, role: Step['role']): string[] => {
    const step = [...kept, ...steps].findLast((s) => s.kind === kind && s.role === role);
    return step ? [step.id] : [];
  };

  const find = ({ sid: subject, section }: Partial<Support>): string[] => {
    const known = [...kept, ...steps].findLast((step) => isFind(step) && step.subject === subject);
    if (known) return [known.id];
    return subject
      ? [add('find-supporting-bundle', FIND_CHOSEN, [], { subject, section: section?.id })]
      : [
          add('find-primary-profile', 'Checking your approved primary profile', [], {
            role: 'primary',
            ...(primarySid && { state: 'done', sid: primarySid }),
          }),
        ];
  };
  // Reads go first, so that nothing is made that could never be approved.
  const first = made.has('p') ? [] : sought.flatMap(find);
  if (!made.has('p')) add('create-customer-profile', titleOfBundle(form), first, { role: 'p' });
  const profile = madeBy('create-customer-profile', 'p');
  if (made.has('p') && changed('p'))
    add('update-customer-profile', 'Correcting the notifications', profile, { role: 'p' });
  const assign = (role: Role, title: string, needs: string[]): void => {
    if (!assigned.has(role)) add('assign-entity', title, [...profile, ...needs], { role });
  };
  /** What may still be on its way in lands before it is taken out. */
  const landed = (kind: StepKind, key: string): string[] => [
    ...profile,
    ...kept
      .filter((step) => step.kind === kind && (step.subject ?? step.role) === key)
      .filter(({ state }) => state !== 'done')
      .map(({ id }) => id),
  ];

  for (const { section, role, addressRole } of objectsOf(form)) {
    const about = { section: section.id };
    const name = section.title.toLowerCase();
    if (!isIncluded(section, values)) {
      if (assigned.has(role))
        add('unassign-entity', `Taking out the ${name}`, landed('assign-entity', role), {
          role,
          ...about,
        });
      continue;
    }
    const needs = [...first];
    if (addressRole && !chosenAddress(section, values)) {
      const address = { role: addressRole, ...about };
      if (!made.has(addressRole))
        needs.push(add('create-address', `Recording the ${name}`, first, address));
      else if (changed(addressRole))
        needs.push(
          add(
            'update-address',
            `Correcting the ${name}`,
            madeBy('create-address', addressRole),
            address,
          ),
        );
    }
    const { create, update, titled } = WRITES[section.kind] ?? WRITES['end-user'];
    if (!made.has(role)) add(create, titled(name), needs, { role, ...about });
    else if (changed(role))
      add(update, `Correcting the ${name}`, [...madeBy(create, role), ...needs], {
        role,
        ...about,
      });
    assign(role, `Linking the ${name}`, madeBy(create, role));
  }
  for (const support of supports)
    if (!assigned.has(support.sid ?? 'primary'))
      add('assign-entity', titleOfLink(support), [...profile, ...find(support)], about(support));
  for (const key of assigned)
    if (isSupport(key) && !supports.some(({ sid = 'primary' }) => sid === key))
      add(
        'unassign-entity',
        'Taking out what stood behind it before',
        landed('assign-entity', key),
        aboutKey(key),
      );
  for (const { subject, wanted } of numberChanges(kept, chosenNumbers(values))) {
    if (wanted) add('assign-channel-endpoint', 'Adding a phone number', profile, { subject });
    else
      add(
        'unassign-channel-endpoint',
        'Taking out a phone number',
        landed('assign-channel-endpoint', subject),
        { subject },
      );
  }

  const before = [...kept, ...steps].filter(({ state }) => state !== 'done').map(({ id }) => id);
  const checks = [
    add('evaluate', "Checking against Twilio's rules", before),
    add('sweep', 'Making sure that nothing is there twice', before),
  ];
  if (goal !== 'evaluate') {
    const submit = add('submit-for-review', 'Sending for review', checks);
    add('await-review', "Twilio's review", [submit]);
    steps.push(lateSweep(submit, freeId('late-sweep', round, [...kept, ...steps])));
  }
  return waitingForEachOther([...kept, ...steps]);
}

interface Writes {
  readonly create: StepKind;
  readonly update: StepKind;
  readonly titled: (name: string) => string;
}

const WRITES: Partial<Record<Section['kind'], Writes>> & { readonly 'end-user': Writes } = {
  'end-user': {
    create: 'create-end-user',
    update: 'update-end-user',
    titled: (name) => `Recording the ${name}`,
  },
  'supporting-document': {
    create: 'create-supporting-document',
    update: 'update-supporting-document',
    titled: (name) => `Attaching the ${name}`,
  },
};

/** Roles in plan order, one for each alternative: stable, whatever is left out or chosen. */
export function objectsOf(
  form: FormModel,
): readonly { section: Section; role: Role; addressRole?: Role }[] {
  const sections = form.sections.flatMap(alternativesOf);
  const users = sections.filter((section) => section.kind === 'end-user');
  const documents = sections.filter((section) => section.kind === 'supporting-document');
  return [
    ...users.map((section, index) => ({ section, role: `u${index}` as const })),
    ...documents.map((section, index) => ({
      section,
      role: `d${index}` as const,
      ...(wantsAddress(section) && { addressRole: addressRoleOf(`d${index}`) }),
    })),
  ];
}

/** The address that a document is about bears its number. */
export const addressRoleOf = (document: Role): Role => `a${Number(document.slice(1))}`;

/** What the newest of its assign and unassign steps left assigned: by role, or by its own SID. */
function assignedObjects(steps: readonly Step[]): ReadonlySet<string> {
  const objects = new Set<string>();
  for (const { kind, subject, role = '' } of steps) {
    if (kind === 'assign-entity') objects.add(subject ?? role);
    if (kind === 'unassign-entity') objects.delete(subject ?? role);
  }
  return objects;
}

const FIND_CHOSEN = 'Checking the profile that stands behind it';

const titleOfBundle = ({ bundleKind }: FormModel): string =>
  `Creating the ${bundleKind === 'TrustProducts' ? 'trust product' : 'compliance profile'}`;

const titleOfLink = ({ sid }: Support): string =>
  sid ? 'Linking the profile that stands behind it' : 'Linking your approved primary profile';

const about = ({ sid, section }: Support): Partial<Step> =>
  sid ? { subject: sid, section: section.id } : { role: 'primary' };

const isSupport = (key: string): boolean => key === 'primary' || isSid('BU', key);

const aboutKey = (key: string): Partial<Step> =>
  key === 'primary' ? { role: 'primary' } : { subject: key };

/** The numbers to add and to take away, by what the steps left assigned. */
function numberChanges(
  steps: readonly Step[],
  chosen: readonly string[],
): { subject: string; wanted: boolean }[] {
  const has = new Set<string>();
  for (const { kind, subject = '' } of steps) {
    if (kind === 'assign-channel-endpoint') has.add(subject);
    if (kind === 'unassign-channel-endpoint') has.delete(subject);
  }
  return [
    ...[...has]
      .filter((sid) => !chosen.includes(sid))
      .map((subject) => ({ subject, wanted: false })),
    ...chosen.filter((sid) => !has.has(sid)).map((subject) => ({ subject, wanted: true })),
  ];
}
