import type { Policy, SupportingBundleRequirement } from '../../../../sandbox/policies/policy.js';
import { POLICIES } from '../../../../sandbox/policies/policy-list.js';
import { buildFormModel } from '../../../../src/core/policy/build-form-model.js';
import type { FieldPath, FieldValues } from '../../../../src/core/policy/field-path.js';
import { fieldPath } from '../../../../src/core/policy/field-path.js';
import type { FormModel } from '../../../../src/core/policy/form-model.js';
import { fieldsOf, INCLUDED } from '../../../../src/core/policy/form-model.js';
import type { Policy as CorePolicy } from '../../../../src/core/trusthub/policies.js';
import { sid } from '../../../../src/core/trusthub/sid.js';

/** One way to be asked, and one way to answer. */
export interface Shape {
  readonly policy: Policy;
  /** What makes it different, in the words of the test. */
  readonly way: string;
  /** Answers that make it this way; all others are whatever will do. */
  readonly answers: FieldValues;
  /** The sandbox's setting: whether Twilio insists on a second representative. */
  readonly secondRequired: boolean;
}

/** A hundred policies ask for the very same of a hundred countries: one of them is enough. */
const DIFFERENT: readonly Policy[] = [
  ...new Map(
    POLICIES.filter(({ role }) => role !== 'primary')
      .toReversed()
      .map((policy) => [JSON.stringify([policy.requirements, policy.kind, policy.role]), policy]),
  ).values(),
].toReversed();

/** Every shape that a client may submit, each way that there is to meet it. */
export const SHAPES: readonly Shape[] = DIFFERENT.flatMap((policy) =>
  waysOf(buildFormModel(policyOf(policy), [])).map((way) => ({ policy, ...way })),
);

/** As the product reads it off the wire. */
function policyOf({ sid: value, friendly_name: friendlyName, requirements }: Policy): CorePolicy {
  const supporting = (one: SupportingBundleRequirement) => ({
    requirementName: one.requirement_name,
    type: one.type,
    name: one.name,
  });
  return {
    sid: sid('RN', value),
    friendlyName,
    endUsers: requirements.end_user.map((one) => ({ ...supporting(one), fields: one.fields })),
    documents: requirements.supporting_document.flat().map((one) => ({
      requirementName: one.requirement_name,
      name: one.name,
      description: one.description,
      accepted: one.accepted_documents,
    })),
    profiles: requirements.supporting_customer_profiles.map(supporting),
    products: requirements.supporting_trust_products.map(supporting),
  };
}

function waysOf(form: FormModel): Omit<Shape, 'policy'>[] {
  const optional = form.sections.filter((section) => section.optional);
  const without = every(
    optional.map(({ id }) => fieldPath(id, INCLUDED)),
    'no',
  );
  const all = every(Object.keys(without) as FieldPath[], 'yes');
  const usual = { answers: without, secondRequired: false };
  return [
    { way: 'as it is', ...usual },
    ...(optional.length > 0
      ? [
          { way: 'with what may be left out', answers: all, secondRequired: false },
          { way: 'with what Twilio insists on', answers: all, secondRequired: true },
        ]
      : []),
    ...otherAnswers(form).map(([path, value]) => ({
      way: `with ${path} ${value}`,
      answers: { ...without, [path]: value },
      secondRequired: false,
    })),
  ];
}

/** Alternatives but the first, which is the usual one, and answers that bring out more fields. */
function otherAnswers(form: FormModel): readonly (readonly [FieldPath, string])[] {
  const alternatives = form.sections.flatMap(({ choice }) =>
    (choice?.alternatives ?? []).slice(1).map(({ id }) => [choice!.path, id] as const),
  );
  const bringing = fieldsOf(form).flatMap(({ visibleWhen }) =>
    visibleWhen ? [[visibleWhen.path, visibleWhen.values[0] ?? ''] as const] : [],
  );
  return [...alternatives, ...new Map(bringing)];
}

function every(paths: readonly FieldPath[], value: string): FieldValues {
  return Object.fromEntries(paths.map((path) => [path, value])) as FieldValues;
}
