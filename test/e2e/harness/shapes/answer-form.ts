import { includedField } from '../../../../src/components/th-section/included-field.js';
import type { FieldValues } from '../../../../src/core/policy/field-path.js';
import type { Field, FormModel } from '../../../../src/core/policy/form-model.js';
import { optionsFor } from '../../../../src/core/policy/validate-field.js';
import type { Screen } from '../screen.js';
import { until } from '../until.js';
import { isWanted } from './plausible-values.js';

/** Answers a form as who reads it does: by the names of sections, fields and options alone. */
export async function answerForm(
  screen: Screen,
  form: FormModel,
  values: FieldValues,
): Promise<void> {
  for (const section of form.sections) {
    if (section.optional) await answer(screen, section.title, includedField(section, {}), values);
    for (const field of section.fields)
      if (isWanted(section, field, values)) await answer(screen, section.title, field, values);
  }
}

async function answer(
  screen: Screen,
  section: string,
  field: Field,
  values: FieldValues,
): Promise<void> {
  const value = values[field.path] ?? '';
  const option = optionsFor(field, values)?.find((one) => one.value === value)?.label;
  if (field.kind === 'radio') await pick(screen, option ?? value, [section, field.label]);
  else await screen.fill(field.label, option ?? value, { within: section });
}

/** With the keyboard, which nothing that lies above it can intercept; until it is chosen. */
const pick = (screen: Screen, name: string, within: readonly string[]): Promise<boolean> =>
  until(`“${name}” is chosen`, async () => {
    const button = await screen.find({ kind: 'field', name, within });
    await button.press(' ');
    return button.evaluate((element) => (element as HTMLInputElement).checked);
  });
