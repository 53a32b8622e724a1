import type { FieldValues } from '../../../src/core/policy/field-path.js';
import { MAPLE_STREET_BAKERY } from '../../fixtures/maple-street-bakery.js';
import type { ExtensionBrowser } from './extension-browser.js';
import type { Screen } from './screen.js';
import { newBusiness } from './steps.js';

/** A new business with all its fields filled and saved, in one go. */
export async function filledForm(
  extension: ExtensionBrowser,
  change: FieldValues = {},
): Promise<Screen> {
  const form = await newBusiness(extension);
  await prefill(form, { ...MAPLE_STREET_BAKERY, ...change });
  await form.see('Saved');
  return form;
}

/** What the page knows already, by the element's own property, which never overwrites what was typed. */
export const prefill = ({ page }: Screen, values: FieldValues): Promise<void> =>
  page.evaluate((known) => {
    const scope =
      document.querySelector('th-workspace')?.shadowRoot?.querySelector('th-business')
        ?.shadowRoot ?? document;
    const element = scope.querySelector('trusthub-onboard') as unknown as { values: object };
    element.values = known;
  }, values);
