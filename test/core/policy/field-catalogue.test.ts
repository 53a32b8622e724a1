import { expect } from 'chai';
import { COMMON_FIELDS } from '../../../src/core/policy/common-fields.js';
import {
  FIELD_CATALOGUE,
  catalogueOf,
  entryOf,
  isInitialValue,
} from '../../../src/core/policy/field-catalogue.js';
import type { CatalogueEntry } from '../../../src/core/policy/catalogue-entry.js';
import type { FieldValues } from '../../../src/core/policy/field-path.js';
import { fieldPath } from '../../../src/core/policy/field-path.js';
import type { Field, FormModel } from '../../../src/core/policy/form-model.js';
import { fieldsOf } from '../../../src/core/policy/form-model.js';
import {
  adviceFor,
  hintFor,
  isVisible,
  validateField,
} from '../../../src/core/policy/validate-field.js';
import { formOf } from '../fixtures/forms.js';
import { SECONDARY_BUSINESS } from '../fixtures/wire-policies.js';

/** Every field that Twilio's guides have one send, by the type of object. */
const DOCUMENTED: Readonly<Record<string, string>> = {
  customer_profile_business_information:
    'business_name business_identity business_type business_industry business_registration_identifier business_registration_number business_regions_of_operation website_url social_media_profile_urls',
  authorized_representative_1:
    'first_name last_name email phone_number business_title job_position',
  authorized_representative_2:
    'first_name last_name email phone_number business_title job_position',
  starter_customer_profile_information: 'first_name last_name email phone_number',
  sole_proprietor_information: 'brand_name mobile_phone_number vertical',
  individual_customer_profile_information:
    'website_url first_name last_name email phone_number birth_date identification_type identification_number identification_state company_name use_case notification_mobile_number',
  us_a2p_messaging_profile_information:
    'company_type stock_exchange stock_ticker brand_contact_email',
  cnam_information: 'cnam_display_name',
  voice_integrity_information:
    'use_case business_employee_count average_business_day_call_volume notes',
};

const entries = Object.entries(DOCUMENTED).flatMap(([type, names]) =>
  names
    .split(' ')
    .map((name): [type: string, name: string, entry: CatalogueEntry] => [
      type,
      name,
      FIELD_CATALOGUE[type]?.fields[name] ?? {},
    ]),
);

const formAsking = (type: string): Promise<FormModel> =>
  formOf({
    ...SECONDARY_BUSINESS,
    requirements: {
      end_user: [
        { type, name: type, requirement_name: type, fields: DOCUMENTED[type]?.split(' ') ?? [] },
      ],
    },
  } as { sid: string });

const fieldIn = (form: FormModel, path: string): Field => {
  const found = fieldsOf(form).find((field) => field.path === path);
  if (!found) throw new Error(`The form has no ${path}`);
  return found;
};

describe(`the catalogue of ${entries.length} documented fields`, () => {
  it('has each of them, with a label', () => {
    for (const [type, name, entry] of entries)
      expect(entry.label, `${type}.${name}`).to.match(/^\p{Lu}/u);
  });

  it('explains each that is more than a name, by a hint, choices or both', () => {
    const plain = ['first_name', 'last_name', 'company_name'];
    for (const [type, name, entry] of entries)
      if (!plain.includes(name))
        expect(entry.hint ?? entry.options, `${type}.${name}`).not.to.equal(undefined);
  });

  it('gives telephones, mailboxes and websites their kind, keyboard and autofill', () => {
    for (const [type, name, entry] of entries) {
      const path = `${type}.${name}`;
      if (/phone_number|mobile_number/.test(name))
        expect([entry.kind, entry.inputMode], path).to.deep.equal(['tel', 'tel']);
      if (name.endsWith('email'))
        expect([entry.kind, entry.inputMode], path).to.deep.equal(['email', 'email']);
      if (name === 'website_url')
        expect([entry.kind, entry.inputMode], path).to.deep.equal(['url', 'url']);
      if (['first_name', 'last_name', 'email', 'phone_number'].includes(name))
        expect(entry.autocomplete, path).to.match(/\S/);
    }
  });

  it('keeps numbers that prove who one is from autofill and from the screen', () => {
    const secret = entries.filter(([, , { sensitive }]) => sensitive).map(([, name]) => name);
    expect(secret).to.have.members([
      'business_registration_number',
      'birth_date',
      'identification_number',
    ]);
    expect(COMMON_FIELDS['document_number']?.sensitive).to.equal(true);
  });

  it('lets be left out what Twilio lets be left out', () => {
    const optional = entries.filter(([, , entry]) => entry.optional).map(([, name]) => name);
    expect(optional).to.have.members([
      'social_media_profile_urls',
      'company_name',
      'website_url',
      'identification_state',
      'notification_mobile_number',
      'notes',
    ]);
  });

  it('accepts no format that its own hints break', () => {
    for (const section of Object.values(FIELD_CATALOGUE))
      for (const { format, formats } of Object.values(section?.fields ?? {}))
        for (const one of [...(format ? [format] : []), ...(formats ?? [])])
          expect(() => new RegExp(`^(?:${one.pattern})$`, 'u')).not.to.throw();
  });
});

