import { expect } from 'chai';
import type { DraftId } from '../../src/core/draft/draft.js';
import { MirroredJournal } from '../../src/core/submission/mirrored-journal.js';
import type { PhaseMirror } from '../../src/core/submission/phase.js';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';
import { memoryJournal, memoryMirror } from '../fixtures/memory-host.js';
import {
  BusinessAtSandbox,
  filled,
  policySid,
  reached,
  refusal,
  save,
  until,
} from './business-at-sandbox.js';

/** A device that lost its database, and has the second copy of what it sent. */
describe('a device whose database is lost', () => {
  let business: BusinessAtSandbox;
  let mirror: PhaseMirror;

  beforeEach(async () => {
    business = await BusinessAtSandbox.open();
    mirror = memoryMirror();
  });

  afterEach(() => business.close());

  const device = (lost = false, send = fetch) =>
    business.host({
      journal: new MirroredJournal(memoryJournal(), mirror, Date.now),
      storageLoss: async () => lost,
      fetch: send,
    });

  it('still shows what is in review, by the name that Twilio has, and follows it to its end', async () => {
    const first = device();
    const draftId = await filled(first.own);
    const { bundleSid } = await reached(first.own, draftId, 'in-review');

    const { own } = device(true);
    const read = new Promise((resolve) => own.on('profiles.changed', resolve));
    await own.call('profiles.list', { refresh: true });
    await read;
    const { rows, notice } = await own.call('profiles.list', {});
    expect(notice).to.match(/^Part of what this device had stored was lost\. Look at your drafts/);
    expect(rows).to.have.length(1);
    expect(rows[0]).to.include({
      draftId,
      bundleSid,
      name: 'Maple Street Bakery LLC',
      status: 'in-review',
    });
    const approved = until(own, draftId, 'approved');
    await business.control.approve(bundleSid!);
    await own.call('profiles.list', { refresh: true });
    expect(await approved).to.include({ rebuilt: true });
  });

  it('shows by that name too what it does not know that Twilio made', async () => {
    const never = new Promise<Response>(() => undefined);
    const first = device(false, async (input, init) => {
      const { method, url } = input as Request;
      const answer = fetch(input, init);
      return method === 'POST' && url.endsWith('/CustomerProfiles')
        ? answer.then(() => never)
        : answer;
    });
    const draftId = await filled(first.own);
    await first.own.call('submission.start', { draftId });
    while ((await business.control.made())['CustomerProfiles'] !== 1) await nextTurn();

    const { own } = device(true);
    const read = new Promise((resolve) => own.on('profiles.changed', resolve));
    await own.call('profiles.list', { refresh: true });
    await read;
    const { rows } = await own.call('profiles.list', {});
    expect(rows).to.have.length(1);
    expect(rows[0]).to.include({ draftId, name: 'Maple Street Bakery LLC' });
    expect(rows[0]).not.to.have.property('bundleSid');
  });

  it('is gone on with and taken back by what was sent alone, before anybody types again', async () => {
    const first = device();
    const draftId = await filled(first.own);
    await first.own.call('submission.evaluate', { draftId });
    await until(first.own, draftId, 'compliant');

    const { own, site } = device(true);
    for (const command of ['submission.resume', 'submission.cancel'] as const)
      expect((await refusal(site.call(command, { draftId }))).code).to.equal('not-found');
    await own.call('submission.resume', { draftId });
    const cancelled = until(own, draftId, 'cancelled');
    await own.call('submission.cancel', { draftId });
    await cancelled;
    expect(await business.control.made()).to.include({ CustomerProfiles: 0, EndUsers: 0 });

    const kept = await refusal(site.call('draft.remove', { draftId }));
    expect(kept.code).to.equal('not-found');
    await own.call('draft.remove', { draftId });
    expect((await own.call('profiles.list', {})).rows).to.deep.equal([]);
  });

  it('goes on with the same objects once the form was filled in again', async () => {
    // The connection ends for good when the first person was recorded.
    let users = 0;
    const never = new Promise<Response>(() => undefined);
    const first = device(false, async (input, init) => {
      const isUser = (input as Request).url.endsWith('/EndUsers');
      const dead = users > 0;
      if (isUser) users += 1;
      const answer = dead ? never : fetch(input, init);
      return isUser ? answer.then(() => never) : answer;
    });
    const draftId = await filled(first.own);
    await first.own.call('submission.start', { draftId });
    while ((await business.control.made())['EndUsers'] !== 1) await nextTurn();

    const { own, site } = device(true);
    expect(await own.call('submission.get', { draftId })).to.include({
      rebuilt: true,
      status: 'needs-attention',
    });
    const hidden = await refusal(site.call('submission.get', { draftId }));
    expect(hidden.code).to.equal('not-found');
    await own.call('draft.open', { draftId, policySid });
    await save(own, draftId, MAPLE_STREET_BAKERY);
    await reached(own, draftId, 'in-review');
    expect(await business.control.made()).to.deep.equal({
      CustomerProfiles: 1,
      EndUsers: 2,
      Addresses: 1,
      SupportingDocuments: 1,
      EntityAssignments: 4,
    });
  });

  it('knows nothing of a draft that was never sent', async () => {
    const gone = await refusal(
      device().own.call('submission.get', { draftId: 'kq7m2x9d4t' as DraftId }),
    );
    expect(gone.code).to.equal('not-found');
  });
});

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
