import { assert } from 'chai';
import type { ThSection } from '../../src/components/th-section/th-section.js';
import { COMPLETE, IDENTIFIER, LEGAL_NAME, SECOND_INCLUDED } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { field, query, queryAll, text, type } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';

describe('a key', () => {
  afterEach(unmountAll);

  it('renders the section that it is typed into once, and no other', async () => {
    const element = await open(new FakeOnboarding(COMPLETE));
    const sections = queryAll<ThSection>(element, 'th-section');
    const rendered: string[] = [];
    for (const section of sections) {
      const { updated } = section as unknown as { updated: (changed: unknown) => void };
      Object.assign(section, {
        updated(changed: unknown) {
          rendered.push(section.section?.id ?? '');
          updated.call(section, changed);
        },
      });
    }
    type(field(element, 'Legal name'), 'Maple Street Bakery Inc.');
    await settle();
    assert.isAbove(sections.length, 1);
    assert.deepEqual(rendered, [LEGAL_NAME.slice(0, LEGAL_NAME.lastIndexOf('.'))]);
  });

  it('renders whatever hangs on it', async () => {
    const element = await open(new FakeOnboarding(COMPLETE));
    type(field(element, 'Registration type'), 'Other');
    query<HTMLInputElement>(element, `[data-path="${SECOND_INCLUDED}"][value="yes"]`).click();
    await settle();
    assert.include(text(element), 'Name of the registration');
    assert.equal(field(element, 'Registration type').dataset['path'], IDENTIFIER);
    assert.isDefined(field(element, 'First name', 1));
  });
});
