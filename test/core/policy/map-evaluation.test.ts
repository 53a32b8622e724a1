import { expect } from 'chai';
import type { EvaluationReport } from '../../../src/core/policy/evaluation-report.js';
import { mapEvaluation } from '../../../src/core/policy/map-evaluation.js';
import { createEvaluation } from '../../../src/core/trusthub/evaluations.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { formOf } from '../fixtures/forms.js';
import { json, scriptedClient, sidOf } from '../fixtures/scripted-transport.js';
import {
  FRENCH_NONCOMPLIANT,
  LIVE_SHAPE,
  SOLE_PROPRIETOR_COMPLIANT,
  STARTER_COMPLIANT,
} from '../fixtures/wire-evaluations.js';
import {
  FRENCH_BUSINESS,
  SECONDARY_BUSINESS,
  SOLE_PROPRIETOR,
  STARTER,
} from '../fixtures/wire-policies.js';

async function report(wire: unknown, policy: { sid: string }): Promise<EvaluationReport> {
  const { client } = scriptedClient(json(wire, 201));
  const rn = sid('RN', sidOf('RN', 1));
  const at = { kind: 'CustomerProfiles', sid: sid('BU', sidOf('BU', 1)) } as const;
  return mapEvaluation(await createEvaluation(client, at, rn), await formOf(policy));
}

const paths = ({ rows }: EvaluationReport): string[] => rows.flatMap(({ path }) => path ?? []);

describe('the French noncompliant sample', () => {
  it('has a row for each of its 7 requirements and 11 fields, 10 of them at a field', async () => {
    const mapped = await report(FRENCH_NONCOMPLIANT, FRENCH_BUSINESS);
    expect(mapped).to.include({ status: 'noncompliant', createdAt: '2020-04-28T18:14:01Z' });
    expect(mapped.rows).to.have.length(18);
    expect(paths(mapped)).to.deep.equal([
      'business_info.business_name',
      'business_info.business_registration_number',
      'business_info.first_name',
      'business_info.last_name',
      'business_name_info.business_name',
      'business_reg_no_info.document_number',
      'name_of_auth_rep_info.first_name',
      'name_of_auth_rep_info.last_name',
      'name_in_power_of_attorney_info.first_name',
      'name_in_power_of_attorney_info.last_name',
    ]);
  });

  it('has its complaint about address_sids at the section that asks for the address', async () => {
    const { rows } = await report(FRENCH_NONCOMPLIANT, FRENCH_BUSINESS);
    const row = rows.find(({ twilio }) => twilio.code === 22219);
    expect(row).to.include({ section: 'business_address_proof_info', label: 'Address sid(s)' });
    expect(row).not.to.have.property('path');
  });

  it('keeps every word and code of Twilio, with the page about it', async () => {
    const { rows } = await report(FRENCH_NONCOMPLIANT, FRENCH_BUSINESS);
    const said = FRENCH_NONCOMPLIANT.results.flatMap((result) => [
      [result.error_code, result.failure_reason],
      ...(result.invalid as { error_code: number; failure_reason: string }[]).map((field) => [
        field.error_code,
        field.failure_reason,
      ]),
    ]);
    expect(rows.map(({ twilio }) => [twilio.code, twilio.message])).to.deep.equal(said);
    for (const { twilio, passed, advice } of rows) {
      expect(twilio.moreInfo).to.equal(`https://www.twilio.com/docs/api/errors/${twilio.code}`);
      expect(passed).to.equal(false);
      expect(advice).to.be.a('string').and.not.equal('');
    }
  });

  it('stays wholly visible in a form that knows none of its requirements', async () => {
    const mapped = await report(FRENCH_NONCOMPLIANT, SECONDARY_BUSINESS);
    expect(mapped.rows).to.have.length(18);
    expect(paths(mapped)).to.deep.equal([]);
    expect(mapped.rows.filter(({ section }) => section !== undefined)).to.deep.equal([]);
    expect(mapped.rows.every(({ label, requirement }) => label && requirement)).to.equal(true);
  });
});

