import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Snapshot, SubmissionStatus } from '../../src/core/submission/snapshot.js';
import { clockTime } from '../../src/components/times.js';
import { COMPLETE, LEGAL_NAME, lastLook, snapshot, steps, stopped } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { assertAccessibleInBoth } from './support/axe.js';
import { field, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { open, settle, unmountAll, until } from './support/mount.js';

const at = (
  status: SubmissionStatus,
  rest: Parameters<typeof snapshot>[1] = {},
  answers: ConstructorParameters<typeof FakeOnboarding>[1] = {},
): FakeOnboarding => {
  const host = new FakeOnboarding(COMPLETE, answers);
  host.submission = snapshot(status, rest);
  return host;
};

/** An answer that takes its time: what is disabled meanwhile loses focus. */
async function stopLater(): Promise<Snapshot> {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return snapshot('cancelling', { steps: stopped(4, 0) });
}

/** The progress lists, each as its lines read. */
const lists = (element: Element): string[][] =>
  queryAll(element, 'th-progress').map((one) =>
    [...(one.shadowRoot?.querySelectorAll('li p:first-of-type') ?? [])].map(words),
  );

describe('stopping and cleaning up', () => {
  afterEach(unmountAll);

  const stoppable: SubmissionStatus[] = [
    'running',
    'waiting',
    'paused',
    'needs-attention',
    'noncompliant',
    'compliant',
  ];
  for (const status of stoppable)
    it(`is offered while ${status}, and asks once more`, async () => {
      const host = at(
        status,
        { steps: steps(4), stoppable: true },
        { 'submission.cancel': stopLater },
      );
      const element = await open(host);
      press(element, 'Stop and clean up').focus();
      press(element, 'Stop and clean up').click();
      await settle();
      assert.include(text(query(element, 'dialog[open]')), 'What you typed is kept');
      query(element, 'dialog .bad').click();
      await until(() => text(element).includes('Taking back'), 'the host has taken it up');
      assert.deepEqual(host.of('submission.cancel'), [{ draftId: host.draft.id }]);
      await settle();
      assert.equal(words(focused() as Element), 'Maple Street Bakery LLC', 'where the news is');
      assert.include(text(element), 'Stopping');
    });

  it('is left again by the keyboard without anything having happened', async () => {
    const host = at('running', { steps: steps(4), stoppable: true });
    const element = await open(host);
    const button = press(element, 'Stop and clean up');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await settle();
    assert.equal(words(focused() as Element), 'Keep going');
    await sendKeys({ press: 'Escape' });
    await settle();
    assert.equal(focused(), button);
    assert.lengthOf(host.of('submission.cancel'), 0);
  });

  it('is told apart from what was done before', async () => {
    const host = at('cancelling', { steps: stopped(8, 2) });
    const element = await open(host);
    const [back = [], before = []] = lists(element);
    assert.equal(back[2], 'Removing the profile: under way');
    assert.lengthOf(back, 7);
    assert.isFalse(query<HTMLDetailsElement>(element, 'details').open);
    assert.include(before.join(), 'recorded');
    const bars = queryAll<HTMLProgressElement>(element, 'progress');
    assert.deepEqual(
      bars.map(({ max, value }) => [max, value]),
      [
        [7, 2],
        [13, 8],
      ],
    );
    await assertAccessibleInBoth(element);
  });

  it('goes on where Twilio refused it, and lets nothing be sent meanwhile', async () => {
    const trouble = { message: 'Twilio refused this', code: 20403, twilio: 'Forbidden' };
    const host = at('needs-attention', {
      stoppable: true,
      trouble,
      steps: stopped(8, 3, { state: 'failed', error: trouble }),
    });
    const element = await open(host);
    assert.lengthOf(queryAll(element, '[data-path]'), 0, 'half of it is gone');
    assert.notInclude(text(element), 'Send for review');
    assert.lengthOf(text(element).match(/Forbidden/g) ?? [], 1, 'said once');
    press(element, 'Go on cleaning up').click();
    await settle();
    assert.lengthOf(host.of('submission.cancel'), 1);
  });

  it('ends with everything still to be sent', async () => {
    const due = Date.now() + 600_000;
    const element = await open(at('cancelled', { steps: [...stopped(8, 7), lastLook(due)] }));
    assert.include(text(element), 'Nothing of this is left at Twilio');
    assert.include(text(element), `One last look at ${clockTime(due)}`);
    assert.equal(field(element, 'Legal name').value, COMPLETE[LEGAL_NAME]);
  });
});

describe('the last look', () => {
  afterEach(unmountAll);

  it('is a quiet line and makes nothing look unfinished', async () => {
    const due = Date.now() + 600_000;
    const element = await open(at('in-review', { steps: [...steps(13), lastLook(due)] }));
    assert.include(text(element), `One last look at ${clockTime(due)}`);
    assert.include(text(element), 'There is nothing for you to do');
    assert.lengthOf(queryAll(element, 'progress'), 0);
  });

  it('counts for nothing while it is sent, nor is it what one waits for', async () => {
    const soon = Date.now() + 30_000;
    const element = await open(
      at('waiting', {
        steps: [...steps(9, { state: 'waiting', waitingUntil: soon }), lastLook(soon + 570_000)],
      }),
    );
    assert.equal(query<HTMLProgressElement>(element, 'progress').max, 13);
    assert.include(text(element), `Waiting for Twilio until ${clockTime(soon, undefined, true)}`);
    assert.include(text(element), 'Show all 13 steps');
  });
});

describe('checking without sending', () => {
  afterEach(unmountAll);

  it('is a second way on the review, after everything was looked at', async () => {
    const host = new FakeOnboarding(COMPLETE, {
      'submission.evaluate': () => snapshot('running', { steps: steps(3) }),
    });
    const element = await open(host);
    type(field(element, 'City'), 'Salem');
    press(element, 'Review and send').click();
    await settle();
    press(element, 'Only check against Twilio’s rules').click();
    await settle();
    assert.equal(host.draft.values['customer_profile_address.city'], 'Salem', 'saved first');
    assert.deepEqual(host.of('submission.evaluate'), [{ draftId: host.draft.id }]);
    assert.lengthOf(host.of('submission.start'), 0);
    assert.include(text(element), 'Submitting');
  });

  it('asks for what is missing as sending does', async () => {
    const host = new FakeOnboarding({ ...COMPLETE, [LEGAL_NAME]: '' });
    const element = await open(host);
    press(element, 'Review and send').click();
    await settle();
    press(element, 'Only check against Twilio’s rules').click();
    await settle();
    assert.lengthOf(host.of('submission.evaluate'), 0);
    assert.include(text(element), 'There is one thing to change');
  });

  it('ends ready to send, with one button that sends', async () => {
    const host = at('compliant', { stoppable: true });
    const element = await open(host);
    assert.include(text(element), 'Ready to send');
    assert.include(text(element), 'nothing is missing');
    assert.lengthOf(queryAll(element, '.btn.main'), 1);
    press(element, 'Send for review').click();
    await settle();
    assert.lengthOf(host.of('submission.start'), 1);
  });
});

describe('what is to be known of a submission', () => {
  afterEach(unmountAll);

  it('says that another device was first', async () => {
    const element = await open(at('in-review', { follows: true }));
    assert.include(text(element), 'Another device sent this business first');
  });

  it('says that it was put together again', async () => {
    const element = await open(at('running', { rebuilt: true, steps: steps(4) }));
    assert.include(text(element), 'It was put together again from a second copy');
  });

  it('leads to the section that Twilio could not take', async () => {
    const element = await open(
      at('needs-attention', {
        steps: steps(4),
        trouble: {
          message: "Twilio couldn't check this address",
          code: 21628,
          section: 'customer_profile_address',
        },
      }),
    );
    press(element, 'Go to “Business address”').click();
    await settle();
    assert.equal(words(focused() as Element), 'Business address');
  });

  it('looks again where somebody removed something at Twilio', async () => {
    const trouble = { message: 'Something was removed. Try again', status: 404, code: 20404 };
    const host = at('needs-attention', { steps: steps(4), trouble });
    const element = await open(host);
    press(element, 'Try again').click();
    await settle();
    assert.lengthOf(host.of('submission.resume'), 1);
  });

  it('takes its own objects back and only watches, when another device was first', async () => {
    const element = await open(at('running', { follows: true, steps: stopped(4, 3) }));
    assert.equal(lists(element)[0]?.[3], 'Removing the documents: under way');
    assert.throws(() => press(element, 'Stop and clean up'));
    unmountAll();
    const waiting = await open(at('waiting', { follows: true, steps: stopped(4, 7) }));
    assert.include(text(waiting), 'Waiting for the other device to send it.');
  });

  it('measures steps that were under way together from the first to the last', async () => {
    const plan = steps(13).map((step, index) => ({
      ...step,
      since: 1_000_000 + (index % 3) * 100,
      elapsed: 400,
    }));
    const progress = query(
      await open(at('paused', { steps: [...plan.slice(0, 8), ...steps(8).slice(8)] })),
      'th-progress',
    );
    assert.equal(words(query(progress, 'li .time')), '0.6 s', 'not 8 × 0.4 s');
  });
});
