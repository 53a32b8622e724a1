import { wantsAddress } from '../policy/encode-values.js';
import type { FieldValues } from '../policy/field-path.js';
import type { FormModel, Section } from '../policy/form-model.js';
import { isIncluded } from '../policy/validate-field.js';
import type { Role } from './mark.js';
import type { Step, StepKind } from './submission.js';
import { givenAnotherChance } from './transitions.js';

/**
 * What is to be done for these values, as data: each step with what it needs. Given the steps of
 * an earlier round, only what is missing or changed; objects that exist are never made again.
 * `changed` says whether a role's values differ from what was last sent.
 */
export function plan(
  form: FormModel,
  values: FieldValues,
  earlier: readonly Step[] = [],
  changed: (role: Role) => boolean = () => false,
): readonly Step[] {
  const kept = earlier.map(reopened).filter(isKept);
  const round = 1 + kept.filter((step) => step.kind === 'evaluate').length;
  const made = new Set(kept.filter(isCreate).map((step) => step.role));
  const assigned = assignedRoles(kept);
  const steps: Step[] = [];
  const add = (
    kind: StepKind,
    title: string,
    needs: string[],
    extra: Partial<Step> = {},
  ): string => {
    const subject = extra.role && extra.role !== 'p' ? `:${extra.role}` : '';
    const taken = [...kept, ...steps].map((step) => step.id);
    const id = freeId(`${kind}${subject}`, round, taken);
    steps.push({ id, kind, title, needs, state: 'pending', attempt: 0, ...extra });
    return id;
  };
  const idOf = (kind: StepKind, role: Step['role']): string | undefined =>
    [...kept, ...steps].findLast((step) => step.kind === kind && step.role === role)?.id;

  const madeBy = (kind: StepKind, role: Role): string[] => {
    const id = idOf(kind, role);
    return id === undefined ? [] : [id];
  };

  const first = made.has('p')
    ? []
    : [
        add('find-primary-profile', 'Checking your approved primary profile', [], {
          role: 'primary',
        }),
      ];
  if (!made.has('p'))
    add('create-customer-profile', 'Creating the compliance profile', first, { role: 'p' });
  else if (changed('p'))
    add(
      'update-customer-profile',
      'Correcting the notifications',
      madeBy('create-customer-profile', 'p'),
      { role: 'p' },
    );
  const profile = idOf('create-customer-profile', 'p') as string;
  const assign = (role: Role | 'primary', title: string, needs: string[]): void => {
    if (!assigned.has(role)) add('assign-entity', title, [profile, ...needs], { role });
  };

  for (const { section, role, addressRole } of objectsOf(form)) {
    const about = { section: section.id };
    const name = section.title.toLowerCase();
    if (!isIncluded(section, values)) {
      if (assigned.has(role))
        add('unassign-entity', `Taking out the ${name}`, [], { role, ...about });
      continue;
    }
    const needs = [...first];
    if (addressRole) {
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
    const [create, title] = CREATE[section.kind] ?? CREATE['end-user'];
    if (!made.has(role)) add(create, `${title} ${name}`, needs, { role, ...about });
    else if (section.kind === 'end-user' && changed(role))
      add('update-end-user', `Correcting the ${name}`, madeBy(create, role), { role, ...about });
    assign(role, `Linking the ${name}`, madeBy(create, role));
  }
  if (form.sections.some((section) => section.kind === 'supporting-profile'))
    assign('primary', 'Linking your approved primary profile', [
      idOf('find-primary-profile', 'primary') as string,
    ]);

  const before = [...kept, ...steps].filter(({ state }) => state !== 'done').map(({ id }) => id);
  const evaluate = add('evaluate', "Checking against Twilio's rules", before);
  const submit = add('submit-for-review', 'Sending for review', [evaluate]);
  add('await-review', "Twilio's review", [submit]);
  return [...kept, ...steps];
}

/** Several corrections may come before the first evaluation, which alone begins a new round. */
function freeId(name: string, round: number, taken: readonly string[]): string {
  const id = round > 1 ? `${name}#${round}` : name;
  return taken.includes(id) ? freeId(name, round + 1, taken) : id;
}

const CREATE: Partial<Record<Section['kind'], readonly [StepKind, string]>> & {
  'end-user': readonly [StepKind, string];
} = {
  'end-user': ['create-end-user', 'Recording the'],
  'supporting-document': ['create-supporting-document', 'Attaching the'],
};

/** Roles in plan order: stable, whatever is left out. */
export function objectsOf(
  form: FormModel,
): readonly { section: Section; role: Role; addressRole?: Role }[] {
  const users = form.sections.filter((section) => section.kind === 'end-user');
  const documents = form.sections.filter((section) => section.kind === 'supporting-document');
  return [
    ...users.map((section, index) => ({ section, role: `u${index}` as const })),
    ...documents.map((section, index) => ({
      section,
      role: `d${index}` as const,
      ...(wantsAddress(section) && { addressRole: addressRoleOf(`d${index}`) }),
    })),
  ];
}

/** Failed with nobody knowing whether it happened: looked for before it would be sent again. */
const reopened = (step: Step): Step => (step.unsure ? givenAnotherChance(step) : step);

/** What happened, or may have: the rest is planned afresh with the new values. */
const isKept = ({ state, kind }: Step): boolean =>
  state === 'done' ||
  ((state === 'intent' || state === 'unknown') &&
    !['evaluate', 'submit-for-review'].includes(kind));

/** The address that a document is about bears its number. */
export const addressRoleOf = (document: Role): Role => `a${Number(document.slice(1))}`;

const isCreate = (step: Step): boolean => step.kind.startsWith('create-');

/** What the newest of its assign and unassign steps left assigned. */
function assignedRoles(steps: readonly Step[]): ReadonlySet<Step['role']> {
  const roles = new Set<Step['role']>();
  for (const step of steps) {
    if (step.kind === 'assign-entity') roles.add(step.role);
    if (step.kind === 'unassign-entity') roles.delete(step.role);
  }
  return roles;
}
