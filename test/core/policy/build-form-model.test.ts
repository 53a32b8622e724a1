import { expect } from 'chai';
import type { Field, FormModel } from '../../../src/core/policy/form-model.js';
import { fieldsOf } from '../../../src/core/policy/form-model.js';
import { formOf } from '../fixtures/forms.js';
import {
  FRENCH_BUSINESS,
  SECONDARY_BUSINESS,
  SOLE_PROPRIETOR,
  STARTER,
} from '../fixtures/wire-policies.js';

const BUSINESS = 'customer_profile_business_information';

const field = (form: FormModel, path: string): Field => {
  const found = fieldsOf(form).find((candidate) => candidate.path === path);
  if (!found) throw new Error(`The form has no ${path}`);
  return found;
};

const values = (form: FormModel, path: string): string[] =>
  (field(form, path).options ?? []).map(({ value }) => value);

const section = (form: FormModel, id: string) => form.sections.find((s) => s.id === id);

/** The real policy with one more end user, or with one changed. */
const withEndUsers = (...endUsers: object[]) => ({
  ...SECONDARY_BUSINESS,
  requirements: { ...SECONDARY_BUSINESS.requirements, end_user: endUsers },
});

describe('the form of the secondary business policy', () => {
  it('has a section for every requirement, then the bundle', async () => {
    const form = await formOf(SECONDARY_BUSINESS);
    expect(form.sections.map(({ id, kind, optional }) => [id, kind, optional])).to.deep.equal([
      [BUSINESS, 'end-user', false],
      ['authorized_representative_1', 'end-user', false],
      ['authorized_representative_2', 'end-user', true],
      ['customer_profile_address', 'supporting-document', false],
      ['primary_customer_profile', 'supporting-profile', false],
      ['bundle', 'bundle', false],
    ]);
    expect(form.policySid).to.equal(SECONDARY_BUSINESS.sid);
  });

  it('offers every field that the policy names, and the documented one that it does not', async () => {
    const form = await formOf(SECONDARY_BUSINESS);
    const asked = SECONDARY_BUSINESS.requirements.end_user.flatMap((requirement) =>
      requirement.fields.map((name) => `${requirement.requirement_name}.${name}`),
    );
    const offered = form.sections
      .filter(({ kind }) => kind === 'end-user')
      .flatMap(({ fields }) => fields.map(({ path }) => path as string));
    expect(offered).to.have.members([
      ...asked,
      `${BUSINESS}.business_registration_identifier_other`,
    ]);
  });

  it('has no two fields at one address', async () => {
    const paths = fieldsOf(await formOf(SECONDARY_BUSINESS)).map(({ path }) => path);
    expect(new Set(paths).size).to.equal(paths.length);
  });

  // Reference 001, step 3 and step 4.
  for (const [path, accepted] of [
    [`${BUSINESS}.business_identity`, ['direct_customer', 'isv_reseller_or_partner', 'unknown']],
    [
      `${BUSINESS}.business_type`,
      [
        'Sole Proprietorship',
        'Partnership',
        'Limited Liability Corporation',
        'Co-operative',
        'Non-profit Corporation',
        'Corporation',
      ],
    ],
    [
      `${BUSINESS}.business_industry`,
      (
        'AUTOMOTIVE AGRICULTURE BANKING CONSUMER EDUCATION ENGINEERING ENERGY OIL_AND_GAS ' +
        'FAST_MOVING_CONSUMER_GOODS FINANCIAL FINTECH FOOD_AND_BEVERAGE GOVERNMENT HEALTHCARE ' +
        'HOSPITALITY INSURANCE LEGAL MANUFACTURING MEDIA ONLINE RAW_MATERIALS REAL_ESTATE ' +
        'RELIGION RETAIL JEWELRY TECHNOLOGY TELECOMMUNICATIONS TRANSPORTATION TRAVEL ' +
        'ELECTRONICS NOT_FOR_PROFIT'
      ).split(' '),
    ],
    [
      `${BUSINESS}.business_registration_identifier`,
      'EIN DUNS CCN CBN CN ACN CIN VAT VATRN RN Other'.split(' '),
    ],
    [
      `${BUSINESS}.business_regions_of_operation`,
      'AFRICA ASIA EUROPE LATIN_AMERICA USA_AND_CANADA AUSTRALIA'.split(' '),
    ],
    ...['1', '2'].map(
      (n) =>
        [
          `authorized_representative_${n}.job_position`,
          ['Director', 'GM', 'VP', 'CEO', 'CFO', 'General Counsel', 'Other'],
        ] as const,
    ),
  ] as const)
    it(`accepts for ${path} exactly the values of the reference`, async () => {
      expect(values(await formOf(SECONDARY_BUSINESS), path)).to.have.members([...accepted]);
    });

  it('labels every choice and every field', async () => {
    const fields = fieldsOf(await formOf(SECONDARY_BUSINESS));
    for (const { path, label, options } of fields) {
      expect(label, path).to.match(/^\p{Lu}/u);
      for (const option of options ?? []) expect(option.label, path).not.to.equal('');
    }
  });

  it('asks for the parts of an address where the policy wants address_sids', async () => {
    const form = await formOf(SECONDARY_BUSINESS);
    const parts = section(form, 'customer_profile_address')?.fields ?? [];
    expect(parts.map(({ path, optional }) => [path.split('.')[1], optional])).to.deep.equal([
      ['iso_country', false],
      ['street', false],
      ['street_secondary', true],
      ['city', false],
      ['region', false],
      ['postal_code', false],
    ]);
    expect(section(form, 'customer_profile_address')?.objectType).to.equal(
      'customer_profile_address',
    );
    expect(values(form, 'customer_profile_address.iso_country'))
      .to.include.members(['US', 'CA', 'GB', 'FR', 'NZ'])
      .and.have.length(249);
  });

  it('offers the bundle’s own fields, of which only the e-mail must be given', async () => {
    const form = await formOf(SECONDARY_BUSINESS);
    const bundle = section(form, 'bundle')?.fields ?? [];
    expect(Object.fromEntries(bundle.map(({ path, optional }) => [path, optional]))).to.deep.equal({
      'bundle.email': false,
      'bundle.friendly_name': true,
      'bundle.status_callback': true,
    });
  });

  it('asks for the name of the registration only while its type is Other', async () => {
    const form = await formOf(SECONDARY_BUSINESS);
    expect(
      field(form, `${BUSINESS}.business_registration_identifier_other`).visibleWhen,
    ).to.deep.equal({ path: `${BUSINESS}.business_registration_identifier`, values: ['Other'] });
  });

  it('is plain data, so that it crosses ports', async () => {
    const form = await formOf(SECONDARY_BUSINESS);
    expect(structuredClone(form)).to.deep.equal(form);
    expect(JSON.parse(JSON.stringify(form))).to.deep.equal(form);
  });
});

