import type { Row, TwilioSettings } from './rows.js';

interface Result {
  readonly type: string;
  readonly passed: boolean;
  readonly code: number;
  /** The field that is wrong, where one is. */
  readonly field?: string;
}

/**
 * Holds what is assigned to a profile against the rules: everything that is required is there, of
 * no type are there two, addresses exist, and no value is one that is known to be wrong.
 */
export function resultsOf(
  objects: readonly Row[],
  addresses: readonly Row[],
  { required, wrongValues }: TwilioSettings,
): readonly Result[] {
  const types = objects.map((row) => String(row['type']));
  const missing = required.filter((type) => !types.includes(type));
  const twice = types.filter((type, n) => types.indexOf(type) < n);
  const wrong = objects.flatMap((row) =>
    Object.entries((row['attributes'] ?? {}) as Record<string, string>)
      .filter(([, value]) => wrongValues.includes(value))
      .map(([field]) => ({ type: String(row['type']), passed: false, code: 22215, field })),
  );
  const homeless = objects.filter((row) => {
    const { address_sids: sid } = (row['attributes'] ?? {}) as Record<string, string>;
    return sid !== undefined && !addresses.some((address) => address.sid === sid);
  });
  return [
    ...homeless.map((row) => ({ type: String(row['type']), passed: false, code: 22219 })),
    ...missing.map((type) => ({ type, passed: false, code: 22214 })),
    ...twice.map((type) => ({ type, passed: false, code: 22218 })),
    ...wrong,
  ];
}

/** As the API tells it. */
export const wireResults = (results: readonly Result[]): readonly unknown[] =>
  results.map(({ type, passed, code, field }) => ({
    friendly_name: type,
    object_type: type,
    requirement_name: type,
    passed,
    error_code: field ? null : code,
    failure_reason: `Twilio says ${code}`,
    fields: field
      ? [{ friendly_name: field, object_field: field, passed: false, error_code: code }]
      : [],
  }));
