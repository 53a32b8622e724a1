import type { Evaluation, EvaluationField, EvaluationResult } from '../trusthub/evaluations.js';
import type { EvaluationReport, EvaluationRow, TwilioSays } from './evaluation-report.js';
import type { FieldPath } from './field-path.js';
import { fieldPath } from './field-path.js';
import type { FormModel, Section } from './form-model.js';
import { fieldsOf } from './form-model.js';
import { lowerFirst } from './lower-first.js';
import { ADDRESS_SIDS } from './postal-address.js';
import { BUNDLE_SID, BUNDLE_STATUS, isFoundByItself } from './supporting-bundle.js';
import { errorPage } from './twilio-link.js';

/**
 * Twilio's evaluation at the places of our form: one row for each requirement and one for each of
 * its fields. A row whose field the form does not offer stays at its section; one whose section it
 * does not have stays without. None is dropped.
 */
export function mapEvaluation(evaluation: Evaluation, form: FormModel): EvaluationReport {
  const sections = new Map(form.sections.map((section) => [section.id, section]));
  const labels = new Map<string, string>(fieldsOf(form).map(({ path, label }) => [path, label]));
  const rows = evaluation.results.flatMap((result): EvaluationRow[] => {
    const section = sections.get(result.requirementName) ?? sectionOfType(result, form);
    const base = { requirement: result.requirementFriendlyName || result.friendlyName };
    return [
      {
        ...base,
        ...(section && { section: section.id }),
        label: result.friendlyName,
        passed: result.passed,
        ...(!result.passed && { advice: requirementAdvice(result, section) }),
        twilio: saysOf(result),
      },
      ...result.fields.map((field) => {
        const path = placeOf(field, section?.id ?? result.requirementName);
        return {
          ...base,
          ...(section && { section: section.id }),
          ...(labels.has(path) && { path }),
          label: field.friendlyName || field.objectField,
          passed: field.passed,
          ...(!field.passed && { advice: fieldAdvice(field, section, labels.get(path)) }),
          twilio: saysOf(field),
        };
      }),
    ];
  });
  const { sid, status, createdAt } = evaluation;
  return { sid, status, createdAt, rows };
}

/** A result may come without a name; then its type tells, where one section alone is of it. */
function sectionOfType({ objectType }: EvaluationResult, form: FormModel): Section | undefined {
  const [only, ...more] = form.sections.filter((section) =>
    section.choice
      ? section.choice.alternatives.some((one) => one.objectType === objectType)
      : section.objectType === objectType,
  );
  return more.length === 0 ? only : undefined;
}

/** Of a supporting bundle both its SID and its status are spoken of; there is a field for one. */
const placeOf = ({ objectField }: EvaluationField, requirement: string): FieldPath =>
  fieldPath(requirement, objectField === BUNDLE_STATUS ? BUNDLE_SID : objectField);

function saysOf(finding: EvaluationResult | EvaluationField): TwilioSays {
  return {
    ...(finding.errorCode !== null && {
      code: finding.errorCode,
      moreInfo: errorPage(finding.errorCode),
    }),
    ...(finding.failureReason !== null && { message: finding.failureReason }),
  };
}

function requirementAdvice(result: EvaluationResult, section: Section | undefined): string {
  const name = section?.title ?? result.friendlyName;
  switch (result.errorCode) {
    case 22214:
      return section?.optional
        ? `Twilio wants this after all: add the ${lowerFirst(name)}`
        : `Complete the section “${name}”`;
    case 22216:
      return section?.kind === 'supporting-profile' && isLookedUp(section)
        ? "Your own approved primary profile isn't linked. Check the account, then send again"
        : `Complete the section “${name}”`;
    default:
      return `Change what is named in “${name}”`;
  }
}

/** By our own label where the form has the field: what the person saw when typing. */
function fieldAdvice(field: EvaluationField, section: Section | undefined, label?: string): string {
  const name = lowerFirst(label ?? (field.friendlyName || field.objectField));
  const own = section === undefined || isLookedUp(section);
  if (field.objectField === BUNDLE_SID)
    return own ? 'Link your approved primary profile' : `Check the ${name}: none like it is linked`;
  if (field.objectField === BUNDLE_STATUS)
    return own
      ? 'Your primary profile must be approved first. Look at it in the Twilio Console'
      : 'Wait until that profile or product is approved, or give another one';
  if (field.objectField === ADDRESS_SIDS) return 'Check every line of the address';
  const missing = /\bmissing\b/i.test(field.failureReason ?? '');
  return missing ? `Enter the ${name}` : `Check the ${name}: Twilio doesn't accept it as it is`;
}

/** The account's primary profile is linked without anybody typing its SID. */
const isLookedUp = ({ objectType = '' }: Section): boolean => isFoundByItself(objectType);
