/** What became of one field of a requirement. */
export interface FieldOutcome {
  readonly object_field: string;
  readonly friendly_name: string;
  readonly error_code: number | null;
  readonly failure_reason: string | null;
}

/** What became of one requirement; turned into one of Twilio's two shapes when it is answered. */
export interface EvaluationResult {
  readonly friendly_name: string;
  readonly object_type: string;
  readonly failure_reason: string | null;
  readonly error_code: number | null;
  readonly fields: readonly FieldOutcome[];
  readonly requirement_friendly_name: string;
  readonly requirement_name: string;
}

export const fieldPassed = (field: FieldOutcome) => field.error_code === null;

export const resultPassed = (result: EvaluationResult) =>
  result.error_code === null && result.fields.every(fieldPassed);

/**
 * The published description divides the fields into `valid` and `invalid`, and leaves `passed` out of
 * the invalid ones; live, one list `fields` was seen.
 */
export function renderResult(result: EvaluationResult, shape: 'spec' | 'fields') {
  const { fields, ...rest } = result;
  const passed = resultPassed(result);
  const rows = fields.map((field) => ({ ...field, passed: fieldPassed(field) }));
  if (shape === 'fields') return { ...rest, passed, fields: rows };
  return {
    ...rest,
    passed,
    valid: rows.filter(fieldPassed),
    invalid: fields.filter((field) => !fieldPassed(field)),
  };
}
