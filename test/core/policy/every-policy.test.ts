import { expect } from 'chai';
import { POLICIES } from '../../../sandbox/policies/policy-list.js';
import { alternativesOf, chosenOf } from '../../../src/core/policy/alternatives.js';
import { valuesOf } from '../../../src/core/policy/decode-values.js';
import { attributesOf } from '../../../src/core/policy/encode-values.js';
import type { FieldValues } from '../../../src/core/policy/field-path.js';
import { fieldPath, splitFieldPath } from '../../../src/core/policy/field-path.js';
import type { FormModel, Section } from '../../../src/core/policy/form-model.js';
import { CHOICE, fieldsOf } from '../../../src/core/policy/form-model.js';
import { ADDRESS_PARTS, ADDRESS_SIDS } from '../../../src/core/policy/postal-address.js';
import { isVisible, validateForm } from '../../../src/core/policy/validate-field.js';
import type { Policy } from '../../../src/core/trusthub/policies.js';
import { objectsOf, plan } from '../../../src/core/submission/plan.js';
import { formOf, readPolicy } from '../fixtures/forms.js';
import {
  FOUR_PEOPLE,
  MANY_DOCUMENTS,
  NEEDS_PRODUCTS,
  ODD_POLICIES,
  PERSON_OR_COMPANY,
} from '../fixtures/odd-policies.js';
import * as wirePolicies from '../fixtures/wire-policies.js';

const ALL = [...POLICIES, ...Object.values(wirePolicies), ...ODD_POLICIES];

/** What a policy names: for each requirement, each type that meets it with its fields. */
function waysOf(policy: Policy): { id: string; type: string; fields: readonly string[] }[] {
  return [
    ...policy.endUsers.map(({ requirementName: id, type, fields }) => ({ id, type, fields })),
    ...policy.documents.flatMap(({ requirementName: id, accepted }) =>
      accepted.map(({ type, fields }) => ({ id, type, fields })),
    ),
    ...[...policy.profiles, ...policy.products].map(({ requirementName: id, type }) => ({
      id,
      type,
      fields: [],
    })),
  ];
}

