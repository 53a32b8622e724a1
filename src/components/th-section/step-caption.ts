import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { spoken } from '../../locales/spoken.js';
import { START } from '../target.js';

/** Which step of how many, where they are taken one at a time. */
export interface StepNumber {
  readonly number: number;
  readonly of: number;
}

/** Reading what is needed is no step yet. */
export function stepNumber(place: string, places: readonly string[]): StepNumber | undefined {
  const steps = places.filter((one) => one !== START);
  const index = steps.indexOf(place);
  return index < 0 ? undefined : { number: index + 1, of: steps.length };
}

/** Inside the heading, above its words. */
export function stepCaption(step: StepNumber | undefined): TemplateResult | typeof nothing {
  if (!step) return nothing;
  const number = step.number.toLocaleString(spoken());
  const of = step.of.toLocaleString(spoken());
  return html`<span class="step"
    >${msg(str`Step ${number} of ${of}`)}<span class="vh">: </span></span
  >`;
}
