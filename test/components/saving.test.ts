import { assert } from 'chai';
import { OnboardingError } from '../../src/core/commands.js';
import type { SaveResult } from '../../src/core/draft/draft.js';
import { COMPLETE, FORM, LEGAL_NAME, WEBSITE } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { field, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { open, settle, unmountAll, until } from './support/mount.js';

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
    assert.include(text(element), 'What you typed is kept here.');
    assert.equal(field(element, 'Legal name').value, 'Kept LLC');
    full = false;
    press(element, 'Try again').click();
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
