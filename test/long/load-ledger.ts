import { expect } from 'chai';
import type { SandboxControl } from '../fixtures/sandbox-control.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import type { FieldValues } from '../../src/core/policy/field-path.js';
import { readMark } from '../../src/core/submission/mark.js';
import { ourCalls, refusedShare } from './load-traffic.js';

const ACCOUNT = `AC${'1'.padStart(32, '0')}`;
const MARKED = ['CustomerProfiles', 'EndUsers', 'Addresses', 'SupportingDocuments'] as const;

interface Live {
  readonly sid: string;
  readonly friendly_name: string | null;
  readonly status?: string;
  readonly customer_profile_sid?: string;
  readonly object_sid?: string;
}

/** Business number `n`, with two representatives: 13 writes. */
export const business = (n: number): FieldValues => ({
  ...MAPLE_STREET_BAKERY,
  ...SECOND_PERSON,
  'customer_profile_business_information.business_name': `Bakery ${n} LLC`,
});

/** Live objects of the account, by kind. */
export async function liveObjects({ url }: SandboxControl): Promise<Record<string, Live[]>> {
  const response = await fetch(`${url}/sandbox/state`);
  const state = (await response.json()) as Record<string, Record<string, Live[]>>;
  return state[ACCOUNT]!;
}

/** Profiles that were sent, as Twilio sees it. */
export const countInReview = async (control: SandboxControl): Promise<number> =>
  (await liveObjects(control)).CustomerProfiles!.filter(
    ({ status, friendly_name: name }) => readMark(name ?? '') && status !== 'draft',
  ).length;

/** Nothing lost and nothing twice: each business has one of each, assigned once, and was sent. */
export async function assertLedgerIsExact(control: SandboxControl, count: number): Promise<void> {
  expect(await control.made()).to.eql({
    CustomerProfiles: count,
    EndUsers: 3 * count,
    Addresses: count,
    SupportingDocuments: count,
    EntityAssignments: 5 * count,
  });
  const live = await liveObjects(control);
  const marks = MARKED.flatMap((kind) => live[kind]!).flatMap(({ friendly_name: name }) => {
    const mark = readMark(name ?? '');
    return mark ? [`${mark.draftId} ${mark.role}`] : [];
  });
  expect(new Set(marks).size, 'marks').to.equal(6 * count);
  const links = live.EntityAssignments!.map(
    (link) => `${link.customer_profile_sid} ${link.object_sid}`,
  );
  expect(new Set(links).size, 'links').to.equal(links.length);
  expect(await countInReview(control), 'in review').to.equal(count);
}

/** Prints what it cost, and gives the share of 429. */
export async function printCost(control: SandboxControl, seconds: number): Promise<number> {
  const ledger = await control.ledger();
  const calls = ourCalls(ledger);
  const count = (wanted: (row: (typeof calls)[number]) => boolean): number =>
    calls.filter(wanted).length;
  const share = refusedShare(ledger);
  console.log(
    `      ${seconds.toFixed(0)} s, ${calls.length} calls: ${count(({ method }) => method === 'GET')} reads, ` +
      `${count(({ method }) => method === 'POST')} posts, ${count(({ method }) => method === 'DELETE')} deletes; ` +
      `429 ${(100 * share).toFixed(1)} %; 500-after ${count(({ fault }) => fault === '500-after')}, ` +
      `resets ${count(({ fault }) => fault === 'reset-reused')}`,
  );
  return share;
}
