import type { Snapshot } from '../../../../src/core/submission/snapshot.js';
import { readMark } from '../../../../src/core/submission/mark.js';
import type { LedgerRow, LiveObject, SandboxControl } from '../../../fixtures/sandbox-control.js';
import { VENDOR } from '../accounts.js';
import type { Business } from './business.js';

const ROLES = ['p', 'u0', 'u1', 'u2', 'a0', 'd0'];
const ASSIGNED = ['u0', 'u1', 'u2', 'd0', 'primary'];
const MARKED = ['CustomerProfiles', 'EndUsers', 'Addresses', 'SupportingDocuments'] as const;
/** The account's approved profile, there from the start. */
const PRIMARY = `BU${'1'.padStart(32, '0')}`;

/**
 * What is wrong with a business that is said to be in review, by what the sandbox holds and has in
 * its ledger: nothing lost, nothing twice, everything linked once, sent once.
 */
export async function judge(
  control: SandboxControl,
  { draftId, numbers }: Pick<Business, 'draftId' | 'numbers'>,
  { status, bundleSid }: Pick<Snapshot, 'status' | 'bundleSid'>,
): Promise<readonly string[]> {
  const [state, ledger] = [await control.state(), await control.ledger()];
  const wrong: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown): void => {
    if (found !== wanted) wrong.push(`${what}: ${String(found)} instead of ${String(wanted)}`);
  };
  expect('the page says', status, 'in-review');
  const live = MARKED.flatMap((kind) => state[kind] ?? []).filter(
    (object) => markOf(object)?.draftId === draftId,
  );
  const inRole = (role: string): readonly LiveObject[] =>
    live.filter((object) => markOf(object)?.role === role);
  for (const role of ROLES) expect(role, inRole(role).length, 1);
  expect('marked objects', live.length, ROLES.length);
  expect('runs', new Set(live.map((object) => markOf(object)?.run)).size, 1);
  const profile = inRole('p')[0];
  if (!profile) return wrong;
  expect('profile of the page', bundleSid, profile.sid);
  expect('profile', profile.status, 'in-review');
  const of = (kind: string): readonly LiveObject[] =>
    (state[kind] ?? []).filter((part) => part.customer_profile_sid === profile.sid);
  const assigned = of('EntityAssignments').map(({ object_sid: object }) => object);
  for (const role of ASSIGNED) {
    const sid = role === 'primary' ? PRIMARY : inRole(role)[0]?.sid;
    expect(`assignments of ${role}`, assigned.filter((object) => object === sid).length, 1);
  }
  expect('assignments', assigned.length, ASSIGNED.length);
  expect(
    'numbers',
    of('ChannelEndpointAssignments')
      .map(({ channel_endpoint_sid: number }) => number)
      .join(),
    numbers.join(),
  );
  expect('submits', submitsOf(ledger, profile.sid).length, 1);
  expect(
    'address of the document',
    await addressOf(control, inRole('d0')[0]?.sid),
    inRole('a0')[0]?.sid,
  );
  return wrong;
}

/** Marked objects that live though their drafts are not among these. */
export async function strayObjects(
  control: SandboxControl,
  draftIds: readonly string[],
): Promise<readonly string[]> {
  const state = await control.state();
  return MARKED.flatMap((kind) => state[kind] ?? [])
    .filter((object) => {
      const mark = markOf(object);
      return mark && !draftIds.includes(mark.draftId);
    })
    .map(({ friendly_name: name }) => `stray: ${name}`);
}

const markOf = ({ friendly_name: name }: LiveObject) => readMark(name ?? '');

/** Requests that sent it for review and were carried out. */
const submitsOf = (ledger: readonly LedgerRow[], sid: string): readonly LedgerRow[] =>
  ledger.filter(
    ({ method, path, updated }) =>
      method === 'POST' && path === `/v1/CustomerProfiles/${sid}` && updated.length > 0,
  );

/** What the document says; the list of live objects does not have it. */
async function addressOf({ url }: SandboxControl, sid = ''): Promise<unknown> {
  const response = await fetch(`${url}/v1/SupportingDocuments/${sid}`, {
    headers: { Authorization: `Basic ${btoa(`${VENDOR.username}:${VENDOR.secret}`)}` },
  });
  const { attributes } = (await response.json()) as { attributes?: Record<string, unknown> };
  return attributes?.['address_sids'];
}
