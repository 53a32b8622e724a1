import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ProfileRow } from '../core/commands.js';
import { retention } from '../components/retention.js';

/** Asks before a draft is deleted, and says what is not. */
export const renderDeletion = (
  { name, bundleKind }: Partial<ProfileRow>,
  remove: () => void,
): TemplateResult =>
  html`<dialog aria-labelledby="delete">
    <h2 id="delete">${msg('Delete this draft?')}</h2>
    <p>
      ${
        name
          ? msg(
              str`What was typed for ${name} is deleted from this device. It cannot be brought back.`,
            )
          : bundleKind === 'TrustProducts'
            ? msg(
                'What was typed for this registration is deleted from this device. It cannot be brought back.',
              )
            : msg(
                'What was typed for this business is deleted from this device. It cannot be brought back.',
              )
      }
    </p>
    <p class="small">
      ${msg('Only this device forgets it. Whatever was sent before:')} ${retention()}
    </p>
    <form method="dialog" class="buttons">
      <button class="btn" type="submit">${msg('Keep it')}</button>
      <button class="btn bad" type="button" @click=${remove}>${msg('Delete draft')}</button>
    </form>
  </dialog>`;
