import type { Bundle } from '../model.js';
import type { Policy, SupportingBundleRequirement } from '../policies/policy.js';
import type { EvaluationResult } from './result.js';
import { requirementLabel } from './wording.js';

const ACCEPTED: readonly string[] = ['twilio-approved', 'in-review'];

/** Null and wrong status are told apart by field and code, both as reported. */
function complaint(name: string, found: Bundle | undefined) {
  // Reported as "Primary customer profile bundle is null": the name, with only its first capital.
  const subject = name[0]!.toUpperCase() + name.slice(1).toLowerCase();
  if (!found) return { field: 'bundle_sid', code: 22216, reason: `${subject} is null` };
  if (ACCEPTED.includes(found.status)) return undefined;
  const reason = `${subject} must be in approved or in-review state`;
  return { field: 'bundle_status', code: 22217, reason };
}

export function checkSupportingBundle(
  policy: Policy,
  options: readonly SupportingBundleRequirement[],
  assigned: readonly Bundle[],
): EvaluationResult {
  const option =
    options.find(({ type }) => assigned.some((bundle) => bundle.policy.bundleType === type)) ??
    options[0]!;
  const found = assigned.find((bundle) => bundle.policy.bundleType === option.type);
  const failure = complaint(option.name, found);
  const error_code = failure?.code ?? null;
  const failure_reason = failure?.reason ?? null;
  return {
    friendly_name: option.name,
    object_type: option.type,
    failure_reason,
    error_code,
    fields: [
      {
        // The samples that pass say `bundle_status` where there are alternatives.
        object_field: failure?.field ?? (options.length > 1 ? 'bundle_status' : 'bundle_sid'),
        friendly_name: 'Supporting Bundle Status',
        error_code,
        failure_reason,
      },
    ],
    requirement_friendly_name: requirementLabel(policy, option.requirement_name),
    requirement_name: option.requirement_name,
  };
}