describe('what nobody foresaw', () => {
  it('is a field that the catalogue lacks: text, under Twilio’s friendly name', async () => {
    const [business] = SECONDARY_BUSINESS.requirements.end_user;
    const wire = withEndUsers({ ...business, fields: ['business_name', 'tax_residence'] });
    const type = {
      machineName: BUSINESS,
      friendlyName: 'Business',
      fields: [
        { machineName: 'tax_residence', friendlyName: 'Country of Tax', constraint: 'String' },
      ],
    };
    const named = field(await formOf(wire, [type]), `${BUSINESS}.tax_residence`);
    expect(named).to.deep.equal({
      path: `${BUSINESS}.tax_residence`,
      kind: 'text',
      label: 'Country of Tax',
      optional: false,
    });
    const bare = field(await formOf(wire), `${BUSINESS}.tax_residence`);
    expect(bare.label).to.equal('Tax residence');
  });

  it('is a whole requirement that the catalogue lacks: every unknown field as text', async () => {
    const lighthouse = {
      type: 'lighthouse_information',
      name: 'Lighthouse Information',
      requirement_name: 'lighthouse_information',
      fields: ['lamp_colour', 'keeper_2_nickname', 'xq'],
    };
    const unknown = section(await formOf(withEndUsers(lighthouse)), 'lighthouse_information');
    expect(unknown).to.include({
      kind: 'end-user',
      title: 'Lighthouse Information',
      objectType: 'lighthouse_information',
    });
    expect(unknown?.fields.map(({ path, kind, label }) => [path, kind, label])).to.deep.equal([
      ['lighthouse_information.lamp_colour', 'text', 'Lamp colour'],
      ['lighthouse_information.keeper_2_nickname', 'text', 'Keeper 2 nickname'],
      ['lighthouse_information.xq', 'text', 'Xq'],
    ]);
  });

  it('is a requirement or field named like a part of every object', async () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
      const wire = withEndUsers({
        type: name,
        name: 'Odd',
        requirement_name: name,
        fields: [name, 'email'],
      });
      const fields = section(await formOf(wire), name)?.fields ?? [];
      expect(fields.map(({ path, kind }) => [path, kind])).to.deep.equal([
        [`${name}.${name}`, 'text'],
        [`${name}.email`, 'email'],
      ]);
    }
  });

  it('is a known requirement with a field named like a part of every object', async () => {
    const [business] = SECONDARY_BUSINESS.requirements.end_user;
    const form = await formOf(withEndUsers({ ...business, fields: ['constructor'] }));
    expect(field(form, `${BUSINESS}.constructor`)).to.deep.equal({
      path: `${BUSINESS}.constructor`,
      kind: 'text',
      label: 'Constructor',
      optional: false,
    });
  });
});

describe('alternatives', () => {
  it('of one name make one section, the first of them', async () => {
    const form = await formOf(SOLE_PROPRIETOR);
    const supporting = form.sections.filter(({ kind }) => kind === 'supporting-profile');
    expect(supporting.map(({ id, objectType }) => [id, objectType])).to.deep.equal([
      ['customer_profile', 'starter_customer_profile_type_business'],
    ]);
  });

  it('among accepted documents make one section, of the first', async () => {
    const form = await formOf(STARTER);
    const documents = form.sections.filter(({ kind }) => kind === 'supporting-document');
    expect(documents.map(({ id, objectType }) => [id, objectType])).to.deep.equal([
      ['customer_profile_address', 'customer_profile_address'],
    ]);
  });

  it('that lie apart leave the others in their order', async () => {
    const one = (requirement_name: string, type: string) => ({
      type,
      name: type,
      requirement_name,
      fields: [],
    });
    const form = await formOf(withEndUsers(one('a', 'a1'), one('b', 'b1'), one('a', 'a2')));
    const users = form.sections.filter(({ kind }) => kind === 'end-user');
    expect(users.map(({ objectType }) => objectType)).to.deep.equal(['a1', 'b1']);
  });

  it('that are none: different names are all asked for', async () => {
    const form = await formOf(FRENCH_BUSINESS);
    expect(form.sections.filter(({ kind }) => kind === 'supporting-document')).to.have.length(6);
  });
});
