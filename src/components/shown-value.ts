import type { TemplateResult } from 'lit';
import type { Field } from '../core/policy/form-model.js';
import { isOwnField } from './th-section/own-field.js';
import { shownOptions } from './th-section/shown-options.js';

/** How a value reads where it is only shown: a choice by its label. */
export const shownValue = (field: Field, value: string): string | TemplateResult =>
  isOwnField(field)
    ? field.shown(value)
    : (shownOptions(field)?.find((option) => option.value === value)?.label ?? value);

/** A sensitive value with all but its end hidden. */
export function masked(value: string): string {
  const shown = value.length > 6 ? value.slice(-3) : '';
  return '•'.repeat(Math.min(8, value.length - shown.length)) + shown;
}
