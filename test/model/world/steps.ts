import { readMark } from '../../../src/core/submission/mark.js';
import type { Step, StepKind } from '../../../src/core/submission/submission.js';
import type { Request } from '../twilio/rows.js';
import { PRIMARY, SUPPORT, type TrustHubModel } from '../twilio/trust-hub-model.js';

/** The fourteen writes of a business with two representatives and one phone number. */
export const STEPS = [
  'create p',
  'create u0',
  'create u1',
  'create u2',
  'create a0',
  'create d0',
  'assign u0',
  'assign u1',
  'assign u2',
  'assign d0',
  'assign primary',
  'number',
  'evaluate',
  'submit',
] as const;

/** The seven of a trust product with one end user, a customer's profile and one phone number. */
export const PRODUCT_STEPS = [
  'create p',
  'create u0',
  'assign u0',
  'assign support',
  'number',
  'evaluate',
  'submit',
] as const;

export type StepName = (typeof STEPS | typeof PRODUCT_STEPS)[number];

export type RoleName = 'p' | 'u0' | 'u1' | 'u2' | 'a0' | 'd0';
export type AssignedName = RoleName | 'primary' | 'support';

export const NUMBER = 'PN00000000000000000000000000004711';

/**
 * What a request is about: one of the steps, or what it does to which kind of thing. Some steps of
 * the journal are many requests; those are called by their kind.
 */
export type Purpose = StepName | StepKind | `${'update' | 'delete' | 'get' | 'list'} ${string}`;

export function purposeOf({ method, path, form }: Request, twilio: TrustHubModel): Purpose {
  const parts = path.replace('.json', '').split('/');
  const old = path.startsWith('/2010');
  const [kind = '', sid, below, belowSid] = old ? parts.slice(4) : parts.slice(2);
  if (method === 'GET') {
    const one = below === undefined ? sid : belowSid;
    return `${one === undefined ? 'list' : 'get'} ${below ?? kind}`;
  }
  if (method === 'DELETE') return `delete ${below ?? kind}`;
  if (below === 'EntityAssignments')
    return `assign ${roleOf(form['ObjectSid'], twilio)}` as StepName;
  if (below === 'ChannelEndpointAssignments') return 'number';
  if (below === 'Evaluations') return 'evaluate';
  if (form['Status'] !== undefined) return 'submit';
  if (sid !== undefined) return `update ${roleOf(sid, twilio)}`;
  return `create ${readMark(form['FriendlyName'] ?? '')?.role ?? kind}` as StepName;
}

function roleOf(sid: string | undefined, twilio: TrustHubModel): string {
  if (sid === PRIMARY) return 'primary';
  if (sid === SUPPORT) return 'support';
  const name = sid === undefined ? undefined : twilio.find(sid)?.['friendly_name'];
  return readMark(String(name))?.role ?? 'unknown';
}

const CREATES: readonly StepKind[] = [
  'create-customer-profile',
  'create-end-user',
  'create-address',
  'create-supporting-document',
];

/** Only what a person chose has no role. */
export const assignmentOf = ({ role }: Pick<Step, 'role'>): StepName =>
  `assign ${role ?? 'support'}` as StepName;

/** Whether a step of the journal is this one. */
export function isStep(step: Step, name: Purpose): boolean {
  if (CREATES.includes(step.kind)) return name === `create ${step.role}`;
  if (step.kind.startsWith('update-')) return name === `update ${step.role}`;
  if (step.kind === 'assign-entity') return name === assignmentOf(step);
  if (step.kind === 'assign-channel-endpoint') return name === 'number';
  if (step.kind === 'submit-for-review') return name === 'submit';
  return step.kind === name;
}
