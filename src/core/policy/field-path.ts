/**
 * The one address of a field: `requirement_name.machine_name`. It keys the value, the validation
 * error, the evaluation's complaint, the rejection's hint and the focus target alike.
 */
export type FieldPath = `${string}.${string}`;

export const fieldPath = (requirement: string, field: string): FieldPath =>
  `${requirement}.${field}`;

/** The two halves of a path; machine names hold no dot, requirement names might. */
export function splitFieldPath(path: FieldPath): { requirement: string; field: string } {
  const dot = path.lastIndexOf('.');
  return { requirement: path.slice(0, dot), field: path.slice(dot + 1) };
}

/** What a person typed, by address. Every value is a string, as the API sends them. */
export type FieldValues = Readonly<Record<FieldPath, string>>;

/** Characters: no host takes a longer value. What Twilio takes is less, and said, never cut off. */
export const LONGEST_VALUE = 10_000;

/** Requirements of our own, which no policy names but every bundle has. */
export const BUNDLE = 'bundle';
