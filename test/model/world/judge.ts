import { readMark } from '../../../src/core/submission/mark.js';
import type { Kind, Row } from '../twilio/rows.js';
import { PRIMARY, SUPPORT } from '../twilio/trust-hub-model.js';
import { DRAFT } from './business.js';
import type { RoleName } from './steps.js';
import { NUMBER } from './steps.js';
import type { World } from './world.js';

/** What is assigned and was there before. */
const OTHERS: Readonly<Record<string, string>> = { primary: PRIMARY, support: SUPPORT };

const OBJECTS: readonly Kind[] = [
  'CustomerProfiles',
  'TrustProducts',
  'EndUsers',
  'SupportingDocuments',
  'Addresses',
];

/** What lives at Twilio of this draft, whoever made it. */
export const marked = ({ twilio }: World): readonly Row[] =>
  OBJECTS.flatMap((kind) => twilio.kinds[kind]).filter(
    (row) => readMark(String(row['friendly_name']))?.draftId === DRAFT,
  );

export const roleOf = (row: Row): string | undefined =>
  readMark(String(row['friendly_name']))?.role;

/**
 * What is wrong with a business that is said to be in review, by what Twilio holds: nothing lost,
 * nothing twice, everything linked once, and every device knows of these very objects.
 */
export function judge(world: World): readonly string[] {
  const { twilio, devices, subject } = world;
  const wrong: string[] = [];
  const live = marked(world);
  for (const role of subject.roles) {
    const count = live.filter((row) => roleOf(row) === role).length;
    if (count !== 1) wrong.push(`${role} is there ${count} times`);
  }
  if (live.length > subject.roles.length) wrong.push(`${live.length} marked objects live`);
  const one = (role: RoleName): Row | undefined => live.find((row) => roleOf(row) === role);
  const profile = one('p');
  if (!profile) return wrong;
  if (!twilio.kinds[subject.kind].includes(profile)) wrong.push(`it is no ${subject.kind}`);
  // Which of the two it is depends on when somebody asked last.
  if (!['pending-review', 'in-review'].includes(String(profile['status'])))
    wrong.push(`the profile is ${String(profile['status'])}`);
  const assigned = twilio.of(profile.sid, 'EntityAssignments').map((row) => row['object_sid']);
  for (const role of subject.assigned) {
    const sid = OTHERS[role] ?? one(role as RoleName)?.sid;
    const count = assigned.filter((object) => object === sid).length;
    if (count !== 1) wrong.push(`${role} is assigned ${count} times`);
  }
  if (assigned.length !== subject.assigned.length) wrong.push(`${assigned.length} assignments`);
  const numbers = twilio.of(profile.sid, 'ChannelEndpointAssignments');
  if (numbers.length !== 1 || numbers[0]?.['channel_endpoint_sid'] !== NUMBER)
    wrong.push(`${numbers.length} numbers`);
  const document = one('d0')?.['attributes'] as Record<string, string> | undefined;
  if (document?.['address_sids'] !== one('a0')?.sid)
    wrong.push('the document is about another address');
  wrong.push(...differences(world, one));
  for (const { name, row, started } of devices) {
    if (!started) continue;
    const sid = row?.steps.findLast((step) => step.kind === 'create-customer-profile')?.sid;
    if (sid !== profile.sid) wrong.push(`${name} believes in another profile`);
  }
  if (twilio.ledger.some(({ what, code }) => what === 'submitted' && code !== undefined))
    wrong.push('it was sent for review though its newest evaluation was not compliant');
  return [...wrong, ...bystanders(world)];
}

/** What is not as it was typed. */
function differences(world: World, one: (role: RoleName) => Row | undefined): readonly string[] {
  const { values } = world.person();
  return world.subject.typed
    .filter(([path, role, name]) => {
      const row = one(role);
      const attributes = (row?.['attributes'] ?? row) as Record<string, unknown> | undefined;
      return attributes?.[name] !== values[path];
    })
    .map(([path]) => `${path} is not as it was typed`);
}

const names = new WeakMap<World, readonly string[]>();

/** Objects that are none of ours: other drafts’, other people’s. They must stay as they are. */
export function addBystanders(world: World): void {
  const { twilio } = world;
  const others = [
    ['CustomerProfiles', 'Someone · th1.zzzzzzzzzz.1.abcd.p', { policy_sid: 'RN0' }],
    ['CustomerProfiles', 'Made in the Console', { policy_sid: 'RN0' }],
    ['EndUsers', 'Someone · th1.zzzzzzzzzz.1.abcd.u0', {}],
    ['EndUsers', `${DRAFT}`, {}],
    ['SupportingDocuments', 'Someone · th1.zzzzzzzzzz.1.abcd.d0', {}],
    ['Addresses', 'Someone · th1.zzzzzzzzzz.1.abcd.a0', ADDRESS],
    ['Addresses', `th1.${DRAFT}`, ADDRESS],
  ] as const;
  const rows = others.map(([kind, friendly_name, more]) =>
    twilio.add(kind, { friendly_name, type: 'x', status: 'draft', email: '', ...more }),
  );
  names.set(
    world,
    rows.map((row) => row.sid),
  );
  twilio.ledger.length = 0;
}

const ADDRESS = {
  customer_name: 'Someone',
  street: '1 Elsewhere',
  city: 'X',
  region: 'IL',
  postal_code: '1',
  iso_country: 'US',
};

export const bystanders = (world: World): readonly string[] =>
  (names.get(world) ?? [])
    .filter((sid) => !world.twilio.find(sid))
    .map((sid) => `${sid} was somebody else’s and is gone`);
