import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { OnboardingError } from '../../src/core/commands.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import '../../src/workspace/th-workspace.js';
import { COMPLETE, DRAFT, REPORT, snapshot } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { FakeOwnHost } from './fixtures/fake-own-host.js';
import {
  DETAILS,
  HELD_ELSEWHERE,
  HOLDER,
  LEFT_OVER,
  evaluation,
  managed,
  number,
} from './fixtures/managed.js';
import { assertAccessibleInBoth } from './support/axe.js';
import { field, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { mount, settle, unmountAll, until } from './support/mount.js';

const PATH = 'bundle.phone_numbers';

async function workspace(own: FakeOwnHost, hash = `#/draft/${DRAFT}`): Promise<HTMLElement> {
  location.hash = hash;
  const element = document.createElement('th-workspace');
  element.host = own.host;
  mount(element);
  await settle(24);
  return element;
}

/** The workspace's host, with this business open. */
function host(
  submission: Snapshot | null,
  answers: object = {},
): { own: FakeOwnHost; inner: FakeOnboarding } {
  const inner = new FakeOnboarding(COMPLETE);
  const own = new FakeOwnHost({
    ...managed(),
    'draft.open': () => inner.draft,
    'draft.save': (input: never) => inner.call('draft.save', input),
    'submission.get': () => submission,
    ...answers,
  });
  return { own, inner };
}

/** The leftovers on show. */
const found = (page: Element): Element[] => queryAll(query(page, 'th-leftovers'), '.found > li');

const box = (root: Element, phoneNumber: string): HTMLInputElement => {
  const label = queryAll<HTMLLabelElement>(root, '.tick').find((one) =>
    words(one).startsWith(phoneNumber),
  );
  return label?.control as HTMLInputElement;
};

async function openPanel(root: Element, id: string): Promise<HTMLElement> {
  query(root, `#${id} summary`).click();
  await settle(24);
  return query(root, `#${id}`);
}

describe('managing a business', () => {
  afterEach(() => {
    unmountAll();
    history.replaceState(null, '', location.pathname + location.search);
  });

  describe('numbers before it is sent', () => {
    it('are chosen in the form, saved with it and told in the review', async () => {
      const { own, inner } = host(null);
      const page = await workspace(own);
      assert.lengthOf(own.of('numbers.list'), 0, 'nothing is asked before somebody wants it');
      press(page, 'Choose numbers').click();
      await settle();
      assert.equal((focused() as Element).id, 'find');
      box(page, '+14155550103').click();
      box(page, '+14155550101').click();
      await settle();
      assert.equal(inner.draft.values[PATH], `${number(3)},${number(1)}`);
      await assertAccessibleInBoth(query(page, 'th-number-choice'));
      press(page, 'Review and send').click();
      await settle();
      assert.include(text(query(page, 'th-review')), '+14155550101');
      assert.notInclude(text(query(page, 'th-review')), number(1));
    });

    it('are none where nobody chose any, and the review says so, as it does of the address', async () => {
      const { own } = host(null);
      const page = await workspace(own);
      press(page, 'Review and send').click();
      await settle();
      const rowOf = (label: string): string =>
        text(
          queryAll(query(page, 'th-review'), '.row').find((row) => words(row).startsWith(label))!,
        );
      assert.include(rowOf('Which address?'), 'A new one');
      assert.include(rowOf('Which numbers'), 'No numbers chosen');
    });

    it('are taken out again, with focus near', async () => {
      const { own, inner } = host(null);
      inner.saveElsewhere({ [PATH]: `${number(1)},${number(3)}` });
      const page = await workspace(own);
      assert.lengthOf(own.of('numbers.list'), 1, 'to call them by their numbers');
      press(page, 'Take out +14155550101').click();
      await settle();
      assert.equal(inner.draft.values[PATH], number(3));
      assert.equal(focused()?.getAttribute('aria-label'), 'Take out +14155550103');
      press(page, 'Take out +14155550103').click();
      await settle();
      assert.equal(inner.draft.values[PATH], '');
      assert.equal(words(focused() as Element), 'Choose numbers');
    });

    it('are found by their digits, page after page', async () => {
      const { own } = host(null);
      const page = await workspace(own);
      press(page, 'Choose numbers').click();
      await settle();
      assert.lengthOf(queryAll(page, '.tick'), 4);
      press(page, 'Show more numbers').click();
      await settle();
      assert.lengthOf(queryAll(page, '.tick'), 5);
      type(query<HTMLInputElement>(page, '#find'), '4420');
      await until(() => queryAll(page, '.tick').length === 1, 'the one of London');
      assert.include(text(query(page, '.tick')), 'London');
    });

    it('are there once, though the first page brought some that are on a later one', async () => {
      const [first, second] = [1, 2].map((nth) => ({
        sid: number(nth),
        phoneNumber: `+1415555010${nth}`,
        name: '',
        assigned: false,
      }));
      const { own } = host(null, {
        'numbers.list': ({ cursor }: { cursor?: string }) =>
          cursor ? { rows: [second, first] } : { rows: [first], cursor: '1' },
      });
      const page = await workspace(own);
      press(page, 'Choose numbers').click();
      await settle();
      press(page, 'Show more numbers').click();
      await settle();
      assert.deepEqual(queryAll(page, '.tick .number').map(words), [
        '+14155550101',
        '+14155550102',
      ]);
    });

    it('have no place in a partner’s page', async () => {
      const element = document.createElement('trusthub-onboard');
      Object.assign(element, { draft: DRAFT, onboarding: new FakeOnboarding(COMPLETE) });
      mount(element);
      await settle();
      assert.notInclude(text(element), 'Choose numbers');
    });
  });

  describe('numbers of an approved profile', () => {
    it('are assigned and taken out at one press, each with its own result', async () => {
      const { own } = host(snapshot('approved'));
      const page = await workspace(own);
      assert.lengthOf(own.of('numbers.list'), 0, 'nobody opened the panel');
      const panel = await openPanel(page, 'numbers');
      assert.isTrue(box(panel, '+14155550101').checked);
      box(panel, '+14155550101').click();
      box(panel, '+14155550102').click();
      box(panel, '+14155550104').click();
      await settle();
      const button = press(panel, 'Assign 2 numbers, take out one number');
      button.focus();
      await sendKeys({ press: 'Enter' });
      await settle(24);
      assert.deepEqual(own.of('numbers.remove'), [{ draftId: DRAFT, numbers: [number(1)] }]);
      assert.deepEqual(own.of('numbers.assign'), [
        { draftId: DRAFT, numbers: [number(2), HELD_ELSEWHERE] },
      ]);
      const [removed, assigned, held] = queryAll(panel, '.results li').map(words);
      assert.equal(removed, '+14155550101: taken out');
      assert.equal(assigned, '+14155550102: assigned');
      for (const word of [HOLDER.name, HOLDER.bundleSid, '70003', 'About this code'])
        assert.include(held, word);
      assert.include(text(panel), '2 of 3 changed');
      assert.isTrue(box(panel, '+14155550102').checked);
      assert.isFalse(box(panel, '+14155550104').checked, 'as Twilio has it');
      assert.equal(focused(), button);
      await assertAccessibleInBoth(panel);
    });

    it('ask for nothing when a tick was taken back', async () => {
      const { own } = host(snapshot('approved'));
      const panel = await openPanel(await workspace(own), 'numbers');
      box(panel, '+14155550102').click();
      box(panel, '+14155550102').click();
      await settle();
      press(panel, 'Nothing to change').click();
      await settle();
      assert.lengthOf(own.of('numbers.assign'), 0);
    });

    it('may be refused while it is in review, which is said before', async () => {
      const { own } = host(snapshot('in-review'));
      const panel = await openPanel(await workspace(own), 'numbers');
      assert.include(text(panel), 'Twilio may refuse changes while it reviews');
    });

    it('are part of the form as long as that can be sent', async () => {
      const { own } = host(snapshot('noncompliant', { evaluation: REPORT }));
      const page = await workspace(own);
      press(page, 'Choose numbers');
      assert.deepEqual(
        queryAll(page, '.panel').map(({ id }) => id),
        ['evaluations'],
      );
    });

    it('say what went wrong with all of them', async () => {
      const { own } = host(snapshot('approved'), {
        'numbers.assign': () => {
          throw new OnboardingError('out-of-reach', 'Twilio is out of reach.');
        },
      });
      const panel = await openPanel(await workspace(own), 'numbers');
      box(panel, '+14155550102').click();
      await settle();
      press(panel, 'Assign one number').click();
      await settle();
      assert.include(words(query(panel, '[role="alert"]')), 'Twilio is out of reach.');
    });
  });

  describe('name and notifications', () => {
    it('changes only what was changed, and says beside a field what Twilio refused', async () => {
      const { own } = host(snapshot('approved'));
      const panel = await openPanel(await workspace(own), 'details');
      assert.equal(field(panel, 'Name in lists').value, DETAILS.name);
      type(field(panel, 'E-mail for status changes'), 'team@vendor.example');
      type(field(panel, 'Status callback'), 'https://vendor.example/status');
      press(panel, 'Save changes').click();
      await settle();
      assert.deepEqual(own.of('profile.update'), [
        {
          draftId: DRAFT,
          changes: {
            email: 'team@vendor.example',
            statusCallback: 'https://vendor.example/status',
          },
        },
      ]);
      const refused = field(panel, 'Status callback');
      assert.equal(focused(), refused);
      assert.equal(refused.value, 'https://vendor.example/status', 'still there to be mended');
      const around = words(refused.closest('.field') as Element);
      for (const word of ['Twilio refused this', 'not a valid URL', '20001', 'About this code'])
        assert.include(around, word);
      assert.include(text(panel), '1 of 2 saved.');
      await assertAccessibleInBoth(panel);
    });

    it('asks for what is sure to be refused, before Twilio is', async () => {
      const { own } = host(snapshot('approved'));
      const panel = await openPanel(await workspace(own), 'details');
      type(field(panel, 'E-mail for status changes'), 'nobody');
      type(field(panel, 'Status callback'), 'https://10.0.0.1/');
      press(panel, 'Save changes').click();
      await settle();
      assert.lengthOf(own.of('profile.update'), 0);
      assert.lengthOf(queryAll(panel, '.error'), 2);
      assert.equal(focused(), field(panel, 'E-mail for status changes'));
      assert.include(text(panel), 'can be reached from the internet');
    });

    it('writes nothing when nothing was changed', async () => {
      const { own } = host(snapshot('approved'));
      const panel = await openPanel(await workspace(own), 'details');
      field(panel, 'Name in lists').focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      assert.lengthOf(own.of('profile.update'), 0);
      assert.include(text(panel), 'Nothing was changed.');
    });

    it('can be asked for again', async () => {
      let fail = true;
      const { own } = host(snapshot('approved'), {
        'profile.get': () => {
          if (fail) throw new OnboardingError('out-of-reach', 'Twilio is out of reach.');
          return DETAILS;
        },
      });
      const panel = await openPanel(await workspace(own), 'details');
      assert.include(text(panel), 'Twilio is out of reach.');
      fail = false;
      press(panel, 'Try again').click();
      await settle();
      assert.equal(field(panel, 'Name in lists').value, DETAILS.name);
    });
  });

  describe('Twilio’s checks', () => {
    it('are listed newest first, read page after page and one by one', async () => {
      const { own } = host(snapshot('noncompliant', { evaluation: REPORT }));
      const panel = await openPanel(await workspace(own), 'evaluations');
      assert.lengthOf(queryAll(panel, 'li > details'), 2);
      assert.lengthOf(own.of('submission.evaluation'), 0);
      press(panel, 'Show more checks').click();
      await settle();
      const checks = queryAll<HTMLDetailsElement>(panel, 'li > details');
      assert.lengthOf(checks, 3);
      assert.include(words(checks[0] as Element), 'Passed');
      assert.throws(() => press(panel, 'Show more checks'));
      checks[1]?.querySelector('summary')?.click();
      await settle();
      assert.deepEqual(own.of('submission.evaluation'), [
        { draftId: DRAFT, evaluationSid: evaluation(2) },
        // With the one before it, to tell what changed between them.
        { draftId: DRAFT, evaluationSid: evaluation(1) },
      ]);
      assert.notInclude(words(checks[1] as Element), 'Since the check before', 'it cannot be read');
      assert.lengthOf(queryAll(panel, '[data-row]'), REPORT.rows.length);
      checks[2]?.querySelector('summary')?.click();
      await settle();
      assert.include(words(checks[2] as Element), 'Twilio is out of reach.');
      await assertAccessibleInBoth(panel);
    });

    it('tell what changed since the check before', async () => {
      const fixedRow = REPORT.rows.find((row) => !row.passed && row.path)!;
      const mended = { ...fixedRow, passed: true };
      const worse = { ...REPORT.rows.find((row) => row.passed && row.path)!, passed: false };
      const rows = REPORT.rows.map((row) =>
        row === fixedRow ? mended : row.label === worse.label ? worse : row,
      );
      const { own } = host(snapshot('noncompliant', { evaluation: REPORT }), {
        'submission.evaluation': ({ evaluationSid }: { evaluationSid: string }) => ({
          ...REPORT,
          sid: evaluationSid,
          ...(evaluationSid === evaluation(3) && { rows }),
        }),
      });
      const panel = await openPanel(await workspace(own), 'evaluations');
      const [newest] = queryAll<HTMLDetailsElement>(panel, 'li > details');
      newest!.querySelector('summary')!.click();
      await settle();
      const changes = words(newest!.querySelector('.changes')!);
      assert.include(changes, `Settled: ${mended.label}`);
      assert.include(changes, `Asked for only now: ${worse.label}`);
      assert.match(changes, /Still asked for: \S/);
      await assertAccessibleInBoth(panel);
    });

    it('are read anew when it stands elsewhere, and stay open', async () => {
      const { own } = host(snapshot('noncompliant', { evaluation: REPORT }));
      const panel = await openPanel(await workspace(own), 'evaluations');
      assert.lengthOf(own.of('submission.evaluations'), 1);
      own.emit('submission.changed', snapshot('in-review'));
      await settle(24);
      assert.lengthOf(own.of('submission.evaluations'), 2);
      assert.isTrue((panel as HTMLDetailsElement).open);
      assert.include(text(panel), 'Passed');
    });

    it('say that there was none', async () => {
      const { own } = host(snapshot('needs-attention'), {
        'submission.evaluations': () => ({ rows: [] }),
      });
      const panel = await openPanel(await workspace(own), 'evaluations');
      assert.include(text(panel), 'Twilio has not checked this profile yet.');
    });
  });

  describe('leftovers', () => {
    it('are found from the list, each with what it is and since when', async () => {
      const { own } = host(null);
      const page = await workspace(own, '');
      press(page, 'Find leftovers at Twilio').click();
      await until(() => queryAll(page, '.found > li').length === 2, 'what was found');
      const [first, second] = found(page).map(words);
      for (const word of ['Maple Street Bakery LLC', '2 people and businesses', 'Draft', '19'])
        assert.include(first, word);
      assert.include(second, 'In review');
      assert.include(second, 'cannot be removed');
      assert.isTrue(query(page, '.content').matches(':focus'));
      await assertAccessibleInBoth(page);
    });

    it('are removed after a second word, and focus goes to what came of it', async () => {
      const { own } = host(null);
      const page = await workspace(own, '#/leftovers');
      press(page, `Remove ${LEFT_OVER.name}`).click();
      await settle();
      assert.lengthOf(own.of('leftovers.remove'), 0);
      assert.include(text(query(page, 'dialog[open]')), '1 profile, 2 people and businesses');
      press(page, 'Remove from Twilio').click();
      await settle();
      const { draftId, generation, run } = LEFT_OVER;
      assert.deepEqual(own.of('leftovers.remove'), [{ draftId, generation, run }]);
      assert.equal(words(focused() as Element), '5 objects of Maple Street Bakery LLC removed.');
      assert.lengthOf(found(page), 1);
    });

    it('let the next be taken up while Twilio is looked through again', async () => {
      const answers = managed();
      let looks = 0;
      const { own } = host(null, {
        ...answers,
        'leftovers.list': () =>
          ++looks === 1 ? answers['leftovers.list']() : new Promise(() => undefined),
      });
      const page = await workspace(own, '#/leftovers');
      press(page, `Remove ${LEFT_OVER.name}`).click();
      await settle();
      press(page, 'Remove from Twilio').click();
      await settle();
      assert.equal(looks, 2);
      press(page, 'Take up here Harbor Freightways').click();
      await settle();
      assert.lengthOf(own.of('leftovers.adopt'), 1);
    });

    it('say what Twilio did not let go', async () => {
      const { own } = host(null, {
        'leftovers.remove': () => ({
          removed: 3,
          refused: [{ message: 'Twilio refused this', code: 20409, twilio: 'In use' }],
        }),
      });
      const page = await workspace(own, '#/leftovers');
      press(page, `Remove ${LEFT_OVER.name}`).click();
      await settle();
      press(page, 'Remove from Twilio').click();
      await settle();
      const said = words(focused() as Element);
      assert.include(said, '3 objects of Maple Street Bakery LLC removed. Twilio refused 1');
      assert.include(said, '20409');
    });

    it('are taken up here', async () => {
      const { own } = host(null);
      const page = await workspace(own, '#/leftovers');
      press(page, `Take up here ${LEFT_OVER.name}`).click();
      await settle();
      assert.lengthOf(own.of('leftovers.adopt'), 1);
      const link = press(page, `Open ${LEFT_OVER.name}`) as HTMLAnchorElement;
      assert.isTrue(link.href.endsWith(`#/draft/${LEFT_OVER.draftId}`));
    });

    it('leave one as it is when that does not work', async () => {
      const { own } = host(null, {
        'leftovers.adopt': () => {
          throw new OnboardingError('conflict', 'It is here already.');
        },
      });
      const page = await workspace(own, '#/leftovers');
      press(page, `Take up here ${LEFT_OVER.name}`).click();
      await settle();
      assert.include(words(focused() as Element), 'stays as it is: It is here already.');
      assert.lengthOf(found(page), 2);
    });

    it('are none, or cannot be looked for', async () => {
      const { own } = host(null, { 'leftovers.list': () => [] });
      const none = await workspace(own, '#/leftovers');
      assert.include(text(none), 'Nothing is left over.');
      await assertAccessibleInBoth(none);
      unmountAll();
      const { own: away } = host(null, {
        'leftovers.list': () => {
          throw new OnboardingError('out-of-reach', 'Twilio is out of reach.');
        },
      });
      const broken = await workspace(away, '#/leftovers');
      assert.include(text(broken), 'Twilio is out of reach.');
      press(broken, 'Look again');
    });
  });
});
