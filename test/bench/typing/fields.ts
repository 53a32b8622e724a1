/** Sixty fields that every form of the comparison asks for, each filled with something that is right. */
export interface BenchField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: 'text' | 'email' | 'tel' | 'url' | 'select';
  readonly value: string;
}

export const OPTIONS: readonly string[] = ['EIN', 'DUNS', 'CCN', 'VAT', 'Other'];

const KINDS: readonly (readonly [label: string, kind: BenchField['kind'], value: string])[] = [
  ['Legal name', 'text', 'Maple Street Bakery LLC'],
  ['Registration type', 'select', 'EIN'],
  ['First name', 'text', 'Ada'],
  ['Last name', 'text', 'Ferrante'],
  ['Work e-mail', 'email', 'ada@maplestreet.example'],
  ['Phone number', 'tel', '+14155550132'],
  ['Website', 'url', 'https://maplestreet.example'],
  ['Street and number', 'text', '12 Maple Street'],
  ['City', 'text', 'Portland'],
  ['Postal code', 'text', '97201'],
];

export const SECTIONS: readonly (readonly BenchField[])[] = Array.from(
  { length: 6 },
  (_, section) =>
    KINDS.map(([label, kind, value], nth) => ({
      name: `s${section}_f${nth}`,
      label: `${label} ${section + 1}`,
      hint: `As on the letter of business ${section + 1}`,
      kind,
      // Each name is another, so that the field to type into is found by what is in it.
      value: nth === 0 ? `${value} ${section + 1}` : value,
    })),
);

export const FIELDS = SECTIONS.flat();

/** In the middle: where the keys go. */
export const TYPED = FIELDS[30]!;

export const VALUES = Object.fromEntries(FIELDS.map(({ name, value }) => [name, value]));

const FORMATS = {
  email: { format: 'email' },
  url: { format: 'uri' },
  tel: { pattern: '^\\+\\d{7,15}$' },
};

/** The same as a JSON Schema. */
export const SCHEMA = {
  type: 'object',
  required: FIELDS.map(({ name }) => name),
  properties: Object.fromEntries(
    FIELDS.map(({ name, label, hint, kind }) => [
      name,
      {
        type: 'string',
        title: label,
        description: hint,
        minLength: 1,
        ...(kind === 'select' && { enum: OPTIONS }),
        ...(kind in FORMATS && FORMATS[kind as keyof typeof FORMATS]),
      },
    ]),
  ),
};
