import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { FormModel } from '../../core/policy/form-model.js';
import { preparationFor, type PreparationSection } from '../../core/policy/preparation.js';
import { spoken, told } from '../../locales/spoken.js';
import { icon } from '../icon/icon.js';
import type { FieldOverrides } from '../th-section/field-override.js';

/**
 * What is needed, how long it takes, what happens with it. A screen by itself, or above the fields:
 * there it can be folded, and is where the form was begun before.
 */
export const renderStart = (
  form: FormModel,
  overrides: FieldOverrides,
  shown: 'alone' | 'unfolded' | 'folded',
): TemplateResult => {
  // Not at each key.
  const needed = guard([form, overrides], () => renderNeeded(form, overrides));
  return html`<section aria-labelledby="start" data-place="start">
    <h3 id="start" tabindex="-1">${msg('Before you start')}</h3>
    ${
      shown === 'alone'
        ? needed
        : html`<details class="start" ?open=${shown === 'unfolded'}>
            <summary>${msg('What you need, and how long it takes')}</summary>
            ${needed}
          </details>`
    }
  </section>`;
};

function renderNeeded(form: FormModel, overrides: FieldOverrides): TemplateResult {
  const { papers, sections, minutes } = preparationFor(withoutHidden(form, overrides));
  const from = inMinutes(minutes.from);
  const to = inMinutes(minutes.to);
  const policy = told(form.title);
  const sid = form.policySid;
  return html`<p class="lead">
      ${
        form.product
          ? told(form.product.about)
          : msg(
              'This registers the business with Twilio as a compliance profile (customer profile).',
            )
      }
    </p>
    ${
      papers.length > 0
        ? html`<p>${msg('Have at hand:')}</p>
            <ul class="needed">
              ${papers.map((paper) => html`<li>${told(paper)}</li>`)}
            </ul>`
        : nothing
    }
    <p class="time">
      ${icon('clock')}<span
        >${msg(str`About ${from} with everything at hand, up to ${to} if you have to look things up`)}</span
      >
    </p>
    <details>
      <summary>${msg('Everything that is asked')}</summary>
      <dl class="items">${sections.map(renderSection)}</dl>
    </details>
    <p class="small">
      ${msg('Everything is saved as you type; you can leave and come back.')}
      ${msg(html`Twilio’s policy: ${policy}, <code>${sid}</code>`)}
    </p>`;
}

const inMinutes = (minutes: number): string =>
  new Intl.NumberFormat(spoken(), { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(
    minutes,
  );

const renderSection = ({ title, optional, items }: PreparationSection): TemplateResult =>
  html`<div>
    <dt>
      ${told(title)}${optional ? html` <span class="idle">${msg('(optional)')}</span>` : nothing}
    </dt>
    <dd>${new Intl.ListFormat(spoken(), { type: 'unit' }).format(items.map(told))}</dd>
  </div>`;

/** What the page has filled in already need not be at hand. */
const withoutHidden = (form: FormModel, overrides: FieldOverrides): FormModel => ({
  ...form,
  sections: form.sections.map((section) => ({
    ...section,
    fields: section.fields.filter(({ path }) => !overrides[path]?.hidden),
  })),
});
