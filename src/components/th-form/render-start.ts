import { html, type TemplateResult } from 'lit';
import type { FormModel, Section } from '../../core/policy/form-model.js';

/** What a person has to have at hand, by what the section becomes at Twilio. */
const NEEDED: Readonly<Record<string, string>> = {
  customer_profile_business_information:
    'The legal name and registration number, exactly as on the tax letter, and a live website',
  authorized_representative_1:
    'A person who speaks for the business, with a work e-mail and a phone number',
  authorized_representative_2: 'A second such person, if there is one',
  customer_profile_address: 'The street address of the head office; PO boxes are refused',
};

/** What is needed, how long it takes, what happens with it. */
export const renderStart = (form: FormModel): TemplateResult =>
  html`<section aria-labelledby="start" data-place="start">
    <h3 id="start" tabindex="-1">Before you start</h3>
    <p class="lead">
      This registers the business with Twilio as a compliance profile (customer profile). It takes
      about ten minutes. Have at hand:
    </p>
    <ul class="needed">
      ${form.sections
        .filter((section) => section.kind !== 'bundle' && section.fields.length > 0)
        .map((section) => html`<li>${neededFor(section)}</li>`)}
    </ul>
    <p class="small">
      Everything is saved as you type; you can leave and come back. Twilio’s policy: ${form.title},
      <code>${form.policySid}</code>
    </p>
  </section>`;

const neededFor = ({ id, objectType, title }: Section): string => {
  const key = objectType ?? id;
  return (Object.hasOwn(NEEDED, key) && NEEDED[key]) || title;
};
