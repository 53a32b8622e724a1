import { html, nothing, type TemplateResult } from 'lit';
import type { Snapshot } from '../../core/submission/snapshot.js';
import { isTakingBack, stepParts, waitingUntil } from '../th-progress/step-parts.js';
import { icon } from '../icon/icon.js';
import { clockTime, dateTime } from '../times.js';
import { validityWords } from '../validity-words.js';

const GOES_ON = 'You can close this. It goes on by itself.';

/** What it means to be here: what was kept, what is being done, what to do next. */
export function outcomeWords(
  snapshot: Snapshot,
  email: string,
  locale: string | undefined,
): TemplateResult {
  switch (snapshot.status) {
    case 'running':
      return sub(GOES_ON);
    case 'waiting':
      return html`${sub(waitingFor(snapshot, locale))}${sub(GOES_ON)}`;
    case 'paused':
      return sub('Nothing was lost. It goes on where it stopped.');
    case 'needs-attention':
      return sub(
        isTakingBack(stepParts(snapshot.steps))
          ? 'Not everything could be taken back yet. Settle what is named, then go on cleaning up.'
          : 'What was recorded at Twilio is kept. Settle what is named, then send it for review again.',
      );
    case 'noncompliant':
      return sub(
        'Twilio checked the details and asks for changes before it will review them. Nothing has to be typed again.',
      );
    case 'compliant':
      return sub(
        'Checked against Twilio’s rules, and nothing is missing. It was not sent yet: send it when you are ready.',
      );
    case 'in-review':
      return inReview(snapshot, email, locale);
    case 'rejected':
      return sub('Same profile, nothing to type again. Change what is named and send it back.');
    case 'approved':
      return html`${sub(
        'Twilio approved this business. Phone numbers and messaging can now be registered for it.',
      )}${validity(snapshot, locale)}`;
    case 'cancelling':
      return sub('Taking back what was recorded at Twilio. You can close this.');
    case 'cancelled':
      return sub(
        'Stopped. Nothing of this is left at Twilio; what you typed is kept and can be sent again.',
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
          ><b>${said.words}.</b> Look at this profile in the Twilio Console, and ask Twilio’s
          support what has to be done to keep it.</span
        >
      </p>`
    : html`<p class="small">${said.words}</p>`;
}

const sub = (words: string): TemplateResult => html`<p class="sub">${words}</p>`;

function waitingFor({ steps, follows }: Snapshot, locale: string | undefined): string {
  if (follows) return 'Waiting for the other device to send it.';
  const until = waitingUntil(stepParts(steps).sending);
  return until === undefined
    ? 'Waiting for Twilio.'
    : `Waiting for Twilio until ${clockTime(until, locale, true)}.`;
}

const inReview = (
  { updatedAt }: Snapshot,
  email: string,
  locale: string | undefined,
): TemplateResult =>
  html`${sub('Twilio has it. Usually decided within a day.')}
    <ul class="next">
      <li>A reviewer at Twilio compares the details with public records.</li>
      <li>
        ${
          email
            ? html`The decision goes to <b>${email}</b> and shows here.`
            : 'The decision shows here.'
        }
      </li>
      <li>Until then what you sent cannot be changed, and there is nothing for you to do.</li>
    </ul>
    <p class="small">As of ${dateTime(Date.parse(updatedAt), locale)}</p>`;