describe('fields that depend on others', () => {
  const A2P = 'us_a2p_messaging_profile_information';
  const stock = ['stock_exchange', 'stock_ticker', 'brand_contact_email'];

  it('ask for stock and contact of public companies alone', async () => {
    const form = await formAsking(A2P);
    for (const [kind, shown] of [
      ['public', true],
      ['private', false],
      ['non-profit', false],
      ['government', false],
      ['', false],
    ] as const)
      for (const name of stock) {
        const field = fieldIn(form, `${A2P}.${name}`);
        const values = { [`${A2P}.company_type`]: kind } as FieldValues;
        expect(isVisible(field, values), `${kind} ${name}`).to.equal(shown);
        expect(validateField(field, values)?.severity).to.equal(shown ? 'error' : undefined);
      }
    expect(fieldIn(form, `${A2P}.company_type`).options?.map(({ value }) => value)).to.deep.equal([
      'private',
      'public',
      'non-profit',
      'government',
    ]);
  });

  it('tell from which letter the number comes, for each kind of registration', async () => {
    const business = 'customer_profile_business_information';
    const field = fieldIn(
      await formOf(SECONDARY_BUSINESS),
      `${business}.business_registration_number`,
    );
    const hint = (kind: string): string | undefined =>
      hintFor(field, { [`${business}.business_registration_identifier`]: kind } as FieldValues);
    expect(hint('EIN')).to.match(/CP 575.*147C/);
    expect(hint('CBN')).to.match(/first nine digits/);
    const kinds = 'EIN DUNS CBN CCN CN ACN CIN VAT VATRN RN'.split(' ');
    expect(new Set(kinds.map(hint)).size).to.equal(kinds.length);
    expect(hint('Other')).to.equal(field.hint);
    expect(hint('')).to.equal(field.hint);
  });

  it('advise against what fails later, and never block it', async () => {
    const business = 'customer_profile_business_information';
    const form = await formOf(SECONDARY_BUSINESS);
    const said = (name: string, value: string): string => {
      const values = { [fieldPath(business, name)]: value } as FieldValues;
      const field = fieldIn(form, `${business}.${name}`);
      expect(validateField(field, values)).to.equal(undefined);
      return adviceFor(field, values).join(' ');
    };
    expect(said('business_registration_identifier', 'DUNS')).to.match(/EIN/);
    expect(said('business_registration_identifier', 'CCN')).to.match(/CBN/);
    expect(said('business_registration_identifier', 'EIN')).to.equal('');
    expect(said('business_type', 'Sole Proprietorship')).to.match(/EIN.*starter/);
    expect(said('business_type', 'Corporation')).to.equal('');
  });

  it('limit a caller name to 15 characters and counts to whole numbers', async () => {
    const name = 'cnam_information.cnam_display_name';
    const problem = (field: Field, value: string) =>
      validateField(field, { [field.path]: value } as FieldValues)?.severity;
    const caller = fieldIn(await formAsking('cnam_information'), name);
    expect(problem(caller, 'FIFTEEN LETTERS')).to.equal(undefined);
    expect(problem(caller, 'SIXTEEN LETTERS!')).to.equal('error');
    const voice = await formAsking('voice_integrity_information');
    const count = fieldIn(voice, 'voice_integrity_information.business_employee_count');
    for (const good of ['1', '25', '1000']) expect(problem(count, good), good).to.equal(undefined);
    for (const bad of ['0', '-1', '1.5', '1,000', 'ten', '007'])
      expect(problem(count, bad), bad).to.equal('error');
  });
});

describe('what is known beyond the list', () => {
  it('are fields that are called the same in objects nobody knows', () => {
    expect(entryOf(undefined, 'email')).to.equal(COMMON_FIELDS['email']);
    expect(entryOf(undefined, 'lamp_colour')).to.equal(undefined);
  });

  it('is nothing of names that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(catalogueOf(name)).to.equal(undefined);
      expect(entryOf(undefined, name)).to.equal(undefined);
    }
  });

  it('is that a choice is nothing typed', () => {
    expect(isInitialValue('owner.__choice', 'company')).to.equal(true);
    expect(isInitialValue('owner.iso_country', 'US')).to.equal(true);
    expect(isInitialValue('owner.iso_country', 'FR')).to.equal(false);
    expect(isInitialValue('owner.city', 'Springfield')).to.equal(false);
  });
});
