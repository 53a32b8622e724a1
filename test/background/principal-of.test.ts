import { expect } from 'chai';
import type { Sender } from '../../src/background/principal-of.js';
import { senderOf } from '../../src/background/principal-of.js';

const SELF = { id: 'abcdefghijklmnop', origin: 'chrome-extension://abcdefghijklmnop' };
/** In Firefox the id is not the host of the origin. */
const FIREFOX = { id: 'onboard@vendor.example', origin: 'moz-extension://6b2c4a0e' };
const SITE = 'https://partner.example';

const page = { id: SELF.id, origin: SELF.origin, url: `${SELF.origin}/popup.html` };
const site = { id: SELF.id, origin: SITE, url: `${SITE}/form`, frameId: 0, tab: { id: 1 } };

const OWN: Sender = { kind: 'own' };
const PARTNER: Sender = { kind: 'site', origin: SITE };

describe('who holds the other end of a port', () => {
  for (const [who, sender, expected] of [
    ['a page of ours', page, OWN],
    ['a page of ours in a tab', { ...page, frameId: 0, tab: { id: 1 } }, OWN],
    ['a site in its top frame', site, PARTNER],
    ['a site whose document is active', { ...site, documentLifecycle: 'active' }, PARTNER],
    [
      'a site on a port of its own',
      { ...site, origin: `${SITE}:8443` },
      { kind: 'site', origin: `${SITE}:8443` },
    ],
    ['nobody at all', undefined, undefined],
    ['somebody of whom nothing is known', {}, undefined],
    ['another extension', { ...page, id: 'other' }, undefined],
    ['another extension that claims our origin', { id: 'other', origin: SELF.origin }, undefined],
    ['a sender without id', { origin: SELF.origin }, undefined],
    [
      'a sender without origin, whatever its url',
      { id: SELF.id, url: page.url, frameId: 0 },
      undefined,
    ],
    ['a sandboxed frame', { ...site, origin: 'null' }, undefined],
    ['a sandboxed frame in a page of ours', { ...page, origin: 'null' }, undefined],
    ['a site in a frame of another', { ...site, frameId: 7 }, undefined],
    ['a site whose frame is not told', { ...site, frameId: undefined }, undefined],
    ['a site that is prerendered', { ...site, documentLifecycle: 'prerender' }, undefined],
    ['a site that was left', { ...site, documentLifecycle: 'cached' }, undefined],
    ['a site about to be deleted', { ...site, documentLifecycle: 'pending_deletion' }, undefined],
  ] as const)
    it(`is ${expected?.kind ?? 'refused'} for ${who}`, () => {
      expect(senderOf(sender as never, SELF)).to.deep.equal(expected);
    });

  it('is decided by origin, not by id, where the two differ', () => {
    const sender = { id: FIREFOX.id, origin: FIREFOX.origin } as never;
    expect(senderOf(sender, FIREFOX)).to.deep.equal(OWN);
    expect(senderOf({ ...site, id: FIREFOX.id } as never, FIREFOX)).to.deep.equal(PARTNER);
  });
});
