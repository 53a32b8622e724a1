import { assert } from 'chai';
import type { Field } from '../../src/core/policy/form-model.js';
import { plan } from '../../src/core/submission/plan.js';
import { shownOptions } from '../../src/components/th-section/shown-options.js';
import { counted } from '../../src/locales/counted.js';
import { speak } from '../../src/locales/speak.js';
import { ENGLISH, setSpoken, told } from '../../src/locales/spoken.js';
import { formOf } from '../core/fixtures/forms.js';
import * as wirePolicies from '../core/fixtures/wire-policies.js';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';

/** Abbreviations that are said alike wherever there is a company. */
const ALIKE = ['CEO', 'CFO', 'GM', 'VP'];

/** Twilio's names, from policies of other countries and kinds that we have no words for. */
const TWILIOS = [
  'Business name',
  'Business registration number',
  'commercial_registrar_excerpt',
  'government_issued_document',
  'power_of_attorney',
  'Document number',
  'Primary Customer Profile Bundle',
  'Customer profile',
  'Customer profile address',
  'Starter Customer Profile(isv customers) Proof',
  'Starter Customer Profile(direct customers) Proof',
];

/** A paper's name is before what it proves. */
const isOurs = (text: string): boolean =>
  ![...ALIKE, ...TWILIOS].includes(text.split(': ', 1)[0] ?? '');

/** What a form says, as far as it is ours: the policy's own name is Twilio's. */
async function textsOf(policy: object): Promise<string[]> {
  const form = await formOf(policy as Parameters<typeof formOf>[0]);
  const texts = form.sections.flatMap(({ title, description, fields }) => [
    title,
    description,
    ...fields.flatMap(({ label, hint, hints, options, names, kind, advice }) => [
      label,
      hint,
      ...(hints ?? []).map((one) => one.hint),
      ...(advice ?? []).map((one) => one.message),
      ...(names || kind === 'country' ? [] : (options ?? []).map((one) => one.label)),
    ]),
  ]);
  const papers = (form.papers ?? []).map(({ text }) => text);
  const steps = plan(form, MAPLE_STREET_BAKERY).map(({ title }) => title);
  return [...texts, ...papers, ...steps].filter((text): text is string => Boolean(text));
}

describe('what the core says', () => {
  afterEach(() => setSpoken(ENGLISH));

  it('is all said in another language: forms, papers and steps', async () => {
    const texts = (await Promise.all(Object.values(wirePolicies).map(textsOf))).flat();
    await speak(['ja']);
    const same = texts.filter((text) => told(text) === text && isOurs(text));
    assert.isAbove(texts.length, 100);
    assert.deepEqual([...new Set(same)], []);
  });

  it('is found with its gaps filled, whatever case a name has inside', async () => {
    await speak(['de-AT']);
    assert.equal(told('Enter the legal name'), 'Bitte eingeben: Eingetragener Name');
    assert.include(told('Recording the business address'), 'Geschäftsadresse');
    assert.include(
      told('There are none in Georgia, but Twilio asks for one. If you know none, enter 00000'),
      'Georgien',
    );
    assert.include(told('Complete the form first: 3 fields need you'), '3');
  });

  it('is all that is translated: what Twilio or a person says stays', async () => {
    await speak(['de']);
    for (const text of [
      'The Business Registration Number is missing.',
      'Maple Street Bakery LLC',
      '',
    ])
      assert.equal(told(text), text);
    const field = {
      kind: 'select',
      options: [{ value: 'GA', label: 'Georgia' }],
    } as unknown as Field;
    assert.equal(shownOptions({ ...field, names: true })?.[0]?.label, 'Georgia');
    assert.equal(shownOptions(field)?.[0]?.label, 'Georgien');
  });

  it('is English where nobody wishes a language that we have', async () => {
    assert.equal((await speak(['fr', 'zh-TW', null, ''])).code, 'en');
    assert.equal((await speak(['fr', 'es-MX', 'de'])).code, 'es');
  });
});

describe('a count', () => {
  afterEach(() => setSpoken(ENGLISH));

  it('has the form of its language', () => {
    assert.equal(counted(1, '# day|# days'), '1 day');
    assert.equal(counted(0, '# day|# days'), '0 days');
    setSpoken({ code: 'ar', told: (text) => text });
    const forms = 'zero|one|two|#few|#many|#other';
    const said = [0, 1, 2, 3, 11, 100].map((count) => counted(count, forms));
    assert.deepEqual(said, ['zero', 'one', 'two', '3few', '11many', '100other']);
    setSpoken({ code: 'ja', told: (text) => text });
    assert.equal(counted(7, '# 件'), '7 件');
  });
});
