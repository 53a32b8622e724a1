import type { Field, FormModel, Paper } from './form-model.js';

/** What to have at hand before a form is begun, and how long it will take. */
export interface Preparation {
  /** Letters and documents to look things up in, each once. */
  readonly papers: readonly string[];
  /** What will be asked for, by section; sections that ask for nothing are left out. */
  readonly sections: readonly PreparationSection[];
  readonly minutes: EstimatedTime;
}

export interface PreparationSection {
  readonly id: string;
  readonly title: string;
  readonly optional: boolean;
  /** Labels of what has to be given, in the order of the form. */
  readonly items: readonly string[];
}

/** Whole minutes: for somebody who has everything at hand, and for somebody who has not. */
export interface EstimatedTime {
  readonly from: number;
  readonly to: number;
}

/** The list "what you need before you start", made from the policy's form alone. */
export const preparationFor = (form: FormModel): Preparation => ({
  papers: (form.papers ?? []).filter(isFor(form)).map(({ text }) => text),
  sections: form.sections
    .map(({ id, title, optional, fields }) => ({
      id,
      title,
      optional,
      items: fields.filter(isNeeded).map(({ label }) => label),
    }))
    .filter(({ items }) => items.length > 0),
  minutes: estimatedTime(form),
});

/** What may be left out, or is asked for only after some answers, need not be prepared. */
const isNeeded = (field: Field): boolean =>
  !field.optional &&
  field.visibleWhen === undefined &&
  (field.chosenWhen === undefined || field.chosenWhen.values.includes(''));

/** A paper for what is not asked here need not be at hand. */
const isFor =
  ({ sections }: FormModel) =>
  ({ paths }: Paper): boolean =>
    paths.length === 0 ||
    sections.some(({ fields }) => fields.some(({ path }) => paths.includes(path)));

/** Seconds that a field takes by its kind, for whoever has the answer before them. */
const SECONDS: Readonly<Partial<Record<Field['kind'], number>>> = {
  select: 8,
  radio: 8,
  country: 6,
};
const SECONDS_FOR_TEXT = 12;

/** To read what a section is about. */
const SECONDS_FOR_SECTION = 10;

/** Who has to look everything up takes this much longer; rounded to five minutes beyond ten. */
const SEARCHING = 2.5;

/** Never less than a minute; from the number and the kinds of fields alone. */
export function estimatedTime(form: FormModel): EstimatedTime {
  const seconds = form.sections.reduce((sum, section) => {
    const needed = section.optional ? [] : section.fields.filter(isNeeded);
    const typing = needed.reduce((all, { kind }) => all + (SECONDS[kind] ?? SECONDS_FOR_TEXT), 0);
    return needed.length > 0 ? sum + SECONDS_FOR_SECTION + typing : sum;
  }, 0);
  const from = Math.max(1, Math.round(seconds / 60));
  const to = Math.max(from + 1, (seconds * SEARCHING) / 60);
  return { from, to: to > 10 ? Math.ceil(to / 5) * 5 : Math.ceil(to) };
}
