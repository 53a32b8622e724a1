import { expect } from 'chai';

export interface Row {
  readonly object_field: string;
  readonly friendly_name: string;
  readonly error_code: number | null;
  readonly failure_reason: string | null;
  readonly passed?: boolean;
}

export interface Result {
  readonly requirement_name: string;
  readonly error_code: number | null;
  readonly passed: boolean;
  readonly valid: readonly Row[];
  readonly invalid: readonly Row[];
  readonly fields: readonly Row[];
}

export const requirement = (evaluation: { results: Result[] }, name: string) => {
  const [result, ...others] = evaluation.results.filter((one) => one.requirement_name === name);
  expect(others).to.eql([]);
  return result!;
};

/** Every invalid row: requirement, field, code. */
export const complaints = (evaluation: { results: Result[] }) =>
  evaluation.results.flatMap(({ requirement_name, invalid }) =>
    invalid.map((row) => [requirement_name, row.object_field, row.error_code]),
  );
