import { expect } from 'chai';
import type { FieldValues } from '../../../src/core/policy/field-path.js';
import type { FormModel } from '../../../src/core/policy/form-model.js';
import type { Role } from '../../../src/core/submission/mark.js';
import { objectsOf, plan } from '../../../src/core/submission/plan.js';
import type { Step, StepKind } from '../../../src/core/submission/submission.js';
import { formOf } from '../fixtures/forms.js';
import { A2P_MESSAGING } from '../../../sandbox/policies/trust-products.js';
import { SECONDARY_BUSINESS, SOLE_PROPRIETOR } from '../fixtures/wire-policies.js';
import { ONE_PERSON, TWO_PEOPLE } from './fake-process.js';

const READS: readonly StepKind[] = ['find-primary-profile', 'sweep', 'await-review', 'late-sweep'];
/** What ends every round. */
const LAST = ['evaluate', 'sweep', 'submit-for-review', 'await-review', 'late-sweep'];
const last = (round: number): string[] => LAST.map((id) => `${id}#${round}`);

let form: FormModel;
before(async () => {
  form = await formOf(SECONDARY_BUSINESS);
});

const ids = (steps: readonly Step[]): string[] => steps.map(({ id }) => id);
const writes = (steps: readonly Step[]): Step[] =>
  steps.filter(({ kind }) => !READS.includes(kind));
const done = (steps: readonly Step[]): Step[] =>
  steps.map((step): Step => ({ ...step, state: 'done', attempt: 1 }));
const added = (
  values: FieldValues,
  earlier: readonly Step[],
  ...changed: Role[]
): readonly Step[] =>
  plan(form, values, { earlier, changed: (role) => changed.includes(role) }).slice(earlier.length);

/** What every plan must be, whatever was planned before. */
function expectSound(steps: readonly Step[]): void {
  expect(new Set(ids(steps)).size, 'each id once').to.equal(steps.length);
  for (const [index, { id, needs }] of steps.entries())
    for (const needed of needs)
      expect(ids(steps).indexOf(needed), `${id} needs ${needed}`).to.be.within(0, index - 1);
}

describe('a first plan', () => {
  it('for two representatives has 13 writes', () => {
    const steps = plan(form, TWO_PEOPLE);
    expect(writes(steps)).to.have.length(13);
    expectSound(steps);
    expect(ids(steps)).to.have.members([
      'find-primary-profile:primary',
      'create-customer-profile',
      'create-end-user:u0',
      'create-end-user:u1',
      'create-end-user:u2',
      'create-address:a0',
      'create-supporting-document:d0',
      'assign-entity:u0',
      'assign-entity:u1',
      'assign-entity:u2',
      'assign-entity:d0',
      'assign-entity:primary',
      ...LAST,
    ]);
  });

  it('for one representative has 11', () => {
    const steps = plan(form, ONE_PERSON);
    expect(writes(steps)).to.have.length(11);
    expectSound(steps);
    expect(ids(steps)).not.to.include('create-end-user:u2');
  });

  it('keeps each role at its requirement when one is left out', () => {
    const roles = new Map(objectsOf(form).map(({ section, role }) => [section.id, role]));
    expect(Object.fromEntries(roles)).to.deep.equal({
      customer_profile_business_information: 'u0',
      authorized_representative_1: 'u1',
      authorized_representative_2: 'u2',
      customer_profile_address: 'd0',
    });
    for (const values of [ONE_PERSON, TWO_PEOPLE])
      for (const { role, section } of plan(form, values))
        if (section && !role?.startsWith('a')) expect(roles.get(section)).to.equal(role);
  });

  it('writes nothing before the primary profile is found', () => {
    const [first, ...others] = plan(form, TWO_PEOPLE);
    expect(first?.kind).to.equal('find-primary-profile');
    const reached = new Set([first?.id]);
    for (const step of others) {
      expect(
        step.needs.some((id) => reached.has(id)),
        step.id,
      ).to.equal(true);
      reached.add(step.id);
    }
  });

  it('assigns an object only when it and the profile exist, and evaluates after all of it', () => {
    const steps = plan(form, TWO_PEOPLE);
    const step = (id: string): Step => steps.find((candidate) => candidate.id === id)!;
    expect(step('assign-entity:d0').needs).to.have.members([
      'create-customer-profile',
      'create-supporting-document:d0',
    ]);
    expect(step('create-supporting-document:d0').needs).to.include('create-address:a0');
    expect(step('evaluate').needs).to.include.members(
      ids(steps).filter((id) => id.startsWith('assign-entity')),
    );
    expect(step('sweep').needs).to.deep.equal(step('evaluate').needs);
    expect(step('submit-for-review').needs).to.deep.equal(['evaluate', 'sweep']);
    expect(step('await-review').needs).to.deep.equal(['submit-for-review']);
  });

  it('for a policy without documents or address has none', async () => {
    const other = plan(await formOf(SOLE_PROPRIETOR), {});
    expectSound(other);
    expect(ids(other)).to.not.include.members(['create-address:a0']);
  });
});

