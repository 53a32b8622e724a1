import { assert } from 'chai';
import type { EvaluationReport } from '../../src/core/policy/evaluation-report.js';
import { mapEvaluation } from '../../src/core/policy/map-evaluation.js';
import type { FormModel } from '../../src/core/policy/form-model.js';
import type { SubmissionStatus } from '../../src/core/submission/snapshot.js';
import { createEvaluation } from '../../src/core/trusthub/evaluations.js';
import { json, scriptedClient } from '../core/fixtures/scripted-transport.js';
import {
  FRENCH_NONCOMPLIANT,
  LIVE_SHAPE,
  STARTER_COMPLIANT,
} from '../core/fixtures/wire-evaluations.js';
import {
  BUNDLE_SID,
  COMPLETE,
  FORM,
  LEGAL_NAME,
  NUMBER,
  POLICY,
  REJECTION,
  REPORT,
  SECOND_INCLUDED,
  snapshot,
  steps,
} from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { field, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';

const at = (
  status: SubmissionStatus,
  rest: Parameters<typeof snapshot>[1] = {},
): FakeOnboarding => {
  const host = new FakeOnboarding(COMPLETE);
  host.submission = snapshot(status, rest);
  return host;
};

interface WireRow {
  readonly object_field: string;
  readonly friendly_name: string;
}

/** The rows of a result of either shape. */
const rowsOf = (result: {
  fields?: readonly object[];
  valid?: readonly object[];
  invalid?: readonly object[];
}): readonly WireRow[] =>
  [...(result.fields ?? []), ...(result.valid ?? []), ...(result.invalid ?? [])] as WireRow[];

/** A form that asks for everything the wire's requirements name. */
const formFor = (wire: typeof FRENCH_NONCOMPLIANT | typeof LIVE_SHAPE): FormModel => ({
  ...FORM,
  sections: wire.results.map((result) => ({
    id: result.requirement_name,
    kind: 'end-user',
    title: result.requirement_friendly_name,
    optional: false,
    fields: rowsOf(result).map(({ object_field: name, friendly_name: label }) => ({
      path: `${result.requirement_name}.${name}` as const,
      kind: 'text',
      label,
      optional: false,
    })),
  })),
});

const reportOf = async (wire: unknown, form: FormModel): Promise<EvaluationReport> =>
  mapEvaluation(
    await createEvaluation(
      scriptedClient(json(wire)).client,
      { kind: 'CustomerProfiles', sid: BUNDLE_SID },
      POLICY,
    ),
    form,
  );

describe('where the submission stands', () => {
  afterEach(unmountAll);

  const said: Record<SubmissionStatus, { words: string[]; locked: boolean }> = {
    running: { words: ['Submitting', 'You can close this. It goes on by itself.'], locked: true },
    waiting: { words: ['Waiting', 'until', 'Try again now'], locked: true },
    paused: { words: ['Paused', 'Nothing was lost', 'Twilio refused the key'], locked: true },
    'needs-attention': {
      words: ['Needs attention', 'is kept', 'Send for review again'],
      locked: false,
    },
    compliant: { words: ['Ready to send', 'not sent yet'], locked: false },
    noncompliant: { words: ['Changes needed', 'Twilio asks for 3 changes'], locked: false },
    'in-review': { words: ['In review', 'within a day', 'ops@vendor.example'], locked: true },
    rejected: { words: ['Rejected', 'nothing to type again', '18602'], locked: false },
    approved: { words: ['Approved', BUNDLE_SID], locked: true },
    cancelling: { words: ['Stopping', 'Taking back'], locked: true },
    cancelled: { words: ['Stopped', 'can be sent again'], locked: false },
  };

  for (const [status, { words: expected, locked }] of Object.entries(said))
    it(`says what ${status} means${locked ? ' and lets nothing be changed' : ''}`, async () => {
      const host = at(status as SubmissionStatus, {
        steps: steps(4, { state: 'waiting', waitingUntil: Date.now() + 40_000 }),
        ...((status === 'paused' || status === 'needs-attention') && {
          trouble: { message: 'Twilio refused the key', code: 20003 },
        }),
        ...(status === 'noncompliant' && { evaluation: REPORT }),
        ...(status === 'rejected' && { rejection: REJECTION }),
      });
      const element = await open(host);
      assert.include(text(element), 'Maple Street Bakery LLC');
      for (const word of expected) assert.include(text(element), word);
      const controls = queryAll(element, '[data-path]');
      assert.equal(controls.length === 0, locked);
    });

  it('tells a submission step by step, with what it waits for', async () => {
    const until = Date.now() + 40_000;
    const element = await open(
      at('running', { steps: steps(7, { state: 'checking', waitingUntil: until }) }),
    );
    const progress = query<HTMLProgressElement>(element, 'progress');
    assert.equal(progress.max, 13);
    assert.equal(progress.value, 7);
    assert.include(text(element), 'No answer from Twilio. Checking whether it arrived');
    assert.include(text(element), 'Recording the profile, people and address');
    press(element, 'Show all 13 steps').click();
    await settle();
    const progressItems = query(element, 'th-progress').shadowRoot?.querySelectorAll('li');
    assert.isAtLeast(progressItems?.length ?? 0, 13);
  });

  it('follows the news, moves focus with it, and tells the page', async () => {
    const host = new FakeOnboarding(COMPLETE);
    const element = await open(host);
    const heard: unknown[] = [];
    element.addEventListener('trusthub-status', ({ detail }) => heard.push(detail.status));
    element.addEventListener('trusthub-evaluation', ({ detail }) => heard.push(detail.status));
    press(element, 'Review and send').click();
    await settle();
    press(element, 'Send for review').focus();
    press(element, 'Send for review').click();
    await settle();
    assert.equal(words(focused() as Element), 'Maple Street Bakery LLC');
    host.emit('submission.changed', snapshot('noncompliant', { evaluation: REPORT }));
    await settle();
    assert.equal(focused()?.className, 'summary');
    assert.deepEqual(heard, ['running', 'noncompliant', 'noncompliant']);
  });

  it('takes no focus that is elsewhere in the page', async () => {
    const host = at('running', { steps: steps(3) });
    await open(host);
    host.emit('submission.changed', snapshot('noncompliant', { evaluation: REPORT }));
    await settle();
    assert.equal(focused(), document.body);
  });

  it('lets an older word of the host change nothing', async () => {
    const older = snapshot('running', { steps: steps(3) });
    const host = at('in-review');
    const element = await open(host);
    host.emit('submission.changed', older);
    await settle();
    assert.include(text(element), 'In review');
  });

  it('shows each complaint at its field and each row somewhere', async () => {
    const element = await open(at('noncompliant', { evaluation: REPORT }));
    assert.lengthOf(queryAll(element, '[data-row]'), REPORT.rows.length);
    const box = field(element, 'Registration number').closest('.field') as Element;
    assert.include(words(box), 'Enter the registration number as on the tax letter');
    assert.include(words(box), '“The Business Registration Number is missing.” 22215');
    assert.equal(box.querySelector('a')?.href, 'https://www.twilio.com/docs/api/errors/22215');
    assert.include(text(element), 'Passed Twilio’s check');
    const others = queryAll(element, '.others [data-row]').map(words);
    assert.lengthOf(others, 2);
    assert.include(others.join(' '), 'An Excerpt from the commercial register is missing.');
  });

  it('opens a section that was left out and is wanted after all', async () => {
    const host = at('noncompliant', { evaluation: REPORT });
    const element = await open(host);
    assert.equal(host.draft.values[SECOND_INCLUDED], 'yes');
    field(element, 'First name', 1);
  });

  it('opens such a section too when the evaluation comes before the submission ends', async () => {
    const host = at('running', { steps: steps(10) });
    const element = await open(host);
    host.emit('submission.changed', snapshot('running', { evaluation: REPORT }));
    host.emit('submission.changed', snapshot('noncompliant', { evaluation: REPORT }));
    await settle();
    assert.equal(host.draft.values[SECOND_INCLUDED], 'yes');
    field(element, 'First name', 1);
  });

  it('drops a complaint at the first change of its field, until it is checked again', async () => {
    const host = at('noncompliant', { evaluation: REPORT });
    const element = await open(host);
    const control = field(element, 'Registration number');
    assert.equal(control.getAttribute('aria-invalid'), 'true');
    type(control, '98-7654321');
    await settle();
    assert.isNull(control.getAttribute('aria-invalid'));
    assert.include(words(control.closest('.field') as Element), 'Changed, not yet checked again');
    assert.include(text(element), 'Twilio asks for 2 changes');
    type(control, COMPLETE[NUMBER] as string);
    await settle();
    assert.include(text(element), 'Twilio asks for 3 changes', 'as it was: it stands again');
    type(control, '98-7654321');
    await settle();
    element.remove();
    const again = await open(host);
    assert.include(text(again), 'Twilio asks for 2 changes', 'a reload knows it');
  });

  it('sends again after a correction', async () => {
    const host = at('rejected', { rejection: REJECTION });
    const element = await open(host);
    press(element, 'Registration number').click();
    await settle();
    assert.equal(focused(), field(element, 'Registration number'));
    type(field(element, 'Legal name'), 'Maple Street Bakery Inc.');
    await settle();
    press(element, 'Send for review again').click();
    await settle();
    assert.lengthOf(host.of('submission.start'), 1);
    assert.equal(host.draft.values[LEGAL_NAME], 'Maple Street Bakery Inc.');
  });

  it('sends what was corrected when it needs attention, never what was sent before', async () => {
    const host = at('needs-attention', { trouble: { message: 'Twilio refused the address' } });
    const element = await open(host);
    assert.notInclude(text(element), 'Try again');
    type(field(element, 'City'), 'Salem');
    await settle();
    press(element, 'Send for review again').click();
    await settle();
    assert.lengthOf(host.of('submission.start'), 1);
    assert.lengthOf(host.of('submission.resume'), 0);
    assert.equal(host.draft.values['customer_profile_address.city'], 'Salem');
  });

  for (const [name, wire] of Object.entries({
    FRENCH_NONCOMPLIANT,
    LIVE_SHAPE,
    STARTER_COMPLIANT,
  })) {
    it(`shows every row of ${name} at its field where the form has it`, async () => {
      const form = formFor(wire as typeof LIVE_SHAPE);
      const evaluation = await reportOf(wire, form);
      const host = new FakeOnboarding({}, { 'form.open': () => form });
      host.submission = snapshot('noncompliant', { evaluation });
      const element = await open(host);
      assert.lengthOf(queryAll(element, '[data-row]'), evaluation.rows.length);
      const atFields = queryAll(element, '.field [data-row]').length;
      assert.equal(atFields, evaluation.rows.filter((row) => row.path).length);
    });

    it(`shows every row of ${name} though the form has none of it`, async () => {
      const evaluation = await reportOf(wire, FORM);
      const element = await open(at('noncompliant', { evaluation }));
      assert.lengthOf(queryAll(element, '[data-row]'), evaluation.rows.length);
      for (const row of evaluation.rows)
        if (row.twilio.message) assert.include(text(element), row.twilio.message);
    });
  }

  it('stops only after a second word', async () => {
    const host = at('running', { steps: steps(3), stoppable: true });
    const element = await open(host);
    press(element, 'Stop and clean up').click();
    await settle();
    assert.lengthOf(host.of('submission.cancel'), 0);
    query(element, '.btn.bad').click();
    await settle();
    assert.lengthOf(host.of('submission.cancel'), 1);
  });

  it('offers to stop only where the host can', async () => {
    const element = await open(at('waiting', { steps: steps(3) }));
    assert.include(text(element), 'Try again now');
    assert.notInclude(text(element), 'Stop and clean up');
  });

  it('says so when the host cannot do what it is asked', async () => {
    const host = new FakeOnboarding(COMPLETE, {
      'submission.start': () => {
        throw new Error('You declined. Nothing was sent.');
      },
    });
    const element = await open(host);
    const outcome = await element.submit().catch((error: Error) => error.message);
    await settle();
    assert.equal(outcome, 'You declined. Nothing was sent.');
    assert.include(
      words(query(element, '[role="alert"] .note')),
      'You declined. Nothing was sent.',
    );
  });
});
