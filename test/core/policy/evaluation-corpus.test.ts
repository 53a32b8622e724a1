import { expect } from 'chai';
import { POLICIES } from '../../../sandbox/policies/policy-list.js';
import type {
  EvaluationReport,
  EvaluationRow,
} from '../../../src/core/policy/evaluation-report.js';
import { fieldPath } from '../../../src/core/policy/field-path.js';
import type { FormModel } from '../../../src/core/policy/form-model.js';
import { fieldsOf } from '../../../src/core/policy/form-model.js';
import { mapEvaluation } from '../../../src/core/policy/map-evaluation.js';
import { ADDRESS_SIDS } from '../../../src/core/policy/postal-address.js';
import { createEvaluation } from '../../../src/core/trusthub/evaluations.js';
import type { Policy } from '../../../src/core/trusthub/policies.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { formOf, readPolicy } from '../fixtures/forms.js';
import { ODD_POLICIES } from '../fixtures/odd-policies.js';
import { json, scriptedClient, sidOf } from '../fixtures/scripted-transport.js';

/** Every code that an evaluation was seen to give, and one that nobody knows. */
const CODES = [22214, 22215, 22216, 22217, 22218, 22219, 29999] as const;

const SHAPES = ['valid and invalid', 'fields'] as const;

interface Asked {
  readonly requirement: string;
  readonly type: string;
  readonly fields: readonly string[];
}

/** What an evaluation of the policy speaks of: each way to meet each requirement. */
function askedBy(policy: Policy): Asked[] {
  return [
    ...policy.endUsers.map((r) => ({
      requirement: r.requirementName,
      type: r.type,
      fields: r.fields,
    })),
    ...policy.documents.flatMap((r) =>
      r.accepted.map(({ type, fields }) => ({ requirement: r.requirementName, type, fields })),
    ),
    ...[...policy.profiles, ...policy.products].flatMap((r) =>
      ['bundle_sid', 'bundle_status'].map((field) => ({
        requirement: r.requirementName,
        type: r.type,
        fields: [field],
      })),
    ),
  ];
}

/** An evaluation of one requirement in which every field fails with that code. */
function wireOf(asked: Asked, code: number, shape: (typeof SHAPES)[number]): object {
  const failed = asked.fields.map((field) => ({
    object_field: field,
    friendly_name: `Friendly ${field}`,
    error_code: code,
    failure_reason: `Reason of ${field}`,
  }));
  return {
    sid: sidOf('EL', 1),
    status: 'noncompliant',
    date_created: null,
    results: [
      {
        object_type: asked.type,
        friendly_name: `Friendly ${asked.type}`,
        requirement_friendly_name: `Friendly ${asked.requirement}`,
        requirement_name: asked.requirement,
        passed: false,
        error_code: code,
        failure_reason: `Reason of ${asked.requirement}`,
        ...(shape === 'fields'
          ? { fields: failed.map((field) => ({ ...field, passed: false })) }
          : { valid: [], invalid: failed }),
      },
    ],
  };
}

async function reportOf(wire: object, form: FormModel): Promise<EvaluationReport> {
  const { client } = scriptedClient(json(wire, 201));
  const rn = sid('RN', sidOf('RN', 1));
  const at = { kind: 'CustomerProfiles', sid: sid('BU', sidOf('BU', 1)) } as const;
  return mapEvaluation(await createEvaluation(client, at, rn), form);
}

/** Where a complaint about this field has to be, if the form has a field for it. */
const placeFor = (form: FormModel, { requirement }: Asked, field: string): string | undefined => {
  const wanted = fieldPath(requirement, field === 'bundle_status' ? 'bundle_sid' : field);
  return fieldsOf(form).find(({ path }) => path === wanted)?.path;
};

describe('a generated corpus of evaluations: requirement × field × code × shape', () => {
  it('is visible row by row, and every row with a field is at it', async function () {
    this.timeout(60_000);
    const count = { rows: 0, withField: 0, atField: 0, visible: 0, evaluations: 0 };
    const seen = new Set<string>();
    for (const wire of [...POLICIES, ...ODD_POLICIES]) {
      const requirements = JSON.stringify(wire.requirements);
      // Policies that differ in nothing but their SID say nothing new.
      if (seen.has(requirements)) continue;
      seen.add(requirements);
      const [form, policy] = [await formOf(wire), await readPolicy(wire)];
      for (const asked of askedBy(policy))
        for (const code of CODES)
          for (const shape of SHAPES) {
            const { rows } = await reportOf(wireOf(asked, code, shape), form);
            count.evaluations += 1;
            count.rows += 1 + asked.fields.length;
            const about = (reason: string): EvaluationRow | undefined =>
              rows.find(({ twilio }) => twilio.message === reason && twilio.code === code);
            const whole = about(`Reason of ${asked.requirement}`);
            expect(whole, `${form.title} ${asked.requirement}`).to.include({
              section: asked.requirement,
              passed: false,
            });
            count.visible += Number(whole !== undefined);
            for (const field of asked.fields) {
              const row = about(`Reason of ${field}`);
              expect(row?.section, `${form.title} ${field}`).to.equal(asked.requirement);
              expect(row?.advice).to.match(/\S/);
              expect(row?.twilio.moreInfo).to.equal(
                `https://www.twilio.com/docs/api/errors/${code}`,
              );
              count.visible += Number(row !== undefined);
              const place = placeFor(form, asked, field);
              if (place === undefined) continue;
              count.withField += 1;
              count.atField += Number(row?.path === place);
            }
          }
    }
    expect(count.visible, JSON.stringify(count)).to.equal(count.rows);
    expect(count.atField, JSON.stringify(count)).to.equal(count.withField);
    expect(count.rows).to.be.greaterThan(2_000);
    expect(count.withField / count.rows).to.be.greaterThan(0.6);
    console.info(`    ${JSON.stringify(count)}`);
  });

  it('has no field of its own for two things only: SIDs of addresses, and what is looked up', async () => {
    const without = new Set<string>();
    for (const wire of [...POLICIES, ...ODD_POLICIES]) {
      const [form, policy] = [await formOf(wire), await readPolicy(wire)];
      for (const asked of askedBy(policy))
        for (const field of asked.fields)
          if (placeFor(form, asked, field) === undefined)
            without.add(`${asked.type.startsWith('primary_') ? 'primary' : 'other'} ${field}`);
    }
    expect([...without]).to.have.members([
      `other ${ADDRESS_SIDS}`,
      'primary bundle_sid',
      'primary bundle_status',
    ]);
  });

  it('without a requirement’s name goes by its type, where that is clear', async () => {
    const form = await formOf(
      POLICIES.find(({ friendly_name }) => friendly_name.startsWith('Starter'))!,
    );
    const asked = {
      requirement: '',
      type: 'starter_customer_profile_address',
      fields: [ADDRESS_SIDS],
    };
    const { rows } = await reportOf(wireOf(asked, 22219, 'fields'), form);
    expect(rows.map(({ section }) => section)).to.deep.equal([
      'customer_profile_address',
      'customer_profile_address',
    ]);
  });
});