describe('a correction', () => {
  it('of nothing only evaluates and submits again', () => {
    const earlier = done(plan(form, ONE_PERSON));
    expect(ids(added(ONE_PERSON, earlier))).to.deep.equal(last(2));
  });

  it('of one person updates that person in place', () => {
    const earlier = done(plan(form, ONE_PERSON));
    expect(ids(added(ONE_PERSON, earlier, 'u1'))).to.deep.equal([
      'update-end-user:u1#2',
      ...last(2),
    ]);
  });

  it('of the address updates the address, not the document', () => {
    const earlier = done(plan(form, ONE_PERSON));
    expect(ids(added(ONE_PERSON, earlier, 'a0')).slice(0, -LAST.length)).to.deep.equal([
      'update-address:a0#2',
    ]);
  });

  it('that adds the second representative makes and assigns only that one', () => {
    const earlier = done(plan(form, ONE_PERSON));
    const steps = plan(form, TWO_PEOPLE, { earlier });
    expectSound(steps);
    expect(ids(steps.slice(earlier.length)).slice(0, -LAST.length)).to.deep.equal([
      'create-end-user:u2#2',
      'assign-entity:u2#2',
    ]);
  });

  it('that takes the second representative out unassigns it, and back in assigns it again', () => {
    const first = done(plan(form, TWO_PEOPLE));
    const second = done(plan(form, ONE_PERSON, { earlier: first }));
    expect(ids(second.slice(first.length)).slice(0, -LAST.length)).to.deep.equal([
      'unassign-entity:u2#2',
    ]);
    const third = plan(form, TWO_PEOPLE, { earlier: second });
    expectSound(third);
    expect(ids(third.slice(second.length)).slice(0, -LAST.length)).to.deep.equal([
      'assign-entity:u2#3',
    ]);
  });

  it('keeps steps whose outcome is unknown, and evaluates only after them', () => {
    for (const state of ['unknown', 'intent'] as const)
      for (const id of ['create-end-user:u1', 'assign-entity:u1']) {
        const earlier = plan(form, ONE_PERSON).map((step): Step => {
          if (step.id === id) return { ...step, state, attempt: 1 };
          const before = /^(find|create|assign)/.test(step.kind) && !step.id.endsWith(':u1');
          return before || step.id === 'create-end-user:u1' ? { ...step, state: 'done' } : step;
        });
        const steps = plan(form, ONE_PERSON, { earlier });
        expectSound(steps);
        expect(steps.find((step) => step.id === id)?.state).to.equal(state);
        expect(ids(steps).filter((other) => other.startsWith(id))).to.have.length(1);
        expect(waitsFor(steps, 'evaluate', id), `evaluate waits for ${id}`).to.equal(true);
      }
  });

  it('looks for what could not be looked for, though this run never sent it', () => {
    const earlier = plan(form, ONE_PERSON).map((step): Step => {
      if (step.kind.startsWith('find-')) return { ...step, state: 'done' };
      return step.id === 'create-end-user:u1' ? { ...step, state: 'failed', unsure: true } : step;
    });
    const steps = plan(form, ONE_PERSON, { earlier });
    const people = steps.filter(({ kind, role }) => kind === 'create-end-user' && role === 'u1');
    expect(people.map(({ state }) => state)).to.deep.equal(['unknown']);
  });

  it('lets what is kept wait for nothing that is gone', () => {
    const earlier = plan(form, ONE_PERSON).map((step): Step => {
      if (step.kind.startsWith('find-')) return { ...step, state: 'failed' };
      return step.kind === 'create-customer-profile' ? { ...step, state: 'unknown' } : step;
    });
    const steps = plan(form, ONE_PERSON, { earlier });
    expectSound(steps);
    const states = steps.filter(({ kind }) => /^(find|create-customer)-/.test(kind));
    expect(states.map(({ state }) => state)).to.deep.equal(['pending', 'unknown']);
    const orphaned = earlier.map((step) => ({ ...step, needs: ['gone'] }));
    expectSound(plan(form, ONE_PERSON, { earlier: orphaned }));
  });

  it('plans again what was refused, and never the same id twice', () => {
    const earlier = plan(form, ONE_PERSON).map((step): Step => {
      if (step.kind === 'find-primary-profile') return { ...step, state: 'done' };
      return step.kind === 'create-customer-profile' ? { ...step, state: 'failed' } : step;
    });
    const steps = plan(form, ONE_PERSON, { earlier });
    expectSound(steps);
    const again = steps.filter(({ kind }) => kind === 'create-customer-profile');
    expect(again.map(({ state }) => state)).to.deep.equal(['pending']);
  });

  it('never gives an id twice, however often it happens before the first evaluation', () => {
    let steps = plan(form, TWO_PEOPLE);
    for (const values of [ONE_PERSON, TWO_PEOPLE, ONE_PERSON, TWO_PEOPLE]) {
      const stopped = steps.map((step): Step =>
        /^(evaluate|sweep|submit|await|late)/.test(step.kind) ? step : { ...step, state: 'done' },
      );
      steps = plan(form, values, { earlier: stopped, changed: () => true });
      expectSound(steps);
    }
  });
});

