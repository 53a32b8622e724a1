import { assert } from 'chai';
import type { PolicyChoice } from '../../src/core/commands.js';
import { KNOWN_POLICIES } from '../../src/core/policy/known-policies.js';
import type { Sid } from '../../src/core/trusthub/sid.js';
import '../../src/workspace/th-begin.js';
import type { ThBegin } from '../../src/workspace/th-begin.js';
import { FakeOwnHost } from './fixtures/fake-own-host.js';
import { assertAccessibleInBoth } from './support/axe.js';
import { control, focused, press, queryAll, text, type, words } from './support/deep.js';
import { mount, settle, unmountAll } from './support/mount.js';

const NEEDS = 'Once a customer without a tax number is approved';

/** As the host offers them, the last of which cannot be begun yet. */
const CHOICES: readonly PolicyChoice[] = KNOWN_POLICIES.map(
  ({ policySid, name, about, bundleKind }, index) => ({
    policySid: policySid as Sid<'RN'>,
    name,
    about,
    bundleKind,
    ...(index === KNOWN_POLICIES.length - 1 && { needs: NEEDS }),
  }),
);

async function begin(): Promise<ThBegin> {
  const element = document.createElement('th-begin');
  element.host = new FakeOwnHost({ 'policies.list': () => CHOICES }).host;
  mount(element);
  await settle();
  return element;
}

describe('what there is to register', () => {
  afterEach(() => {
    unmountAll();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('is a link each, but not what stands on something that is not there', async () => {
    const element = await begin();
    const links = queryAll<HTMLAnchorElement>(element, 'a.choice');
    assert.lengthOf(links, CHOICES.length - 1);
    assert.isTrue(links[0]?.hash.includes(CHOICES[0]!.policySid), links[0]?.hash);
    assert.include(text(element), NEEDS);
    assert.deepEqual(queryAll(element, 'h3').map(words), [
      'Who it is about',
      'What an approved profile is used for',
    ]);
    await assertAccessibleInBoth(element);
  });

  it('may be another policy, by its SID alone', async () => {
    const element = await begin();
    const field = control(element, 'Another policy');
    type(field, 'RN12');
    press(element, 'Open its form').click();
    await settle();
    assert.include(text(element), 'Enter the whole SID: RN and 32 letters and digits');
    assert.equal(focused(), field);
    await assertAccessibleInBoth(element);
    const policySid = `RN${'a'.repeat(32)}`;
    type(field, policySid);
    press(element, 'Open its form').click();
    await settle();
    assert.include(location.hash, policySid);
  });
});
