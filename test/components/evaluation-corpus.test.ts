import { assert } from 'chai';
import { POLICIES } from '../../sandbox/policies/policy-list.js';
import type { FieldPath } from '../../src/core/policy/field-path.js';
import { fieldPath } from '../../src/core/policy/field-path.js';
import type { FormModel } from '../../src/core/policy/form-model.js';
import { fieldsOf } from '../../src/core/policy/form-model.js';
import { mapEvaluation } from '../../src/core/policy/map-evaluation.js';
import { createEvaluation } from '../../src/core/trusthub/evaluations.js';
import type { Policy } from '../../src/core/trusthub/policies.js';
import { sid } from '../../src/core/trusthub/sid.js';
import { formOf, readPolicy } from '../core/fixtures/forms.js';
import { ODD_POLICIES } from '../core/fixtures/odd-policies.js';
import { json, scriptedClient, sidOf } from '../core/fixtures/scripted-transport.js';
import { POLICY, snapshot } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { queryAll, words } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';

/** Every code that an evaluation was seen to give, and one that nobody knows. */
const CODES = [22214, 22215, 22216, 22217, 22218, 22219, 29999] as const;

const SHAPES = ['valid and invalid', 'fields'] as const;

interface Asked {
  readonly requirement: string;
  readonly type: string;
  readonly fields: readonly string[];
}

const askedBy = (policy: Policy): readonly Asked[] => [
  ...policy.endUsers.map(({ requirementName: requirement, type, fields }) => ({
    requirement,
    type,
    fields,
  })),
  ...policy.documents.flatMap(({ requirementName: requirement, accepted }) =>
    accepted.map(({ type, fields }) => ({ requirement, type, fields })),
  ),
  ...[...policy.profiles, ...policy.products].map(({ requirementName: requirement, type }) => ({
    requirement,
    type,
    fields: ['bundle_sid', 'bundle_status'],
  })),
];

/** One row of the evaluation, which is to be found by its words. */
interface Row {
  readonly reason: string;
  readonly code: number;
  readonly path?: FieldPath;
}

interface Corpus {
  readonly wire: object;
  readonly rows: readonly Row[];
}

/** An evaluation that complains of everything, of each field once with each code. */
function corpusOf(
  asked: readonly Asked[],
  form: FormModel,
  shape: (typeof SHAPES)[number],
): Corpus {
  const offered = new Set<string>(fieldsOf(form).map(({ path }) => path));
  const rows: Row[] = [];
  const row = (reason: string, code: number, path?: FieldPath): string => {
    rows.push({ reason, code, ...(path && offered.has(path) && { path }) });
    return reason;
  };
  const results = asked.flatMap(({ requirement, type, fields }, nth) => {
    const failed = CODES.flatMap((code) =>
      fields.map((name) => ({
        object_field: name,
        friendly_name: `Friendly ${name}`,
        error_code: code,
        failure_reason: row(
          `Reason ${nth} of ${name} with ${code}.`,
          code,
          fieldPath(requirement, name === 'bundle_status' ? 'bundle_sid' : name),
        ),
      })),
    );
    const code = CODES[nth % CODES.length]!;
    return {
      object_type: type,
      friendly_name: `Friendly ${type}`,
      requirement_friendly_name: `Friendly ${requirement}`,
      requirement_name: requirement,
      passed: false,
      error_code: code,
      failure_reason: row(`Reason ${nth} of all of ${requirement}.`, code),
      ...(shape === 'fields'
        ? { fields: failed.map((field) => ({ ...field, passed: false })) }
        : { valid: [], invalid: failed }),
    };
  });
  return {
    wire: { sid: sidOf('EL', 1), status: 'noncompliant', date_created: null, results },
    rows,
  };
}

describe('a generated corpus of evaluations on the screen: requirement × field × code × shape', () => {
  afterEach(unmountAll);

  const seen = new Set<string>();
  const policies = [...POLICIES, ...ODD_POLICIES].filter(({ requirements }) => {
    const key = JSON.stringify(requirements);
    const known = seen.has(key);
    seen.add(key);
    return !known;
  });

  it('shows every row, and each that has a field at it', async function () {
    this.timeout(120_000);
    const count = { forms: 0, rows: 0, visible: 0, withField: 0, atField: 0 };
    const lost: string[] = [];
    for (const wire of policies) {
      const [form, policy] = [await formOf(wire), await readPolicy(wire)];
      for (const shape of SHAPES) {
        const corpus = corpusOf(askedBy(policy), form, shape);
        const { client } = scriptedClient(json(corpus.wire, 201));
        const evaluation = mapEvaluation(
          await createEvaluation(
            client,
            { kind: 'CustomerProfiles', sid: sid('BU', sidOf('BU', 1)) },
            sid('RN', sidOf('RN', 1)),
          ),
          form,
        );
        const host = new FakeOnboarding(
          {},
          { 'form.open': () => ({ ...form, policySid: POLICY }) },
        );
        host.submission = snapshot('noncompliant', { evaluation });
        const element = await open(host);
        await settle();
        count.forms += 1;
        const places = new Map<string, Element>();
        for (const one of queryAll(element, '[data-row]'))
          for (const [reason] of words(one).matchAll(/Reason \d+ of [^.]+\./g))
            if (one.checkVisibility()) places.set(reason, one);
        for (const { reason, code, path } of corpus.rows) {
          count.rows += 1;
          const place = places.get(reason);
          const isThere = place !== undefined && words(place).includes(String(code));
          count.visible += Number(isThere);
          if (!isThere) lost.push(`${form.title}, ${shape}: ${reason}`);
          if (!path) continue;
          count.withField += 1;
          const at = place?.closest<HTMLElement>('[data-field]')?.dataset['field'];
          count.atField += Number(at === path);
          if (at !== path) lost.push(`${form.title}, ${shape}: ${reason} not at ${path}`);
        }
        unmountAll();
      }
    }
    console.info(`    on the screen: ${JSON.stringify(count)}`);
    assert.deepEqual(lost.slice(0, 5), []);
    assert.equal(count.visible, count.rows);
    assert.equal(count.atField, count.withField);
    assert.isAbove(count.rows, 2_000);
  });
});