/** Whether a step cannot run before another is done. */
function waitsFor(steps: readonly Step[], id: string, other: string): boolean {
  const { needs } = steps.find((step) => step.id === id)!;
  return needs.some((needed) => needed === other || waitsFor(steps, needed, other));
}

describe('a plan for a trust product', () => {
  const CUSTOMER = 'secondary_customer_profile_type_business';
  const first = 'BU' + '1'.repeat(32);
  const second = 'BU' + '2'.repeat(32);
  const values = (chosen: string): FieldValues => ({
    'us_a2p_messaging_profile_information.company_type': 'private',
    'customer_profile.__choice': CUSTOMER,
    'customer_profile.bundle_sid': chosen,
  });
  let product: FormModel;
  before(async () => {
    product = await formOf(A2P_MESSAGING);
  });

  it('looks at what was chosen, then makes and links; the primary is none of it', () => {
    expect(product.bundleKind).to.equal('TrustProducts');
    const steps = plan(product, values(first));
    expectSound(steps);
    expect(ids(steps)).to.have.members([
      `find-supporting-bundle:${first}`,
      'create-customer-profile',
      'create-end-user:u0',
      'assign-entity:u0',
      `assign-entity:${first}`,
      ...LAST,
    ]);
    const create = steps.find(({ id }) => id === 'create-customer-profile');
    expect(create?.needs).to.deep.equal([`find-supporting-bundle:${first}`]);
  });

  it('links the primary where that is chosen, or nothing is', () => {
    for (const chosen of ['', 'primary_customer_profile_type_business']) {
      const steps = plan(product, { ...values(''), 'customer_profile.__choice': chosen });
      expect(ids(steps)).to.include.members([
        'find-primary-profile:primary',
        'assign-entity:primary',
      ]);
    }
  });

  it('exchanges what it stands on when another is chosen, and only that', () => {
    const earlier = done(plan(product, values(first)));
    const changed = plan(product, values(second), { earlier }).slice(earlier.length);
    expectSound(plan(product, values(second), { earlier }));
    expect(ids(changed)).to.have.members([
      `find-supporting-bundle:${second}#2`,
      `assign-entity:${second}#2`,
      `unassign-entity:${first}#2`,
      ...last(2),
    ]);
    const again = plan(product, values(first), { earlier }).slice(earlier.length);
    expect(ids(again)).to.have.members(last(2));
  });

  it('looks no more at what was unfit, whatever was to be looked for after it', () => {
    const earlier = plan(product, values(first)).map((step): Step => {
      if (step.kind === 'find-supporting-bundle') return { ...step, state: 'failed', attempt: 1 };
      return step.kind.startsWith('create-') ? { ...step, state: 'unknown', looks: 0 } : step;
    });
    const steps = plan(product, values(second), { earlier });
    expectSound(steps);
    expect(ids(steps)).to.include(`find-supporting-bundle:${second}`);
    expect(ids(steps)).not.to.include(`find-supporting-bundle:${first}`);
    expect(ids(plan(product, values(first), { earlier }))).to.include(
      `find-supporting-bundle:${first}`,
    );
  });

  it('gives back the primary for a customer’s profile', () => {
    const earlier = done(plan(product, { ...values(''), 'customer_profile.__choice': '' }));
    const changed = plan(product, values(first), { earlier }).slice(earlier.length);
    expect(ids(changed)).to.include.members([
      'unassign-entity:primary#2',
      `assign-entity:${first}#2`,
    ]);
  });
});
