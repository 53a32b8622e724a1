import { ApiError, missingParameter } from './api-error.js';
import type { Attributes } from './model.js';

/** A form-encoded body: read, and as it came for those who check requests. */
export class FormBody {
  readonly fields: URLSearchParams;
  readonly raw: string;

  constructor(raw: string) {
    this.raw = raw;
    this.fields = new URLSearchParams(raw);
  }
}

/** The value of a parameter that must be there and not be empty. */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value.trim() === '') throw missingParameter(name);
  return value;
}

/** Nesting that no attribute has, and that JSON could not be written back from. */
const DEEPEST = 32;

const isShallow = (value: unknown, left = DEEPEST): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every((part) => isShallow(part, left - 1)));

/** `Attributes` is one JSON string of an object inside the form. */
export function readAttributes(form: URLSearchParams): Attributes | undefined {
  const text = form.get('Attributes');
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isObject && isShallow(value)) {
      return value as Attributes;
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw new ApiError(400, 22207, 'Unable to parse attributes JSON');
}

/** An address that Twilio could call; an empty one clears it. */
export function readCallback(form: URLSearchParams): string | null | undefined {
  const text = form.get('StatusCallback');
  if (text === null) return undefined;
  if (text === '') return null;
  if (URL.canParse(text) && /^https?:/i.test(text)) return text;
  throw new ApiError(400, 21609, "Invalid 'StatusCallback' URL");
}
