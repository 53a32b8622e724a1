import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Onboarding } from '../../core/commands.js';
import type { DraftId } from '../../core/draft/draft.js';
import { PHONE_NUMBERS } from '../../core/policy/bundle-fields.js';
import type { OwnField } from '../th-section/own-field.js';
import type { FormAddition } from '../trusthub-onboard/whole-form.js';
import './th-number-choice.js';

/** The section in which our own pages let a person choose numbers before anything is sent. */
export function numbersSection(onboarding: Onboarding, draftId: DraftId): FormAddition {
  const field: OwnField = {
    path: PHONE_NUMBERS,
    kind: 'text',
    label: msg('Which numbers does this business use?'),
    optional: true,
    control: ({ value, readonly }) =>
      html`<th-number-choice
        data-path=${PHONE_NUMBERS}
        .onboarding=${onboarding}
        .draftId=${draftId}
        .value=${value}
        ?locked=${readonly}
      ></th-number-choice>`,
    shown: (value) =>
      html`<th-number-choice
        .onboarding=${onboarding}
        .draftId=${draftId}
        .value=${value}
        locked
      ></th-number-choice>`,
  };
  return (form) => ({
    ...form,
    sections: [
      ...form.sections,
      {
        id: 'phone_numbers',
        kind: 'bundle',
        title: msg('Phone numbers'),
        description: form.product
          ? msg(
              'Numbers of your account that this registration counts for. You can also choose them once it is approved.',
            )
          : msg(
              'Numbers of your account whose calls and messages the profile vouches for. You can also choose them once it is approved.',
            ),
        optional: false,
        fields: [field],
      },
    ],
  });
}