const section = (form: FormModel, id: string): Section => {
  const found = form.sections.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The form has no ${id}`);
  return found;
};

const choosing = (id: string, value: string): FieldValues =>
  ({ [fieldPath(id, CHOICE)]: value }) as FieldValues;

const names = ({ fields }: Pick<Section, 'fields'>): string[] =>
  fields.map(({ path }) => splitFieldPath(path).field);

describe(`the forms of ${ALL.length} policies`, () => {
  const each = async (look: (form: FormModel, policy: Policy) => void): Promise<void> => {
    for (const wire of ALL) look(await formOf(wire), await readPolicy(wire));
  };

  it('have exactly one path for every field that the policy names', () =>
    each((form, policy) => {
      const paths = fieldsOf(form).map(({ path }) => path);
      for (const { id, fields } of waysOf(policy))
        for (const name of fields) {
          const wanted = name === ADDRESS_SIDS ? ADDRESS_PARTS : [name];
          for (const part of wanted) {
            const path = fieldPath(id, part);
            expect(
              paths.filter((other) => other === path),
              `${policy.friendlyName} ${path}`,
            ).to.have.length(1);
          }
        }
    }));

  it('have no two fields at one address, and no two sections of one name or title', () =>
    each((form) => {
      for (const all of [
        fieldsOf(form).map(({ path }) => path),
        form.sections.map(({ id }) => id),
        form.sections.map(({ title }) => title),
      ])
        expect(new Set(all).size, form.title).to.equal(all.length);
    }));

  it('drop no requirement and no way to meet one', () =>
    each((form, policy) => {
      const offered = form.sections.flatMap((one) =>
        alternativesOf(one).map(({ id, objectType }) => `${id} ${objectType}`),
      );
      expect(offered, form.title).to.have.members(
        waysOf(policy).map(({ id, type }) => `${id} ${type}`),
      );
      for (const { requirementName } of policy.documents) section(form, requirementName);
    }));

  it('ask, of every alternative that is chosen, for its own fields and no others', () =>
    each((form, policy) => {
      for (const { id, type, fields } of waysOf(policy)) {
        const whole = section(form, id);
        const wanted = fields.flatMap((name) => (name === ADDRESS_SIDS ? ADDRESS_PARTS : [name]));
        const ways = whole.choice?.alternatives.filter(({ objectType }) => objectType === type);
        const shown = (ways ?? []).map((way) => {
          const values = choosing(id, way.id);
          expect(chosenOf(whole, values).objectType).to.equal(type);
          return names({ fields: whole.fields.filter((field) => isVisible(field, values)) });
        });
        const itself = shown.find((some) => wanted.every((name) => some.includes(name)));
        expect(ways === undefined || itself, `${form.title} ${id}`).not.to.equal(undefined);
      }
    }));

  it('label every field and title every section, and are plain data', () =>
    each((form) => {
      expect(JSON.parse(JSON.stringify(form))).to.deep.equal(form);
      for (const { title, id } of form.sections)
        expect(title, `${form.title} ${id}`).to.match(/\S/);
      for (const { path, label } of fieldsOf(form)) expect(label, path).to.match(/\S/);
    }));

  it('have the browser offer what it knows of a person in one section only', () =>
    each((form) => {
      const sections = form.sections.filter(({ kind }) => kind !== 'bundle');
      const tokens = sections.flatMap(({ fields }) => [
        ...new Set(fields.flatMap(({ autocomplete = 'off' }) => autocomplete)),
      ]);
      const offered = tokens.filter((token) => token !== 'off');
      expect(new Set(offered).size, form.title).to.equal(offered.length);
    }));

  it('can be planned, each object in a role of its own', () =>
    each((form) => {
      const roles = objectsOf(form).map(({ role }) => role);
      expect(new Set(roles).size).to.equal(roles.length);
      const ids = plan(form, {}).map(({ id }) => id);
      expect(new Set(ids).size, form.title).to.equal(ids.length);
    }));
});

describe('a choice', () => {
  it('is offered where there is one, the first of them to begin with', async () => {
    const owner = section(await formOf(PERSON_OR_COMPANY), 'owner');
    const [choice] = owner.fields;
    expect(choice).to.include({ path: 'owner.__choice', kind: 'radio', initial: 'person' });
    expect(choice?.options).to.deep.equal([
      { value: 'person', label: 'person' },
      { value: 'company', label: 'company' },
      { value: 'fund', label: 'fund' },
    ]);
    expect(owner).to.include({ title: 'Owner', objectType: 'person' });
    const shown = owner.fields.filter((field) => isVisible(field, {}));
    expect(names({ fields: shown })).to.deep.equal([
      '__choice',
      'first_name',
      'last_name',
      'email',
    ]);
  });

  it('is not offered where there is none', async () => {
    const form = await formOf(wirePolicies.SECONDARY_BUSINESS);
    expect(form.sections.filter((one) => one.choice)).to.deep.equal([]);
  });

  it('of more than five is a list', async () => {
    const form = await formOf(MANY_DOCUMENTS);
    expect(section(form, 'identity').fields[0]).to.include({ kind: 'select' });
  });

  it('between two of one name tells them apart', async () => {
    const [choice] = section(await formOf(MANY_DOCUMENTS), 'twice').fields;
    expect(choice?.options?.map(({ value, label }) => [value, label])).to.deep.equal([
      ['letter', 'Proof (letter)'],
      ['letter:2', 'Proof (letter:2)'],
    ]);
  });

  it('decides what is sent, and keeps what both ask for', async () => {
    const owner = section(await formOf(PERSON_OR_COMPANY), 'owner');
    const values: FieldValues = {
      'owner.first_name': 'Ada',
      'owner.last_name': 'Lovelace',
      'owner.email': 'ada@engine.example',
      'owner.business_name': 'Analytical Engines',
    };
    expect(attributesOf(owner, values)).to.deep.equal({
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@engine.example',
    });
    expect(attributesOf(owner, { ...values, ...choosing('owner', 'company') })).to.deep.equal({
      business_name: 'Analytical Engines',
      email: 'ada@engine.example',
    });
  });

  it('comes back from what was sent', async () => {
    const owner = section(await formOf(PERSON_OR_COMPANY), 'owner');
    const values = { 'owner.__choice': 'company', 'owner.business_name': 'Engines' } as FieldValues;
    const company = chosenOf(owner, values);
    expect(valuesOf(company, attributesOf(company, values))).to.deep.equal(values);
  });

  it('decides what must be filled in', async () => {
    const form = await formOf(PERSON_OR_COMPANY);
    const missing = (values: FieldValues): string[] =>
      [...validateForm(form, values).keys()].filter((path) => path.startsWith('owner.'));
    expect(missing(choosing('owner', 'fund'))).to.deep.equal(['owner.fund_number']);
    expect(missing(choosing('owner', 'ghost'))).to.deep.equal(['owner.__choice']);
  });

  it('decides which object is made; changed later, the other is made and the first taken out', async () => {
    const form = await formOf(PERSON_OR_COMPANY);
    const first = plan(form, choosing('owner', 'person'));
    const made = (steps: typeof first): string[] =>
      steps.filter(({ kind }) => /end-user|unassign/.test(kind)).map(({ id }) => id);
    expect(made(first)).to.deep.equal(['create-end-user:u0']);
    const earlier = first.map((step) => ({ ...step, state: 'done' as const, sid: 'IT' }));
    const later = plan(form, choosing('owner', 'company'), { earlier });
    expect(made(later)).to.deep.equal([
      'create-end-user:u0',
      'unassign-entity:u0#2',
      'create-end-user:u1#2',
    ]);
  });

  it('of a document with an address asks for the address only there', async () => {
    const form = await formOf(MANY_DOCUMENTS);
    const roles = objectsOf(form).filter(({ addressRole }) => addressRole);
    expect(roles.map(({ section: one }) => one.objectType)).to.deep.equal(['utility_bill']);
    const addresses = (value: string): string[] =>
      plan(form, { ...choosing('identity', value) })
        .filter(({ kind }) => kind === 'create-address')
        .map(({ id }) => id);
    expect(addresses('passport')).to.deep.equal([]);
    expect(addresses('utility_bill')).to.deep.equal(['create-address:a5']);
  });

  it('of a supporting profile or product asks for its SID, but not for one that is looked up', async () => {
    const form = await formOf(NEEDS_PRODUCTS);
    expect(names(section(form, 'primary_customer_profile'))).to.deep.equal([]);
    expect(names(section(form, 'voice'))).to.deep.equal(['__choice', 'bundle_sid']);
    const sid = `BU${'0'.repeat(32)}`;
    const problems = (value: string): string[] =>
      [...validateForm(form, { 'voice.bundle_sid': value }).keys()].filter((p) =>
        p.startsWith('voice.'),
      );
    expect(problems(sid)).to.deep.equal([]);
    expect(problems('BU1')).to.deep.equal(['voice.bundle_sid']);
  });
});

describe('people who are repeated', () => {
  it('are known however many there are, and the browser offers its own person to the first', async () => {
    const form = await formOf(FOUR_PEOPLE);
    const people = form.sections.filter(({ kind }) => kind === 'end-user');
    expect(people.map(({ title }) => title)).to.deep.equal([
      'Representative',
      'Second representative',
      'Representative 3',
      'Representative 4',
    ]);
    const tokens = people.map(({ fields }) => fields.map(({ autocomplete }) => autocomplete));
    expect(tokens[0]).to.deep.equal(['given-name', 'family-name', 'email']);
    for (const more of tokens.slice(1)) expect(more).to.deep.equal(['off', 'off', 'off']);
  });
});
