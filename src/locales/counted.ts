import { spoken } from './spoken.js';

/** The order in which a language's forms are written. */
const CATEGORIES: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/**
 * The form that a count asks for, with the number where `#` stands. The forms are parted by `|`, as
 * many as the language has categories, in the order of Unicode's CLDR: zero, one, two, few, many,
 * other. English has two: `# day|# days`.
 */
export function counted(count: number, forms: string): string {
  const rules = new Intl.PluralRules(spoken());
  const { pluralCategories } = rules.resolvedOptions();
  const said = forms.split('|');
  const at = CATEGORIES.filter((category) => pluralCategories.includes(category));
  return (said[at.indexOf(rules.select(count))] ?? said.at(-1) ?? '').replace(
    '#',
    count.toLocaleString(`${spoken()}-u-nu-latn`),
  );
}
