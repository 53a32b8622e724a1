import type { Field, FieldOption } from '../../core/policy/form-model.js';
import { spoken, told } from '../../locales/spoken.js';

type Options = readonly FieldOption[];

/** What can be chosen, as it reads in the language that is spoken. */
export function shownOptions({ kind, options, names }: Field): Options | undefined {
  if (!options || names || spoken() === 'en') return options;
  return kind === 'country'
    ? countriesOf(options)
    : options.map((option) => ({ ...option, label: told(option.label) }));
}

/** The language stays, so a list is named and sorted once and not at each key. */
const known = new WeakMap<Options, Options>();

function countriesOf(options: Options): Options {
  const present = known.get(options) ?? named(options);
  known.set(options, present);
  return present;
}

/** Browsers know countries in every language. By name again, but for those that come first. */
function named(options: Options): Options {
  const names = new Intl.DisplayNames(spoken(), { type: 'region' });
  const { compare } = new Intl.Collator(spoken());
  const shown = options.map(({ value, label }) => ({ value, label: names.of(value) ?? label }));
  // In the core's own order, which is English: the last that stands before one of a lesser name.
  const last = options.findLastIndex(
    ({ label }, index) => label.localeCompare(options[index + 1]?.label ?? label, 'en') > 0,
  );
  return [
    ...shown.slice(0, last + 1),
    ...shown.slice(last + 1).toSorted((a, b) => compare(a.label, b.label)),
  ];
}
