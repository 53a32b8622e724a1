import { assert } from 'chai';
import { A2P_MESSAGING } from '../../sandbox/policies/trust-products.js';
import type { TrusthubOnboard } from '../../src/components/trusthub-onboard/trusthub-onboard.js';
import { alternativesOf } from '../../src/core/policy/alternatives.js';
import { attributesOf } from '../../src/core/policy/encode-values.js';
import type { FieldPath, FieldValues } from '../../src/core/policy/field-path.js';
import type { FormModel } from '../../src/core/policy/form-model.js';
import { isIncluded } from '../../src/core/policy/validate-field.js';
import { formOf } from '../core/fixtures/forms.js';
import { PERSON_OR_COMPANY } from '../core/fixtures/odd-policies.js';
import { SECONDARY_BUSINESS } from '../core/fixtures/wire-policies.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { assertAccessible } from './support/axe.js';
import { field, query, queryAll, text, type } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';

/** Every attribute that would reach Twilio, by path. */
const sent = (form: FormModel, values: FieldValues): Record<FieldPath, string> =>
  Object.fromEntries(
    form.sections
      .flatMap(alternativesOf)
      .filter((section) => isIncluded(section, values))
      .flatMap((section) =>
        Object.entries(attributesOf(section, values)).map(([name, value]) => [
          `${section.id}.${name}`,
          value,
        ]),
      ),
  );

const go = async (element: TrusthubOnboard, place: string): Promise<void> => {
  query(element, `button[data-place="${place}"]`).click();
  await settle();
};

const choose = async (element: TrusthubOnboard, path: FieldPath, value: string): Promise<void> => {
  query(element, `[data-path="${path}"][value="${value}"]`).click();
  await settle();
};

for (const layout of ['page', 'steps'] as const)
  describe(`what is asked for only after some answers: ${layout}`, () => {
    afterEach(unmountAll);

    const opened = async (wire: { sid: string }, values: FieldValues = {}) => {
      const form = await formOf(wire);
      const host = new FakeOnboarding(values, { 'form.open': () => form });
      return { form, host, element: await open(host, { layout }) };
    };

    it('the stock fields, for public companies alone', async () => {
      const { form, host, element } = await opened(A2P_MESSAGING);
      const id = 'us_a2p_messaging_profile_information';
      const kind: FieldPath = `${id}.company_type`;
      await go(element, id);
      assert.throws(() => field(element, 'Ticker symbol'));
      await choose(element, kind, 'public');
      type(field(element, 'Ticker symbol'), 'MPLS');
      await settle();
      assert.include(Object.values(sent(form, host.draft.values)), 'MPLS');
      await assertAccessible(element);

      await choose(element, kind, 'private');
      assert.throws(() => field(element, 'Ticker symbol'));
      assert.notInclude(Object.values(sent(form, host.draft.values)), 'MPLS');
      await element.validate();
      assert.notInclude(text(element), 'Enter the stock exchange');
      await go(element, 'review');
      assert.notInclude(text(element), 'MPLS');

      await go(element, id);
      await choose(element, kind, 'public');
      assert.equal(field(element, 'Ticker symbol').value, 'MPLS', 'nothing typed is lost');
    });

    it('the name of another registration', async () => {
      const { form, host, element } = await opened(SECONDARY_BUSINESS, MAPLE_STREET_BAKERY);
      await go(element, 'customer_profile_business_information');
      type(field(element, 'Registration type'), 'Other');
      await settle();
      type(field(element, 'Name of the registration'), 'Handelsregister');
      await settle();
      assert.include(Object.values(sent(form, host.draft.values)), 'Handelsregister');
      type(field(element, 'Registration type'), 'EIN');
      await settle();
      assert.notInclude(Object.values(sent(form, host.draft.values)), 'Handelsregister');
      assert.isTrue(await element.validate());
    });

    it('the second person, after a yes', async () => {
      const { form, host, element } = await opened(SECONDARY_BUSINESS, MAPLE_STREET_BAKERY);
      const id = 'authorized_representative_2';
      const secondOf = (values: FieldValues): string[] =>
        Object.keys(sent(form, values)).filter((path) => path.startsWith(id));
      await go(element, id);
      assert.lengthOf(queryAll(element, `[data-path^="${id}."]`), 2, 'the question alone');
      assert.isTrue(await element.validate(), 'it may be left unanswered');
      await element.importDraft({ ...(await element.exportDraft()), values: SECOND_PERSON });
      await settle();
      assert.isAbove(secondOf(host.draft.values).length, 4);
      assert.isTrue(await element.validate());
      await choose(element, `${id}.__included`, 'no');
      assert.lengthOf(secondOf(host.draft.values), 0);
      await go(element, 'review');
      assert.notInclude(text(element), SECOND_PERSON[`${id}.email`] ?? '?');
      assert.isTrue(await element.validate());
    });

    it('the fields of what was chosen of several', async () => {
      const { form, host, element } = await opened(PERSON_OR_COMPANY);
      const section = form.sections.find((one) => one.choice);
      const [first, second] = section?.choice?.alternatives ?? [];
      if (!section?.choice || !first || !second) throw new Error('There is nothing to choose');
      await go(element, section.id);
      const shown = (): string[] =>
        queryAll(element, `[data-field^="${section.id}."]`).map(
          (one) => one.dataset['field'] ?? '',
        );
      const before = shown();
      await choose(element, section.choice.path, second.id);
      assert.notDeepEqual(shown(), before);
      const only = section.fields.find(
        ({ chosenWhen }) =>
          chosenWhen?.values.includes(second.id) && !chosenWhen.values.includes(first.id),
      );
      if (!only) throw new Error('The second has no field of its own');
      await element.importDraft({
        ...(await element.exportDraft()),
        values: { [only.path]: 'x1' },
      });
      assert.include(Object.values(sent(form, host.draft.values)), 'x1');
      await choose(element, section.choice.path, first.id);
      assert.deepEqual(shown(), before);
      assert.notInclude(Object.values(sent(form, host.draft.values)), 'x1');
    });
  });
