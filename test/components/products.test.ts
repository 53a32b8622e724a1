import { assert } from 'chai';
import { A2P_MESSAGING } from '../../sandbox/policies/trust-products.js';
import '../../src/consent/th-consent.js';
import '../../src/workspace/th-workspace.js';
import type { ProfileRow } from '../../src/core/commands.js';
import type { SubmissionStatus } from '../../src/core/submission/snapshot.js';
import { formOf } from '../core/fixtures/forms.js';
import { PRODUCT_ON_PRODUCT as UNHEARD_OF_PRODUCT } from '../../sandbox/policies/unusual-policies.js';
import { BUNDLE_SID, COMPLETE, DRAFT, snapshot } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { ACCOUNT, FakeOwnHost, LIST } from './fixtures/fake-own-host.js';
import { managed } from './fixtures/managed.js';
import { assertAccessible } from './support/axe.js';
import { press, query, text, words } from './support/deep.js';
import { mount, open, settle, unmountAll } from './support/mount.js';

const NAME = 'Texting in the US (A2P 10DLC)';

/** A form for texting in the US, with where its submission stands. */
async function product(
  status?: SubmissionStatus,
  rest: Parameters<typeof snapshot>[1] = {},
  wire: { sid: string } = A2P_MESSAGING,
): Promise<HTMLElement> {
  const form = await formOf(wire);
  const host = new FakeOnboarding({}, { 'form.open': () => form });
  if (status) host.submission = snapshot(status, rest);
  return open(host);
}

const business = (status: SubmissionStatus): Promise<HTMLElement> => {
  const host = new FakeOnboarding(COMPLETE);
  host.submission = snapshot(status);
  return open(host);
};

/** Everything that is only true of a business. */
const assertOfNoBusiness = (root: Element): void => {
  assert.notMatch(text(root), /[Rr]egister a business|[Tt]his business|customer profile/);
};

describe('a trust product', () => {
  afterEach(unmountAll);

  it('is registered by its own name, and told what it is for', async () => {
    const element = await product();
    assert.equal(words(query(element, 'h2')), `Register: ${NAME}`);
    assert.include(words(query(element, '[data-place="start"] .lead')), 'What carriers want to');
    assertOfNoBusiness(element);
    await assertAccessible(element);
  });

  it('that nobody has heard of goes by Twilio’s name', async () => {
    const element = await product(undefined, {}, UNHEARD_OF_PRODUCT);
    assert.equal(words(query(element, 'h2')), `Register: ${UNHEARD_OF_PRODUCT.friendly_name}`);
    assert.include(text(element), 'This says what an approved profile is used for.');
    assertOfNoBusiness(element);
  });

  for (const [status, expected] of [
    ['running', NAME],
    ['rejected', 'Same registration, nothing to type again'],
    ['approved', 'Twilio approved this registration. It can be used now.'],
    ['in-review', `Trust product ${BUNDLE_SID}`],
  ] as const)
    it(`is no business when it is ${status}`, async () => {
      const element = await product(status, { stoppable: true, follows: true });
      assert.include(text(element), expected);
      assert.include(text(element), 'Another device sent this registration first.');
      assert.include(text(element), 'recorded at Twilio for this registration is taken back');
      assert.equal(words(query(element, 'h2')), `Register: ${NAME}`);
      assertOfNoBusiness(element);
    });

  it('is on paper what it is', async () => {
    const element = await product('compliant');
    query(element, 'button[data-place="review"]').click();
    await settle();
    const printed = words(query(element, '.printed'));
    assert.include(printed, `Registration ${NAME}`);
    assert.include(printed, `Trust product ${BUNDLE_SID}`);
  });
});

describe('a business beside it', () => {
  afterEach(unmountAll);

  it('stays one', async () => {
    const begun = await open(new FakeOnboarding());
    assert.equal(words(query(begun, 'h2')), 'Register a business');
    assert.include(
      text(begun),
      'This registers the business with Twilio as a compliance profile (customer profile).',
    );
    const approved = await business('approved');
    assert.include(
      text(approved),
      'Twilio approved this business. Phone numbers and messaging can now be registered for it.',
    );
    assert.include(text(approved), `Profile ${BUNDLE_SID}`);
  });
});

describe('our own pages, of a trust product', () => {
  afterEach(() => {
    unmountAll();
    history.replaceState(null, '', location.pathname + location.search);
  });

  const row: ProfileRow = {
    draftId: DRAFT,
    policySid: `RN${'a'.repeat(32)}` as ProfileRow['policySid'] & string,
    bundleKind: 'TrustProducts',
    name: '',
    status: 'approved',
    updatedAt: new Date().toISOString(),
  };

  async function workspace(shown: ProfileRow): Promise<HTMLElement> {
    const form = await formOf(A2P_MESSAGING);
    const submission = shown.status === 'draft' ? null : snapshot('approved');
    location.hash = `#/draft/${DRAFT}/${row.policySid}`;
    const element = document.createElement('th-workspace');
    element.host = new FakeOwnHost({
      ...managed(),
      'draft.open': () => new FakeOnboarding().draft,
      'form.open': () => form,
      'submission.get': () => submission,
      'submission.evaluations': () => ({ rows: [] }),
      'profiles.list': () => ({ ...LIST, rows: [shown] }),
    }).host;
    mount(element);
    await settle(24);
    return element;
  }

  it('do not call it a business while it has no name', async () => {
    const page = await workspace(row);
    assert.include(text(query(page, 'th-businesses')), 'Unnamed registration');
    const unnamed = await workspace({ ...row, bundleKind: undefined });
    assert.include(text(query(unnamed, 'th-businesses')), 'Unnamed business');
  });

  it('ask before it is deleted', async () => {
    const page = await workspace({ ...row, status: 'draft' });
    press(page, 'Delete draft').click();
    await settle();
    assert.include(text(page), 'What was typed for this registration is deleted');
  });

  it('offer numbers for it, before it is sent and after', async () => {
    const begun = await workspace({ ...row, status: 'draft' });
    assert.include(text(begun), 'Numbers of your account that this registration counts for.');
    const approved = await workspace(row);
    for (const id of ['numbers', 'details', 'evaluations'])
      query(approved, `#${id} summary`).click();
    await settle(24);
    for (const said of [
      'This registration counts for the ticked numbers.',
      'What you call this registration; Twilio’s Console shows it too',
      'Twilio has not checked this registration yet.',
    ])
      assert.include(text(approved), said);
    assert.equal(
      words(query(query(approved, 'th-profile-details'), 'form > .small')),
      `Trust product ${BUNDLE_SID}, in Twilio’s word twilio-approved. Valid until November 21, 2027`,
    );
    assert.notInclude(text(approved), 'this profile vouches');
  });

  it('ask whether a site may send it, and say what it is for', async () => {
    const element = document.createElement('th-consent');
    element.request = 'q1';
    element.host = new FakeOwnHost({
      'consent.get': () => ({
        id: 'q1',
        origin: 'https://partner.example',
        name: 'Maple Street Bakery',
        product: NAME,
        accountSid: ACCOUNT.accountSid,
      }),
    }).host;
    mount(element);
    await settle();
    assert.equal(words(query(element, 'h1')), 'Send this registration for review?');
    assert.include(text(element), `Registration ${NAME}`);
    assert.include(text(element), 'the registration is recorded at Twilio');
    assert.notInclude(text(element).toLowerCase(), 'business');
    await assertAccessible(element);
  });
});
