import '../../../src/components/trusthub-onboard/trusthub-onboard.js';
import type { FieldPath, FieldValues } from '../../../src/core/policy/field-path.js';
import type { FormModel, Section } from '../../../src/core/policy/form-model.js';
import { DRAFT, POLICY } from '../../components/fixtures/bakery.js';
import { FakeOnboarding } from '../../components/fixtures/fake-onboarding.js';
import { OPTIONS, SECTIONS, type BenchField } from './fields.js';

/** The whole element, with its rail, checks and saves; the host is in the page's memory. */
const sectionOf = (fields: readonly BenchField[], index: number): Section => ({
  id: `section_${index}`,
  kind: 'end-user',
  title: `Business ${index + 1}`,
  objectType: `section_${index}`,
  optional: false,
  fields: fields.map(({ name, label, hint, kind }) => ({
    path: pathOf(name, index),
    label,
    hint,
    kind,
    optional: false,
    ...(kind === 'select' && { options: OPTIONS.map((value) => ({ value, label: value })) }),
  })),
});

const pathOf = (name: string, index: number): FieldPath => `section_${index}.${name}`;

const form: FormModel = { policySid: POLICY, title: 'Bench', sections: SECTIONS.map(sectionOf) };
const values: FieldValues = Object.fromEntries(
  SECTIONS.flatMap((fields, index) =>
    fields.map(({ name, value }) => [pathOf(name, index), value]),
  ),
);

const element = document.createElement('trusthub-onboard');
Object.assign(element, {
  draft: DRAFT,
  onboarding: new FakeOnboarding(values, { 'form.open': () => form }),
});
document.body.append(element);
