import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Onboarding } from '../../core/commands.js';
import type { DraftId } from '../../core/draft/draft.js';
import { fieldPath } from '../../core/policy/field-path.js';
import type { FormModel, Section } from '../../core/policy/form-model.js';
import { ADDRESS_SIDS, isAddressPart } from '../../core/policy/postal-address.js';
import type { OwnField } from '../th-section/own-field.js';
import './th-address-choice.js';

/**
 * Before the lines of an address: one that the account has already. With one chosen its lines are
 * not asked for. For our own pages: a site may neither see nor choose them.
 */
export const addressChoice =
  (onboarding: Onboarding, draftId: DraftId) =>
  (form: FormModel): FormModel => ({
    ...form,
    sections: form.sections.map((section) =>
      section.fields.some(({ path }) => isAddressPart(section, path))
        ? withChoice(section, onboarding, draftId)
        : section,
    ),
  });

function withChoice(section: Section, onboarding: Onboarding, draftId: DraftId): Section {
  const path = fieldPath(section.id, ADDRESS_SIDS);
  const element = (value: string, locked: boolean) =>
    html`<th-address-choice
      data-path=${path}
      .onboarding=${onboarding}
      .draftId=${draftId}
      .value=${value}
      ?locked=${locked}
    ></th-address-choice>`;
  const first = section.fields.findIndex((field) => isAddressPart(section, field.path));
  const chosenWhen = section.fields[first]?.chosenWhen;
  const choice: OwnField = {
    // Of alternatives only some ask for an address.
    ...(chosenWhen && { chosenWhen }),
    path,
    kind: 'text',
    label: msg('Which address?'),
    optional: true,
    control: ({ value, readonly }) => element(value, readonly),
    shown: (value) => element(value, true),
  };
  const fields = section.fields.map((field) =>
    isAddressPart(section, field.path) ? { ...field, visibleWhen: { path, values: [''] } } : field,
  );
  return { ...section, fields: fields.toSpliced(first, 0, choice) };
}
