import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { REVIEW, START } from '../target.js';
import type { SaveState } from '../th-save-state/save-state.js';
import '../th-save-state/th-save-state.js';
import type { Doing } from '../trusthub-onboard/onboarding-flow.js';
import type { FormView } from './form-view.js';

/** Where the person is and what the buttons do. */
export interface ActionsContext {
  readonly layout: 'page' | 'steps';
  readonly locale?: string;
  readonly place: string;
  /** All places, in order. */
  readonly places: readonly string[];
  readonly move: (place: string) => void;
  readonly send: () => void;
}

/** Where what was typed is, always in view; and the way on: next section, review, Twilio. */
export function renderActions(view: FormView, context: ActionsContext): TemplateResult {
  const { busy, doing, snapshot } = view;
  const { layout, place, places, move, send } = context;
  const begun = snapshot !== undefined && snapshot.status !== 'cancelled';
  // Whatever was sent before and can be changed now is sent once more.
  const sendWords =
    begun && snapshot.status !== 'compliant'
      ? msg('Send for review again')
      : msg('Send for review');
  const review = place === REVIEW;
  const steps = layout === 'steps';
  const to = (target: string | undefined, words: string, main = false): TemplateResult =>
    html`<button
      class="btn ${main ? 'main' : 'quiet'}"
      type="button"
      @click=${(): void => move(target ?? START)}
    >
      ${words}
    </button>`;
  const before = places[places.indexOf(place) - 1];
  const next = steps ? places[places.indexOf(place) + 1] : REVIEW;
  return html`<div class="actions" part="actions">
    <th-save-state .state=${savedOf(view)} .locale=${context.locale}></th-save-state>
    <p class="small" role="status">${doing ? html`<span>${meanwhile(doing)}</span>` : nothing}</p>
    ${steps && before !== undefined ? to(before, msg('Back')) : nothing}
    ${!steps && review ? to(START, msg('Back')) : nothing}
    ${begun && !review ? to(REVIEW, msg('Review')) : nothing}
    ${
      review || begun
        ? html`<button
            class="btn main"
            type="button"
            aria-disabled=${busy ? 'true' : 'false'}
            @click=${send}
          >
            ${doing === 'send' ? msg('Sending…') : sendWords}
          </button>`
        : to(next, steps ? msg('Continue') : msg('Review and send'), true)
    }
  </div>`;
}

const meanwhile = (doing: Doing): string =>
  ({
    send: msg('Sending. If a window of Trust Hub Onboard opens, answer there.'),
    evaluate: msg('Recording and checking. If a window of Trust Hub Onboard opens, answer there.'),
    resume: msg('Going on.'),
    stop: msg('Stopping.'),
  })[doing];

/** What could not be merged is not saved, whatever came of the rest. */
function savedOf({ saveState, conflicts, refused }: FormView): SaveState {
  if (saveState.kind === 'saving' || saveState.kind === 'failed') return saveState;
  const undecided = Object.keys(conflicts).length;
  if (undecided > 0) return { kind: 'undecided', fields: undecided };
  const fields = Object.keys(refused).length;
  return fields > 0 ? { kind: 'refused', fields } : saveState;
}