describe('both shapes', () => {
  it('valid[] and invalid[]: 3 requirements and 6 fields, 4 of them at a field', async () => {
    const mapped = await report(STARTER_COMPLIANT, STARTER);
    expect(mapped.rows).to.have.length(9);
    expect(paths(mapped)).to.have.length(4);
    expect(mapped.rows.every(({ passed, advice }) => passed && advice === undefined)).to.equal(
      true,
    );
    expect(mapped.rows.filter(({ section }) => section === undefined)).to.deep.equal([]);
  });

  it('fields[]: 2 requirements and 5 fields, the refused telephone number at its field', async () => {
    const mapped = await report(LIVE_SHAPE, STARTER);
    expect(mapped.rows).to.have.length(7);
    expect(paths(mapped)).to.have.length(4);
    const failed = mapped.rows.filter(({ passed }) => !passed);
    expect(failed.map(({ path, twilio }) => [path, twilio.code])).to.deep.equal([
      [undefined, undefined],
      ['starter_customer_profile_information.phone_number', 22218],
    ]);
  });
});

describe('advice', () => {
  const result = (
    requirement_name: string,
    error_code: number,
    fields: readonly object[] = [],
  ) => ({
    ...FRENCH_NONCOMPLIANT,
    results: [{ friendly_name: 'X', requirement_name, error_code, passed: false, fields }],
  });
  const first = async (wire: unknown) => (await report(wire, SECONDARY_BUSINESS)).rows[0]?.advice;

  it('opens the second representative when Twilio insists', async () => {
    expect(await first(result('authorized_representative_2', 22214))).to.include(
      'second representative',
    );
  });

  it('names the account when the primary profile is not linked', async () => {
    expect(await first(result('primary_customer_profile', 22216))).to.include('primary profile');
  });

  it('tells what is missing from what is wrong', async () => {
    const field = (failure_reason: string) => ({
      object_field: 'email',
      friendly_name: 'Email',
      failure_reason,
      error_code: 22215,
      passed: false,
    });
    const wire = result('authorized_representative_1', 22214, [
      field('Email is missing'),
      field('Email is invalid'),
    ]);
    const [, missing, wrong] = (await report(wire, SECONDARY_BUSINESS)).rows;
    expect(missing?.advice).to.match(/^Enter the work e-mail/);
    expect(wrong?.advice).to.match(/^Check the work e-mail/);
  });
});

describe('the sample of a product', () => {
  it('has every row at its field, the status of the supporting profile at its SID', async () => {
    const mapped = await report(SOLE_PROPRIETOR_COMPLIANT, SOLE_PROPRIETOR);
    expect(mapped.rows).to.have.length(6);
    expect(mapped.rows.every((row) => row.passed && row.section !== undefined)).to.equal(true);
    expect(paths(mapped)).to.deep.equal([
      'sole_proprietor_information.brand_name',
      'sole_proprietor_information.mobile_phone_number',
      'sole_proprietor_information.vertical',
      'customer_profile.bundle_sid',
    ]);
  });
});

/** Reasons that production was seen to give: twilio-node issue 957 and public code. */
describe('a reason seen live', () => {
  for (const [requirement, field, error_code, failure_reason, at] of [
    ['authorized_representative_1', 'phone_number', 22218, 'Phone number is invalid.', 'field'],
    [
      'customer_profile_business_information',
      'business_type',
      22215,
      'The Business Registration Type is invalid',
      'field',
    ],
    [
      'authorized_representative_1',
      'email',
      22218,
      'Email of Authorized Representative #1 is invalid.',
      'field',
    ],
    [
      'primary_customer_profile',
      'bundle_sid',
      22216,
      'Primary customer profile bundle is null',
      'section',
    ],
    [
      'primary_customer_profile',
      'bundle_status',
      22217,
      'Primary customer profile bundle must be in approved or in-review state',
      'section',
    ],
    ['customer_profile_address', 'address_sids', 22219, 'Address sids list is empty', 'section'],
  ] as const)
    it(`is at its ${at}, with what to do: ${failure_reason}`, async () => {
      const failed = { object_field: field, friendly_name: field, passed: false };
      const wire = {
        sid: sidOf('EL', 1),
        status: 'noncompliant',
        results: [
          {
            requirement_name: requirement,
            friendly_name: requirement,
            object_type: requirement,
            passed: false,
            fields: [{ ...failed, error_code, failure_reason }],
          },
        ],
      };
      const { rows } = await report(wire, SECONDARY_BUSINESS);
      const row = rows.find(({ twilio }) => twilio.message === failure_reason);
      expect(row).to.include({ section: requirement, passed: false });
      expect(row?.path).to.equal(at === 'field' ? `${requirement}.${field}` : undefined);
      expect(row?.advice).to.match(/\S/);
      expect(row?.twilio.code).to.equal(error_code);
    });
});
