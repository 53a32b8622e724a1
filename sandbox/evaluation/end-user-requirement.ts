import type { EndUser } from '../model.js';
import type { EndUserRequirement, Policy } from '../policies/policy.js';
import { isOptional, ruleOf, textOf } from './field-rules.js';
import type { EvaluationResult, FieldOutcome } from './result.js';
import type { Settings } from '../settings.js';
import { endUserFieldMissing, endUserMissing, fieldLabel, requirementLabel } from './wording.js';

function checkField(
  policy: Policy,
  { name }: EndUserRequirement,
  field: string,
  found: EndUser | undefined,
  settings: Settings,
): FieldOutcome {
  const friendly_name = fieldLabel(policy, field);
  const outcome = (error_code: number | null, failure_reason: string | null) => ({
    object_field: field,
    friendly_name,
    error_code,
    failure_reason,
  });
  const attributes = found?.attributes ?? {};
  const value = textOf(attributes[field]);
  if (value === '') {
    return isOptional(field, attributes)
      ? outcome(null, null)
      : outcome(22215, endUserFieldMissing(friendly_name, name));
  }
  const rule = ruleOf(field);
  if (!rule || rule.accepts(value, attributes, settings)) return outcome(null, null);
  return outcome(rule.code, rule.says(friendly_name, name));
}

/** No policy names it, but who registers as Other has to say what that is. */
const fieldsOnlyAskedOf = ({ attributes }: EndUser, { otherRegistrationField }: Settings) =>
  attributes['business_registration_identifier'] === 'Other' && otherRegistrationField
    ? [otherRegistrationField]
    : [];

/** `options` share one requirement_name: the one that is met counts, the first where none is. */
export function checkEndUser(
  policy: Policy,
  options: readonly EndUserRequirement[],
  assigned: readonly EndUser[],
  settings: Settings,
): EvaluationResult {
  const option =
    options.find(({ type }) => assigned.some((endUser) => endUser.type === type)) ?? options[0]!;
  const found = assigned.find((endUser) => endUser.type === option.type);
  // A missing end user lacks what it must have; what it may have is not complained of.
  const fields = found
    ? [...option.fields, ...fieldsOnlyAskedOf(found, settings)]
    : option.fields.filter((field) => !isOptional(field));
  return {
    friendly_name: option.name,
    object_type: option.type,
    failure_reason: found ? null : endUserMissing(option.name),
    error_code: found ? null : 22214,
    fields: fields.map((field) => checkField(policy, option, field, found, settings)),
    requirement_friendly_name: requirementLabel(policy, option.requirement_name),
    requirement_name: option.requirement_name,
  };
}
