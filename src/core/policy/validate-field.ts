import { isChosen } from './alternatives.js';
import type { FieldPath, FieldValues } from './field-path.js';
import { fieldPath, splitFieldPath } from './field-path.js';
import type {
  Field,
  FieldCondition,
  FieldFormat,
  FieldOption,
  FormModel,
  Section,
} from './form-model.js';
import { CHOICE, INCLUDED } from './form-model.js';
import { lowerFirst } from './lower-first.js';
import { chosenAddress, isAddressPart } from './postal-address.js';

/**
 * The light checks, small enough for the page. They stop what Twilio is sure to refuse; whatever is
 * only likely to be refused is a warning, and the evaluation rules in the end.
 */
export interface FieldProblem {
  readonly severity: 'error' | 'warning';
  /** What to do. Never repeats what was typed. */
  readonly message: string;
}

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
/** A colon comes before a port alone, so that no other scheme passes for a host. */
const WEB = /^(https?:\/\/)?[^\s/.@:]+(\.[^\s/.@:]+)+(:\d+)?([/?#]\S*)?$/i;
const E164 = /^\+[1-9]\d{6,14}$/;
/** What people put between the digits of a telephone number. */
const PHONE_PUNCTUATION = /[\s().\-\u00a0\u2010-\u2015]/g;

const KIND_CHECKS: Partial<Record<Field['kind'], (value: string) => string | undefined>> = {
  email: (value) =>
    EMAIL.test(value) ? undefined : 'Enter a whole e-mail address, like name@company.example',
  url: (value) =>
    WEB.test(value) ? undefined : 'Enter a web address, like https://company.example',
  tel: (value) =>
    E164.test(value.replace(PHONE_PUNCTUATION, ''))
      ? undefined
      : 'Start with + and the country code, like +1 415 555 0132',
};

const NOT_LISTED = 'Choose one of the list';

/** The problem of one field, or nothing. Fields that are not shown have none. */
export function validateField(field: Field, values: FieldValues): FieldProblem | undefined {
  if (!isVisible(field, values)) return undefined;
  const value = (values[field.path] ?? '').trim();
  // Of alternatives the first counts until one is chosen.
  if (value === '') return field.optional || isChoice(field) ? undefined : error(missing(field));
  if (field.maxLength !== undefined && value.length > field.maxLength)
    return error(`Shorten this to ${field.maxLength} characters`);
  const options = optionsFor(field, values);
  const listed = !options || options.some((option) => option.value === value);
  if (!listed && !field.openList) return error(NOT_LISTED);
  const message = KIND_CHECKS[field.kind]?.(value);
  if (message !== undefined) return error(message);
  const problem = checkFormat(formatOf(field, values), value);
  return problem ?? (listed ? undefined : { severity: 'warning', message: NOT_LISTED });
}

/** Every problem of the sections that will be sent, in the order of the form. */
export function validateForm(
  form: FormModel,
  values: FieldValues,
): ReadonlyMap<FieldPath, FieldProblem> {
  const problems = new Map<FieldPath, FieldProblem>();
  for (const section of form.sections) {
    if (!isIncluded(section, values)) continue;
    for (const field of section.fields) {
      if (chosenAddress(section, values) && isAddressPart(section, field.path)) continue;
      const problem = validateField(field, values);
      if (problem) problems.set(field.path, problem);
    }
  }
  return problems;
}

/** Whether a field is asked for, given the other answers. */
export const isVisible = (field: Field, values: FieldValues): boolean =>
  isChosen(field.chosenWhen, values) &&
  (field.visibleWhen === undefined || holds(field.visibleWhen, values));

/**
 * Whether a section will be sent: required ones always, optional ones if the person said yes, an
 * alternative if it was chosen.
 */
export const isIncluded = (section: Section, values: FieldValues): boolean =>
  (!section.optional || values[fieldPath(section.id, INCLUDED)] === 'yes') &&
  isChosen(section.chosenWhen, values);

const isChoice = ({ path }: Field): boolean => splitFieldPath(path).field === CHOICE;

/** The advice that goes with the present answers. Never an error. */
export const adviceFor = (field: Field, values: FieldValues): readonly string[] =>
  (field.advice ?? []).filter((a) => holds(a, values)).map((a) => a.message);

/** The options that go with the present answers. */
export const optionsFor = (
  { options }: Field,
  values: FieldValues,
): readonly FieldOption[] | undefined =>
  options?.some(({ when }) => when)
    ? options.filter(({ when }) => isChosen(when, values))
    : options;

/** The hint that goes with the present answers. */
export const hintFor = (field: Field, values: FieldValues): string | undefined =>
  field.hints?.find((hint) => holds(hint, values))?.hint ?? field.hint;

export const holds = (condition: FieldCondition, values: FieldValues): boolean =>
  condition.values.includes(values[condition.path] ?? '');

const formatOf = (field: Field, values: FieldValues): FieldFormat | undefined =>
  field.formats?.find((format) => holds(format.when, values)) ?? field.format;

function checkFormat(format: FieldFormat | undefined, value: string): FieldProblem | undefined {
  if (!format) return undefined;
  const whole = new RegExp(`^(?:${format.pattern})$`, format.ignoreCase ? 'iu' : 'u');
  if (whole.test(value)) return undefined;
  return { severity: format.severity, message: format.message };
}

const error = (message: string): FieldProblem => ({ severity: 'error', message });

function missing(field: Field): string {
  const chosen = field.options !== undefined;
  return `${chosen ? 'Choose' : 'Enter'} the ${lowerFirst(field.label)}`;
}
