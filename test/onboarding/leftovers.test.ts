import { expect } from 'chai';
import type { Leftover, LeftoverName } from '../../src/core/commands.js';
import { PHONE_NUMBERS } from '../../src/core/policy/bundle-fields.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import {
  BusinessAtSandbox,
  filled,
  noncompliant,
  reached,
  refusal,
  refusingProfiles,
  seeded,
  until,
} from './business-at-sandbox.js';

describe('leftovers in the account', () => {
  let business: BusinessAtSandbox;

  beforeEach(async () => {
    business = await BusinessAtSandbox.open();
  });

  afterEach(() => business.close());

  type Device = ReturnType<BusinessAtSandbox['host']>;

  const list = ({ own }: Device): Promise<readonly Leftover[]> => own.call('leftovers.list', {});
  const only = async (device: Device): Promise<Leftover> => {
    const [leftover, ...more] = await list(device);
    expect(more).to.deep.equal([]);
    if (!leftover) throw new Error('Nothing is left over');
    return leftover;
  };
  const nameOf = ({ draftId, generation, run }: LeftoverName): LeftoverName => ({
    draftId,
    generation,
    run,
  });
  const remove = ({ own }: Device, leftover: LeftoverName) =>
    own.call('leftovers.remove', nameOf(leftover));
  const nothingMade = {
    CustomerProfiles: 0,
    EndUsers: 0,
    Addresses: 0,
    SupportingDocuments: 0,
    EntityAssignments: 0,
  };

  it('are not removed when they are taken up while the lists are read', async () => {
    await noncompliant(business, business.host().own);
    let letGo = (): void => undefined;
    let arrived = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const there = new Promise<void>((resolve) => (arrived = resolve));
    let reads = 0;
    const device = business.host({
      fetch: (async (request: Request, init: RequestInit) => {
        // The first list, to be seen, is let through; the second is that of the removal.
        if (/EndUsers\?/.test(request.url) && (reads += 1) === 2) {
          arrived();
          await gate;
        }
        return fetch(request, init);
      }) as typeof fetch,
    });
    const leftover = await only(device);
    const removing = refusal(remove(device, leftover));
    await there;
    await device.own.call('leftovers.adopt', nameOf(leftover));
    const made = await business.control.made();
    letGo();
    expect((await removing).code).to.equal('locked');
    expect(await business.control.made()).to.deep.equal(made);
  });

  describe('listed', () => {
    it('are not what the device that made it knows, while it is sent and after', async () => {
      const device = business.host();
      await business.control.faults([{ path: 'EntityAssignments', times: 99, fault: '503:1' }]);
      const draftId = await filled(device.own);
      await reached(device.own, draftId, 'waiting');
      expect(await list(device)).to.deep.equal([]);
      await business.control.faults([]);
      await until(device.own, draftId, 'in-review');
      await noncompliant(business, device.own);
      expect(await list(device)).to.deep.equal([]);
    });

    it('are by run, named as they are called, with what there is and how it stands', async () => {
      const { bundleSid, draftId } = await noncompliant(business, business.host().own);
      const leftover = await only(business.host());
      expect(leftover).to.deep.include({
        draftId,
        generation: 1,
        name: 'Maple Street Bakery LLC',
        bundleSid,
        bundleStatus: 'draft',
        objects: { endUsers: 2, documents: 1, addresses: 1, profiles: 1 },
        removable: true,
      });
      expect(leftover.run).to.match(/^[0-9a-z]{4}$/);
      expect(leftover.createdAt).to.match(/^\d{4}-\d\d-\d\dT/);
    });

    it('are of each business by itself, and never what has no mark of ours', async () => {
      const { own } = business.host();
      await noncompliant(business, own);
      const sent = await reached(own, await filled(own), 'in-review');
      await business.twilio('POST', '/v1/EndUsers', {
        FriendlyName: 'Somebody else · th2.x',
        Type: 'authorized_representative_1',
      });
      const found = await list(business.host());
      expect(found).to.have.length(2);
      expect(found.find(({ draftId }) => draftId === sent.draftId)).to.include({
        removable: false,
        bundleStatus: 'in-review',
      });
    });

    it('may have no profile, and can be removed then', async () => {
      const first = business.host({ fetch: refusingProfiles });
      await reached(first.own, await filled(first.own), 'needs-attention');
      const leftover = await only(business.host());
      expect(leftover).to.not.have.any.keys('bundleSid', 'bundleStatus');
      expect(leftover.objects).to.include({ profiles: 0, endUsers: 2 });
      expect(leftover.removable).to.equal(true);
    });

    it('are what a business here no longer counts as its own, and that alone', async () => {
      const device = business.host();
      const { draftId } = await noncompliant(business, device.own);
      const { friendly_name } = await business.twilio('GET', await pathOfEndUser(business));
      await business.twilio('POST', '/v1/EndUsers', {
        FriendlyName: String(friendly_name),
        Type: 'authorized_representative_1',
      });
      const extra = await only(device);
      expect(extra.objects).to.deep.equal({ endUsers: 1, documents: 0, addresses: 0, profiles: 0 });
      const before = await business.control.made();
      expect(await remove(device, extra)).to.deep.equal({ removed: 1, refused: [] });
      expect(await business.control.made()).to.deep.equal({ ...before, EndUsers: 2 });
      await reached(device.own, draftId, 'in-review');
    });

    it('are what a cancelled business left after all', async () => {
      const device = business.host();
      const { draftId } = await noncompliant(business, device.own);
      const { friendly_name } = await business.twilio('GET', await pathOfEndUser(business));
      const gone = until(device.own, draftId, 'cancelled');
      await device.own.call('submission.cancel', { draftId });
      await gone;
      await business.twilio('POST', '/v1/EndUsers', {
        FriendlyName: String(friendly_name),
        Type: 'authorized_representative_1',
      });
      const leftover = await only(device);
      expect(await remove(device, leftover)).to.deep.equal({ removed: 1, refused: [] });
    });
  });

  describe('removed', () => {
    it('go in the order that Twilio allows, numbers and all', async () => {
      await noncompliant(business, business.host().own, { [PHONE_NUMBERS]: seeded('PN', 1) });
      const device = business.host();
      const leftover = await only(device);
      const writes = await business.writesDuring(async () =>
        expect(await remove(device, leftover)).to.deep.equal({ removed: 5, refused: [] }),
      );
      expect(await business.control.made()).to.deep.equal(nothingMade);
      expect(writes.every(({ method, status }) => method === 'DELETE' && status === 204)).to.equal(
        true,
      );
      const kinds = writes.map(({ path }) => path.split('/').at(-2));
      const unassigned = kinds.slice(0, 5);
      expect(unassigned.toSorted()).to.deep.equal([
        'ChannelEndpointAssignments',
        ...Array.from({ length: 4 }, () => 'EntityAssignments'),
      ]);
      expect(kinds.slice(5)).to.deep.equal([
        'CustomerProfiles',
        'SupportingDocuments',
        'EndUsers',
        'EndUsers',
        'Addresses',
      ]);
      expect(await list(device)).to.deep.equal([]);
      expect(await remove(device, leftover)).to.deep.equal({ removed: 0, refused: [] });
    });

    it('are gone though answers were lost, or requests were sent twice', async () => {
      for (const fault of ['500-after', 'reset-after', '500', '429', 'twice']) {
        await noncompliant(business, business.host().own);
        const device = business.host({ ...(fault === 'twice' && { fetch: deletingTwice }) });
        const leftover = await only(device);
        if (fault !== 'twice')
          await business.control.faults(
            ['Assignments/', 'Profiles/BU\\w+$', 'EndUsers/', 'Documents/', 'Addresses/'].map(
              (path) => ({ method: 'DELETE', path, nth: 1, times: 1, fault }),
            ),
          );
        expect(await remove(device, leftover), fault).to.deep.equal({ removed: 5, refused: [] });
        expect(await list(device), fault).to.deep.equal([]);
      }
    });

    it('are refused once they were sent, whatever became of them', async () => {
      const { own } = business.host();
      const { draftId, bundleSid } = await reached(own, await filled(own), 'in-review');
      const device = business.host();
      const leftover = await only(device);
      const refused = async (status: string): Promise<void> => {
        const writes = await business.writesDuring(async () => {
          const error = await refusal(remove(device, leftover));
          expect(error.code).to.equal('locked');
          expect(error.message).to.include(status);
        });
        expect(writes).to.deep.equal([]);
      };
      await refused('in-review');
      for (const [decide, status] of [
        [() => business.control.reject(bundleSid as string, [18602]), 'rejected'],
        [() => business.control.approve(bundleSid as string), 'approved'],
      ] as const) {
        const there = until(own, draftId, status);
        await decide();
        await there;
        await refused(`twilio-${status}`);
        if (status === 'rejected') await reached(own, draftId, 'in-review');
      }
    });

    it('are refused when they are sent while one looks', async () => {
      const first = business.host();
      const { draftId, bundleSid } = await noncompliant(business, first.own);
      const device = business.host({
        fetch: async (input, init) => {
          const answer = await fetch(input, init);
          if (/CustomerProfiles\?/.test((input as Request).url))
            await business
              .twilio('POST', `/v1/CustomerProfiles/${bundleSid}`, { Status: 'pending-review' })
              .catch(() => undefined);
          return answer;
        },
      });
      const { run } = (await first.journal.get(draftId)) as LeftoverName;
      const before = await business.control.made();
      const error = await refusal(remove(device, { draftId, generation: 1, run }));
      expect(error.code).to.equal('locked');
      expect(await business.control.made()).to.deep.equal(before);
    });

    it('are refused where a business of this device holds them', async () => {
      const device = business.host();
      const { draftId } = await noncompliant(business, device.own);
      const { run } = (await device.journal.get(draftId)) as LeftoverName;
      const before = await business.control.made();
      const error = await refusal(remove(device, { draftId, generation: 1, run }));
      expect(error.code).to.equal('locked');
      expect(await business.control.made()).to.deep.equal(before);
    });

    it('tell what Twilio refused, with its code, message and link', async () => {
      const first = business.host();
      await noncompliant(business, first.own);
      const device = business.host();
      const leftover = await only(device);
      const other = await noncompliant(business, device.own);
      const held = (await pathOfEndUser(business, leftover.run)).split('/').at(-1) as string;
      await business.twilio('POST', `/v1/CustomerProfiles/${other.bundleSid}/EntityAssignments`, {
        ObjectSid: held,
      });
      const { removed, refused } = await remove(device, leftover);
      expect(removed).to.equal(4);
      expect(refused).to.have.length(1);
      expect(refused[0]).to.include({
        code: 21644,
        status: 400,
        moreInfo: 'https://www.twilio.com/docs/errors/21644',
      });
      expect(refused[0]?.message).to.match(/^An end user could not be removed/);
      expect(refused[0]?.twilio).to.match(/cannot be deleted/);
      expect((await only(device)).objects.endUsers).to.equal(1);
    });

    it('keep what a profile is made of while the profile itself stays', async () => {
      await noncompliant(business, business.host().own);
      const device = business.host();
      const leftover = await only(device);
      await business.control.faults([
        { method: 'DELETE', path: 'Profiles/BU\\w+$', nth: 1, times: 3, fault: '500' },
      ]);
      const { removed, refused } = await remove(device, leftover);
      expect(removed).to.equal(0);
      expect(refused.map(({ code }) => code)).to.deep.equal([20500]);
      expect((await only(device)).objects).to.deep.equal(leftover.objects);
    });
  });

  it('are no business of a site', async () => {
    await noncompliant(business, business.host().own);
    const device = business.host();
    const leftover = nameOf(await only(device));
    const calls = await business.during(async () => {
      for (const call of [
        device.site.call('leftovers.list', {}),
        device.site.call('leftovers.remove', leftover),
        device.site.call('leftovers.adopt', leftover),
      ])
        expect((await refusal(call as Promise<Snapshot>)).code).to.equal('not-allowed');
    });
    expect(calls).to.deep.equal([]);
  });
});

/** Where the newest marked end user is, of one run or of any. */
async function pathOfEndUser(business: BusinessAtSandbox, run = ''): Promise<string> {
  const { results } = await business.twilio('GET', '/v1/EndUsers');
  const marked = (results as { sid: string; friendly_name: string }[]).find((one) =>
    one.friendly_name.includes(`.1.${run}`),
  );
  return `/v1/EndUsers/${marked?.sid}`;
}

const deletingTwice: typeof fetch = async (input, init) => {
  const request = input as Request;
  if (request.method === 'DELETE') await fetch(request.clone(), init);
  return fetch(request, init);
};
