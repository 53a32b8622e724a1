import { expect } from 'chai';
import type { DraftId } from '../../src/core/draft/draft.js';
import { settled } from '../core/submission/settled.js';
import {
  BusinessAtSandbox,
  filled,
  policySid,
  reached,
  refusal,
  save,
  until,
} from './business-at-sandbox.js';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';

describe('a business that is removed', () => {
  let business: BusinessAtSandbox;

  beforeEach(async () => {
    business = await BusinessAtSandbox.open();
  });

  afterEach(() => business.close());

  /** A device whose requests of one kind stand still until they are let go. */
  function stalled(isStalled: (request: Request) => boolean) {
    let letGo = (): void => undefined;
    let arrived = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const there = new Promise<void>((resolve) => (arrived = resolve));
    const device = business.host({
      fetch: (async (request: Request, init: RequestInit) => {
        if (isStalled(request)) {
          arrived();
          await gate;
        }
        return fetch(request, init);
      }) as typeof fetch,
    });
    return { ...device, letGo, there };
  }

  const isFirstRead = ({ method, url }: Request): boolean =>
    method === 'GET' && /CustomerProfiles/.test(url);

  async function expectNothingOf(
    { drafts, journal, own }: ReturnType<BusinessAtSandbox['host']>,
    draftId: DraftId,
  ): Promise<void> {
    for (let n = 0; n < 50; n += 1) await settled();
    expect(await drafts.get(draftId)).to.equal(undefined);
    expect(await journal.get(draftId)).to.equal(undefined);
    expect((await own.call('profiles.list', {})).rows).to.deep.equal([]);
    expect(await business.control.writes()).to.deep.equal([]);
  }

  for (const who of ['own', 'site'] as const)
    it(`by our ${who} page while its first read is on its way is not sent`, async () => {
      const device = stalled(isFirstRead);
      const draftId = await filled(device[who]);
      await device.own.call('submission.start', { draftId });
      await device.there;
      await device[who].call('draft.remove', { draftId });
      device.letGo();
      await device.host.wake();
      await expectNothingOf(device, draftId);
    });

  it('while it waits for the network is not sent when that returns', async () => {
    let offline = true;
    const device = business.host({
      fetch: (async (request: Request, init: RequestInit) => {
        if (offline && isFirstRead(request)) throw new TypeError('offline');
        return fetch(request, init);
      }) as typeof fetch,
    });
    const { draftId } = await reached(device.own, await filled(device.own), 'waiting');
    await device.own.call('draft.remove', { draftId });
    offline = false;
    await device.host.wake({ online: true });
    await expectNothingOf(device, draftId);
  });

  it('may be begun again under its name while the old read still hangs', async () => {
    let first = true;
    const device = stalled((request) => isFirstRead(request) && first);
    const draftId = await filled(device.own);
    await device.own.call('submission.start', { draftId });
    await device.there;
    await device.own.call('draft.remove', { draftId });
    first = false;
    await device.own.call('draft.open', { policySid, draftId });
    await save(device.own, draftId, MAPLE_STREET_BAKERY);
    const done = until(device.own, draftId, 'in-review');
    await device.own.call('submission.start', { draftId });
    device.letGo();
    await done;
    expect(await business.control.made()).to.include({ CustomerProfiles: 1, EndUsers: 2 });
  });

  it('is refused while something of it is on its way, and goes on to its end', async () => {
    const device = stalled(({ method, url }) => method === 'POST' && /EndUsers/.test(url));
    const draftId = await filled(device.own);
    const done = until(device.own, draftId, 'in-review');
    await device.own.call('submission.start', { draftId });
    await device.there;
    const error = await refusal(device.own.call('draft.remove', { draftId }));
    expect(error.code).to.equal('locked');
    device.letGo();
    await done;
    expect(await device.drafts.get(draftId)).not.to.equal(undefined);
    expect(await business.control.made()).to.include({ CustomerProfiles: 1, EndUsers: 2 });
  });

  it('is refused where Twilio put its first write off, until it was stopped', async () => {
    const put = new Response(null, { status: 429, headers: { 'Retry-After': '60' } });
    const device = business.host({
      fetch: (async (request: Request, init: RequestInit) =>
        request.method === 'POST' ? put.clone() : fetch(request, init)) as typeof fetch,
    });
    const { draftId } = await reached(device.own, await filled(device.own), 'waiting');
    const error = await refusal(device.own.call('draft.remove', { draftId }));
    expect(error.code).to.equal('locked');
    expect(error.message).to.match(/Stop and clean up first/);
    const stopped = until(device.own, draftId, 'cancelled');
    await device.own.call('submission.cancel', { draftId });
    await stopped;
    await device.own.call('draft.remove', { draftId });
    await expectNothingOf(device, draftId);
  });

  it('after its approval, in the midst of the last look, loses nothing at Twilio', async () => {
    let looks = false;
    const device = stalled(({ method, url }) => looks && method === 'GET' && /EndUsers/.test(url));
    const { draftId, bundleSid } = await reached(device.own, await filled(device.own), 'in-review');
    const approved = until(device.own, draftId, 'approved');
    await business.control.approve(bundleSid!);
    await approved;
    const made = await business.control.made();
    const row = (await device.journal.get(draftId))!;
    const steps = row.steps.map((step) =>
      step.kind === 'late-sweep' ? { ...step, retryAt: 0 } : step,
    );
    await device.journal.put({ ...row, steps });
    looks = true;
    const woken = device.host.wake();
    await device.there;
    await device.own.call('draft.remove', { draftId });
    device.letGo();
    await woken;
    expect(await device.journal.get(draftId)).to.equal(undefined);
    expect(await business.control.made()).to.deep.equal(made);
  });
});
