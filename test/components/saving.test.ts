import { assert } from 'chai';
import { OnboardingError, type Input } from '../../src/core/commands.js';
import type { DraftId, SaveResult } from '../../src/core/draft/draft.js';
import { mergeDraft } from '../../src/core/draft/merge-draft.js';
import type { FieldValues } from '../../src/core/policy/field-path.js';
import { numbersSection } from '../../src/components/th-numbers/numbers-section.js';
import {
  COMPLETE,
  DRAFT,
  FORM,
  LEGAL_NAME,
  snapshot,
  SOCIAL,
  steps,
  WEBSITE,
} from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { assertAccessible } from './support/axe.js';
import { field, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { open, settle, unmountAll, until } from './support/mount.js';

/** How this host saves when nothing is made up, for the other tab too, without news of it. */
const saves = (
  host: FakeOnboarding,
): { save(input: Input<'draft.save'>): SaveResult; elsewhere(changes: FieldValues): void } => {
  const save = ({ revision, changes }: Omit<Input<'draft.save'>, 'draftId'>): SaveResult => {
    const { draft, result } = mergeDraft(host.draft, { revision, changes, now: NOW });
    host.draft = draft;
    return result;
  };
  return {
    save,
    elsewhere: (changes) => void save({ revision: host.draft.revision, changes }),
  };
};

const NOW = '2026-11-21T12:00:00.000Z';

describe('saving', () => {
  afterEach(unmountAll);

  it('saves at each input, at once', async () => {
    const host = new FakeOnboarding(COMPLETE);
    const element = await open(host);
    type(field(element, 'Legal name'), 'M');
    assert.lengthOf(host.of('draft.save'), 1, 'in the same turn as the input');
    await settle();
    type(field(element, 'Legal name'), 'Ma');
    await settle();
    assert.equal(host.draft.values[LEGAL_NAME], 'Ma');
    assert.match(text(element), /Saved on this device \d/);
  });

  it('coalesces what is typed while a save is under way, and says that it saves', async () => {
    const answers: ((result: SaveResult) => void)[] = [];
    const host = new FakeOnboarding(COMPLETE, {
      'draft.save': () =>
        new Promise((resolve) => {
          answers.push(resolve);
        }),
    });
    const element = await open(host);
    const control = field(element, 'Legal name');
    for (const value of ['A', 'Ab', 'Abc']) type(control, value);
    await settle();
    assert.include(text(element), 'Saving…');
    assert.notInclude(text(element), 'Saved on this device');
    answers[0]?.({ revision: 2, values: {}, conflicts: {} });
    await settle();
    assert.deepEqual(
      host.of('draft.save').map(({ revision, changes }) => [revision, changes[LEGAL_NAME]]),
      [
        [1, 'A'],
        [2, 'Abc'],
      ],
    );
    assert.include(text(element), 'Saving…');
    answers[1]?.({ revision: 3, values: {}, conflicts: {} });
    await settle();
    assert.include(text(element), 'Saved on this device');
  });

  it('says why it could not save, keeps what was typed and tries again', async () => {
    let full = true;
    const host = new FakeOnboarding(COMPLETE, {
      'draft.save': (input) => {
        if (full) throw new OnboardingError('failed', 'The disk is full.');
        return { revision: input.revision + 1, values: {}, conflicts: {} };
      },
    });
    const element = await open(host);
    type(field(element, 'Legal name'), 'Kept LLC');
    await settle();
    assert.include(text(element), 'Could not save: The disk is full');
    assert.include(text(element), 'What you typed is kept here, trying again.');
    assert.equal(field(element, 'Legal name').value, 'Kept LLC');
    full = false;
    press(element, 'Try again now').click();
    await settle();
    assert.notInclude(text(element), 'Could not save');
    assert.equal(host.of('draft.save').at(-1)?.changes[LEGAL_NAME], 'Kept LLC');
  });

  it('does not send what it could not save', async () => {
    const host = new FakeOnboarding(COMPLETE, {
      'draft.save': () => {
        throw new OnboardingError('failed', 'The disk is full');
      },
    });
    const element = await open(host);
    type(field(element, 'Legal name'), 'Kept LLC');
    const outcome = await element.submit().catch((error: unknown) => error);
    assert.instanceOf(outcome, OnboardingError);
    assert.lengthOf(host.of('submission.start'), 0);
  });

  it('shows what another tab typed', async () => {
    const host = new FakeOnboarding(COMPLETE);
    const element = await open(host);
    host.saveElsewhere({ [LEGAL_NAME]: 'From elsewhere LLC' });
    await settle();
    assert.equal(field(element, 'Legal name').value, 'From elsewhere LLC');
    assert.isEmpty(queryAll(element, '.note'));
  });

  for (const keep of ['mine', 'theirs'] as const)
    it(`lets the person choose when both tabs changed a field: ${keep}`, async () => {
      const host = new FakeOnboarding(COMPLETE);
      const element = await open(host);
      // The news of the other tab is late: this one types on what it knows.
      const { emit } = host;
      host.emit = () => undefined;
      host.saveElsewhere({ [LEGAL_NAME]: 'Theirs LLC', [WEBSITE]: 'https://theirs.example' });
      host.emit = emit;
      type(field(element, 'Legal name'), 'Mine LLC');
      await settle();
      assert.equal(field(element, 'Legal name').value, 'Mine LLC');
      assert.equal(field(element, 'Website').value, 'https://theirs.example', 'merged by field');
      const conflicts = query(element, 'th-conflicts');
      assert.include(text(conflicts), 'Mine LLC');
      assert.include(text(conflicts), 'Theirs LLC');
      assert.include(text(element), 'One field is not saved yet');
      await element.submit().catch(() => undefined);
      assert.lengthOf(host.of('submission.start'), 0, 'not sent before the person has chosen');
      assert.equal(words(focused() as Element), 'Changed in another tab too');
      press(
        element,
        keep === 'mine' ? 'Keep what I typed: Legal name' : 'Use the other tab’s: Legal name',
      ).click();
      await settle();
      const expected = keep === 'mine' ? 'Mine LLC' : 'Theirs LLC';
      assert.equal(field(element, 'Legal name').value, expected);
      assert.equal(host.draft.values[LEGAL_NAME], expected);
      assert.lengthOf(queryAll(query(element, 'th-conflicts'), 'h4'), 0);
    });

  /** Both tabs changed the legal name; the news of it is late. */
  const inConflict = async (
    host: FakeOnboarding,
    mine = 'Mine LLC',
  ): Promise<Awaited<ReturnType<typeof open>>> => {
    const element = await open(host);
    const { emit } = host;
    host.emit = () => undefined;
    host.saveElsewhere({ [LEGAL_NAME]: 'Theirs LLC' });
    host.emit = emit;
    type(field(element, 'Legal name'), mine);
    await settle();
    return element;
  };

  it('sends nothing of a field in conflict, however much is typed, before the choice', async () => {
    const host = new FakeOnboarding(COMPLETE);
    const element = await inConflict(host);
    type(field(element, 'Legal name'), 'Mine, longer LLC');
    await settle();
    assert.equal(host.draft.values[LEGAL_NAME], 'Theirs LLC');
    assert.include(text(query(element, 'th-conflicts')), 'Mine, longer LLC');
    assert.include(text(element), 'One field is not saved yet: choose a version');
    assert.notInclude(text(element), 'Saved on this device');
    type(field(element, 'Website'), 'https://mine.example');
    await settle();
    assert.equal(host.draft.values[WEBSITE], 'https://mine.example', 'other fields go on');
    host.saveElsewhere({ [LEGAL_NAME]: 'Theirs, later LLC' });
    await settle();
    assert.include(text(query(element, 'th-conflicts')), 'Theirs, later LLC');
    press(element, 'Keep what I typed: Legal name').click();
    await settle();
    assert.equal(host.draft.values[LEGAL_NAME], 'Mine, longer LLC');
    assert.include(text(element), 'Saved on this device');
  });

  for (const during of ['the save that brings the conflict', 'a save of another field'] as const)
    it(`keeps both values when keys are typed during ${during}`, async () => {
      const held: (() => void)[] = [];
      const host: FakeOnboarding = new FakeOnboarding(COMPLETE, {
        'draft.save': async (input) => {
          await new Promise<void>((resolve) => {
            held.push(resolve);
          });
          return usual.save(input);
        },
      });
      const usual = saves(host);
      const element = await open(host);
      usual.elsewhere({ [LEGAL_NAME]: 'Theirs LLC' });
      const other = during === 'a save of another field';
      type(field(element, other ? 'Website' : 'Legal name'), 'https://m');
      await settle();
      type(field(element, 'Legal name'), 'Mi');
      for (let turn = 0; turn < 4; turn++) {
        held.shift()?.();
        await settle();
      }
      assert.equal(host.draft.values[LEGAL_NAME], 'Theirs LLC');
      assert.equal(field(element, 'Legal name').value, 'Mi');
      assert.include(text(query(element, 'th-conflicts')), 'Theirs LLC');
      assert.include(text(element), 'One field is not saved yet');
    });

  it('takes its own value, saved without an answer, for no other tab’s', async () => {
    let lost = true;
    const host: FakeOnboarding = new FakeOnboarding(COMPLETE, {
      'draft.save': (input) => {
        const result = usual.save(input);
        if (lost) throw new OnboardingError('failed', 'There was no answer');
        return result;
      },
    });
    const usual = saves(host);
    const element = await open(host);
    type(field(element, 'Legal name'), 'M');
    await settle();
    assert.include(text(element), 'Could not save: There was no answer');
    lost = false;
    type(field(element, 'Legal name'), 'Ma');
    await settle();
    assert.equal(host.draft.values[LEGAL_NAME], 'Ma');
    assert.lengthOf(queryAll(query(element, 'th-conflicts'), 'h4'), 0);
    assert.include(text(element), 'Saved on this device');
  });

  for (const change of ['draft', 'onboarding'] as const)
    for (const how of ['slow', 'failing'] as const)
      it(`keeps what was typed for its own draft when the ${change} changes and saving is ${how}`, async function () {
        this.timeout(15_000);
        const [a, b] = ['aaaaaaaaaa', 'bbbbbbbbbb'] as DraftId[] as [DraftId, DraftId];
        let release: (() => void) | undefined;
        const saved: Record<string, FieldValues> = { [a]: {}, [b]: {} };
        const make = (name: string): FakeOnboarding => {
          const host: FakeOnboarding = new FakeOnboarding(COMPLETE, {
            'draft.open': ({ draftId }) => ({
              ...host.draft,
              id: draftId as DraftId,
              values: { ...COMPLETE, [LEGAL_NAME]: `${draftId} LLC` },
            }),
            'draft.save': async ({ draftId, revision, changes }) => {
              if (draftId === a && name === 'first' && !release) {
                await new Promise<void>((resolve, reject) => {
                  release = how === 'slow' ? resolve : (): void => reject(new Error('No answer'));
                });
              }
              saved[draftId] = { ...saved[draftId], ...changes };
              return {
                revision: revision + 1,
                values: { [LEGAL_NAME]: `${name} says` },
                conflicts: {},
              };
            },
          });
          return host;
        };
        const element = await open(make('first'), { draft: a });
        type(field(element, 'Legal name'), 'Typed into A');
        await settle();
        type(field(element, 'Website'), 'https://a.example');
        if (change === 'onboarding') element.onboarding = make('second');
        element.draft = b;
        await settle();
        assert.equal(field(element, 'Legal name').value, `${b} LLC`);
        release?.();
        await settle();
        await until(() => saved[a]?.[WEBSITE], 'the next try', 8_000);
        assert.deepEqual(saved[a], {
          [LEGAL_NAME]: 'Typed into A',
          [WEBSITE]: 'https://a.example',
        });
        assert.deepEqual(saved[b], {});
        assert.equal(field(element, 'Legal name').value, `${b} LLC`);
        assert.equal(field(element, 'Website').value, COMPLETE[WEBSITE]);
      });

  it('shows what is typed and not saved yet when the same draft is opened again', async () => {
    let full = true;
    const host: FakeOnboarding = new FakeOnboarding(COMPLETE, {
      'draft.save': (input) => {
        if (full) throw new OnboardingError('failed', 'The disk is full');
        return usual.save(input);
      },
    });
    const usual = saves(host);
    const element = await open(host);
    type(field(element, 'Legal name'), 'Kept LLC');
    await settle();
    const parent = element.parentElement as HTMLElement;
    element.remove();
    await settle();
    full = false;
    parent.append(element);
    await settle();
    assert.equal(field(element, 'Legal name').value, 'Kept LLC');
    assert.equal(host.draft.values[LEGAL_NAME], 'Kept LLC');
  });

  for (const final of [true, false])
    it(`saves on after it was taken out of the page${final ? ', but not where the draft is gone' : ''}`, async function () {
      this.timeout(15_000);
      let answer: 'fails' | 'gone' | 'saves' = 'fails';
      const host: FakeOnboarding = new FakeOnboarding(COMPLETE, {
        'draft.save': (input) => {
          if (answer === 'fails') throw new OnboardingError('failed', 'The disk is full');
          if (answer === 'gone') throw new OnboardingError('not-found', 'There is no such draft');
          return usual.save(input);
        },
      });
      const usual = saves(host);
      const element = await open(host);
      type(field(element, 'Legal name'), 'Kept LLC');
      await settle();
      if (final) answer = 'gone';
      element.remove();
      await settle();
      const tries = host.of('draft.save').length;
      answer = 'saves';
      if (final) await new Promise((resolve) => setTimeout(resolve, 5_500));
      else await until(() => host.of('draft.save').length > tries, 'the next try', 8_000);
      await settle();
      assert.equal(host.draft.values[LEGAL_NAME], final ? COMPLETE[LEGAL_NAME] : 'Kept LLC');
    });

  it('saves all but the one value that the host refuses, and says at its field what to do', async () => {
    const host: FakeOnboarding = new FakeOnboarding(COMPLETE, {
      'draft.save': (input) => {
        if (Object.values(input.changes).some((value) => value.length > 10_000 || value === 'bad'))
          throw new OnboardingError('invalid', 'draft.save: expected something else');
        return usual.save(input);
      },
    });
    const usual = saves(host);
    const element = await open(host);
    assert.equal(field(element, 'Legal name').maxLength, 10_000);
    type(field(element, 'City'), 'Salem');
    type(field(element, 'State'), 'bad');
    type(field(element, 'Legal name'), 'x'.repeat(10_001));
    type(field(element, 'Website'), 'https://mine.example');
    await settle(30);
    assert.equal(host.draft.values[WEBSITE], 'https://mine.example');
    assert.equal(field(element, 'City').value, 'Salem');
    assert.equal(host.draft.values[LEGAL_NAME], COMPLETE[LEGAL_NAME]);
    const box = field(element, 'Legal name').closest('.field') as Element;
    assert.include(words(box), 'Shorten this');
    assert.include(words(field(element, 'State').closest('.field') as Element), 'Change this');
    assert.include(text(element), '2 fields are not saved yet: change what is marked');
    assert.notInclude(text(element), 'Saved on this device');
    assert.isFalse(await element.validate());
    await assertAccessible(element);
    const tries = host.of('draft.save').length;
    await settle();
    assert.lengthOf(host.of('draft.save'), tries, 'not tried again as it is');
    type(field(element, 'Legal name'), 'Short LLC');
    type(field(element, 'State'), 'WA');
    await settle();
    assert.equal(host.draft.values[LEGAL_NAME], 'Short LLC');
    assert.notInclude(words(box), 'Shorten this');
    assert.include(text(element), 'Saved on this device');
  });

  it('lets no save grow longer than a message may be', async () => {
    const host = new FakeOnboarding(COMPLETE);
    const element = await open(host);
    for (const label of [
      'Legal name',
      'Registration number',
      'City',
      'State',
      'First name',
      'Last name',
    ])
      type(field(element, label), `${label} ${'x'.repeat(9_900)}`);
    await settle(20);
    for (const input of host.of('draft.save'))
      assert.isBelow(JSON.stringify(input).length, 64 * 1024);
    assert.include(host.draft.values[LEGAL_NAME], 'Legal name');
    assert.include(host.draft.values['authorized_representative_1.last_name'], 'Last name');
    assert.include(text(element), 'Saved on this device');
  });

  it('tries again by itself after a save that got no answer in time', async function () {
    this.timeout(15_000);
    let tries = 0;
    const host: FakeOnboarding = new FakeOnboarding(COMPLETE, {
      'draft.save': async (input) => {
        if (++tries === 1) throw new OnboardingError('failed', 'The extension did not answer.');
        return usual.save(input);
      },
    });
    const usual = saves(host);
    const element = await open(host);
    type(field(element, 'Legal name'), 'Kept LLC');
    await settle();
    assert.include(text(element), 'Could not save: The extension did not answer');
    assert.include(text(element), 'What you typed is kept here, trying again.');
    assert.notInclude(text(element), 'Saving…');
    await until(() => tries === 2, 'the next try', 8_000);
    await settle();
    assert.equal(host.draft.values[LEGAL_NAME], 'Kept LLC');
    assert.include(text(element), 'Saved on this device');
  });

  it('lets nothing be changed while it is being sent, and opens again when declined', async () => {
    let decline: (() => void) | undefined;
    const host = new FakeOnboarding(COMPLETE, {
      'submission.start': () =>
        new Promise((_resolve, reject) => {
          decline = (): void => reject(new OnboardingError('declined', 'You declined.'));
        }),
    });
    const element = await open(host);
    const sending = element.submit().catch((error: unknown) => error);
    await settle();
    for (const control of queryAll<HTMLInputElement>(element, '[data-path]'))
      assert.isTrue(control.readOnly || control.disabled, control.dataset['path']);
    await assertAccessible(element);
    type(field(element, 'Legal name'), 'Too late LLC');
    type(field(element, 'Registration type'), 'Other');
    await settle();
    assert.lengthOf(host.of('draft.save'), 0);
    assert.equal(field(element, 'Legal name').value, COMPLETE[LEGAL_NAME]);
    assert.equal(field(element, 'Registration type').value, 'EIN');
    const file = {
      format: 'trusthub-onboard/draft',
      version: 1,
      policySid: FORM.policySid,
      values: { [LEGAL_NAME]: 'Imported too late' },
    };
    const refusal = await element.importDraft(file).catch((error: unknown) => error);
    assert.instanceOf(refusal, OnboardingError);
    element.values = { [SOCIAL]: 'https://social.example' };
    await settle();
    assert.lengthOf(host.of('draft.save'), 0);
    decline?.();
    assert.instanceOf(await sending, OnboardingError);
    await settle();
    for (const control of queryAll<HTMLInputElement>(element, '[data-path]'))
      assert.isFalse(control.readOnly || control.disabled, control.dataset['path']);
    assert.equal(host.draft.values[SOCIAL], 'https://social.example', 'what waited comes now');
    type(field(element, 'Legal name'), 'In time LLC');
    await settle();
    assert.equal(host.draft.values[LEGAL_NAME], 'In time LLC');
  });

  it('sends no other draft than the one that was looked at', async () => {
    let save: (() => void) | undefined;
    const host: FakeOnboarding = new FakeOnboarding(COMPLETE, {
      'draft.open': ({ draftId }) => ({ ...host.draft, id: draftId as DraftId }),
      'draft.save': (input) =>
        new Promise((resolve) => {
          save = (): void => resolve({ revision: input.revision + 1, values: {}, conflicts: {} });
        }),
    });
    const element = await open(host);
    type(field(element, 'Legal name'), 'Mine LLC');
    const sending = element.submit().catch((error: unknown) => error);
    await settle();
    element.draft = 'bbbbbbbbbb';
    await settle();
    save?.();
    assert.instanceOf(await sending, OnboardingError);
    assert.lengthOf(host.of('submission.start'), 0);
    assert.isFalse(field(element, 'Legal name').readOnly);
  });

  it('shows as sent what the host had, not what another tab typed too late', async () => {
    const host = new FakeOnboarding(COMPLETE, {
      'draft.save': () => {
        throw new OnboardingError('locked', 'This was sent and cannot be changed now');
      },
    });
    const element = await open(host);
    host.draft = { ...host.draft, values: { ...COMPLETE, [WEBSITE]: 'https://sent.example' } };
    type(field(element, 'Legal name'), 'Too late LLC');
    await settle();
    host.emit('submission.changed', snapshot('running', { steps: steps(3) }));
    await settle();
    const sent = text(query(element, 'th-review'));
    assert.include(sent, 'Maple Street Bakery LLC');
    assert.include(sent, 'https://sent.example');
    assert.notInclude(text(element), 'Too late LLC');
  });

  it('opens another page’s customer anew, and the next one after an approval', async () => {
    const asked = (host: FakeOnboarding): unknown => host.of('draft.open').at(-1)?.draftId;
    const address = location.href;
    const host = new FakeOnboarding(COMPLETE);
    const first = await open(host, { draft: undefined });
    assert.isUndefined(asked(host));
    first.remove();
    const same = await open(host, { draft: undefined });
    assert.equal(asked(host), host.draft.id, 'a reload comes back');
    same.remove();
    history.replaceState(null, '', `${location.pathname}?customer=b`);
    const other = await open(host, { draft: undefined });
    assert.isUndefined(asked(host));
    other.remove();
    history.replaceState(null, '', address);
    const back = await open(host, { draft: undefined });
    assert.equal(asked(host), host.draft.id);
    host.emit('submission.changed', snapshot('approved'));
    await settle();
    assert.include(text(back), 'Approved');
    back.remove();
    await open(host, { draft: undefined });
    assert.isUndefined(asked(host));
  });

  it('tells the page ids and states, never what was typed', async () => {
    const secret = 'Canary 12-3456789 LLC';
    const heard: { type: string; detail: unknown }[] = [];
    const names = ['ready', 'draft-change', 'evaluation', 'status', 'error'];
    const hear = (event: Event): void => {
      heard.push({ type: event.type, detail: (event as CustomEvent<unknown>).detail });
    };
    for (const name of names) document.addEventListener(`trusthub-${name}`, hear);
    const composed: string[] = [];
    const spy = (event: Event): void => {
      if (event.type.startsWith('th-')) composed.push(event.type);
    };
    for (const name of ['th-field-input', 'th-field-leave', 'th-go', 'th-action'])
      document.addEventListener(name, spy);
    const element = await open(new FakeOnboarding(COMPLETE));
    type(field(element, 'Legal name'), secret);
    field(element, 'Legal name').focus();
    field(element, 'Website').focus();
    await element.submit();
    await settle();
    assert.deepEqual(
      heard.map((one) => one.type.replace('trusthub-', '')),
      ['ready', 'draft-change', 'status'],
    );
    assert.notInclude(JSON.stringify(heard), 'Canary');
    assert.isEmpty(composed);
    for (const name of names) document.removeEventListener(`trusthub-${name}`, hear);
  });

  it('exports what was typed and takes it back, and nothing else', async () => {
    const host = new FakeOnboarding(COMPLETE);
    const element = await open(host);
    const file = await element.exportDraft();
    assert.deepEqual(file.values, COMPLETE);
    const foreign = JSON.parse(
      `{"format":"trusthub-onboard/draft","version":1,"policySid":"${FORM.policySid}",
        "values":{"__proto__":{"polluted":"yes"},"${LEGAL_NAME}":"Imported LLC","no.such":"x","${WEBSITE}":7}}`,
    ) as unknown;
    await element.importDraft(foreign);
    assert.equal(field(element, 'Legal name').value, 'Imported LLC');
    assert.equal(field(element, 'Website').value, COMPLETE[WEBSITE]);
    assert.notProperty(host.draft.values, 'no.such');
    assert.notProperty({}, 'polluted');
    for (const wrong of [null, 'x', {}, { ...file, version: 2 }, { ...file, policySid: 'RN1' }])
      assert.instanceOf(
        await element.importDraft(wrong).catch((error: unknown) => error),
        TypeError,
      );
  });

  it('takes phone numbers from a file in our own pages alone', async () => {
    const numbers = Array.from(
      { length: 200 },
      (_, n) => `PN${String(n).padStart(32, '0')}`,
    ).join();
    const path = 'bundle.phone_numbers';
    for (const extra of [[], [numbersSection(new FakeOnboarding(), DRAFT)]]) {
      const host = new FakeOnboarding(COMPLETE);
      const element = await open(host, { extra });
      const file = await element.exportDraft();
      await element.importDraft({ ...file, values: { ...file.values, [path]: numbers } });
      assert.equal(host.draft.values[path], extra.length > 0 ? numbers : undefined);
      assert.deepEqual((await element.exportDraft()).values, host.draft.values);
      unmountAll();
    }
  });

  it('keeps editor, host and field in agreement whatever is typed in whatever order', async () => {
    const host = new FakeOnboarding(COMPLETE);
    const element = await open(host);
    const labels = ['Legal name', 'Website', 'City', 'Registration type', 'Phone number'];
    const values = ['', 'x', 'EIN', 'Other', 'DUNS', '<b>', '‮abc', 'ünïcødé 🥐', '  '];
    let seed = 20_261_121;
    const next = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let step = 0; step < 150; step++) {
      const label = labels[next(labels.length)] as string;
      const control = field(element, label);
      const value = values[next(values.length)] as string;
      type(control, value);
      if (next(4) === 0) await settle(1);
      if (next(9) === 0) host.saveElsewhere({ [LEGAL_NAME]: `Elsewhere ${step}` });
    }
    await until(
      () => text(element).includes('Saved') || text(element).includes('not saved'),
      'rest',
    );
    await settle();
    for (const button of queryAll(query(element, 'th-conflicts'), 'button').filter((one) =>
      one.textContent?.includes('Keep what I typed'),
    ))
      button.click();
    await settle();
    const { values: shown } = await element.exportDraft();
    for (const label of labels) {
      const control = field(element, label);
      const path = control.dataset['path'] as keyof typeof shown;
      assert.equal(control.value, shown[path] ?? '', label);
      assert.equal(host.draft.values[path] ?? '', shown[path] ?? '', label);
    }
  });
});
