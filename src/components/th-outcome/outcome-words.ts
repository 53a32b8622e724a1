import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormModel } from '../../core/policy/form-model.js';
import type { Snapshot } from '../../core/submission/snapshot.js';
import { isTakingBack, stepParts, waitingUntil } from '../th-progress/step-parts.js';
import { icon } from '../icon/icon.js';
import { clockTime, dateTime } from '../times.js';
import { validityWords } from '../validity-words.js';

const goesOn = (): TemplateResult => sub(msg('You can close this. It goes on by itself.'));

/** What it means to be here: what was kept, what is being done, what to do next. */
export function outcomeWords(
  snapshot: Snapshot,
  email: string,
  locale: string | undefined,
  form: FormModel,
): TemplateResult {
  switch (snapshot.status) {
    case 'running':
      return goesOn();
    case 'waiting':
      return html`${sub(waitingFor(snapshot, locale))}${goesOn()}`;
    case 'paused':
      return sub(msg('Nothing was lost. It goes on where it stopped.'));
    case 'needs-attention':
      return sub(
        isTakingBack(stepParts(snapshot.steps))
          ? msg(
              'Not everything could be taken back yet. Settle what is named, then go on cleaning up.',
            )
          : msg(
              'What was recorded at Twilio is kept. Settle what is named, then send it for review again.',
            ),
      );
    case 'noncompliant':
      return sub(
        msg(
          'Twilio checked the details and asks for changes before it will review them. Nothing has to be typed again.',
        ),
      );
    case 'compliant':
      return sub(
        msg(
          'Checked against Twilio’s rules, and nothing is missing. It was not sent yet: send it when you are ready.',
        ),
      );
    case 'in-review':
      return inReview(snapshot, email, locale);
    case 'rejected':
      return sub(
        form.product
          ? msg('Same registration, nothing to type again. Change what is named and send it back.')
          : msg('Same profile, nothing to type again. Change what is named and send it back.'),
      );
    case 'approved':
      return html`${sub(
        form.product
          ? msg('Twilio approved this registration. It can be used now.')
          : msg(
              'Twilio approved this business. Phone numbers and messaging can now be registered for it.',
            ),
      )}${validity(snapshot, locale)}`;
    case 'cancelling':
      return sub(msg('Taking back what was recorded at Twilio. You can close this.'));
    case 'cancelled':
      return sub(
        msg(
          'Stopped. Nothing of this is left at Twilio; what you typed is kept and can be sent again.',
        ),
      );
    default:
      return snapshot.status satisfies never;
  }
}

function validity(
  { validUntil }: Snapshot,
  locale: string | undefined,
): TemplateResult | typeof nothing {
  const said = validityWords(validUntil, locale);
  if (!said) return nothing;
  return said.warns
    ? html`<p class="note warn">
        ${icon('warning')}<span
          ><b>${msg(str`${said.words}.`)}</b> ${msg(
            'Look at this profile in the Twilio Console, and ask Twilio’s support what has to be done to keep it.',
          )}</span
        >
      </p>`
    : html`<p class="small">${said.words}</p>`;
}

const sub = (words: string): TemplateResult => html`<p class="sub">${words}</p>`;

function waitingFor({ steps, follows }: Snapshot, locale: string | undefined): string {
  if (follows) return msg('Waiting for the other device to send it.');
  const until = waitingUntil(stepParts(steps).sending);
  return until === undefined
    ? msg('Waiting for Twilio.')
    : msg(str`Waiting for Twilio until ${clockTime(until, locale, true)}.`);
}

const inReview = (
  { updatedAt }: Snapshot,
  email: string,
  locale: string | undefined,
): TemplateResult =>
  html`${sub(msg('Twilio has it. Usually decided within a day.'))}
    <ul class="next">
      <li>${msg('A reviewer at Twilio compares the details with public records.')}</li>
      <li>
        ${
          email
            ? msg(html`The decision goes to <b>${email}</b> and shows here.`)
            : msg('The decision shows here.')
        }
      </li>
      <li>
        ${msg('Until then what you sent cannot be changed, and there is nothing for you to do.')}
      </li>
    </ul>
    <p class="small">${msg(str`As of ${dateTime(Date.parse(updatedAt), locale)}`)}</p>`;
