import { expect } from 'chai';
import type { NumberResult, Onboarding } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import { PHONE_NUMBERS } from '../../src/core/policy/bundle-fields.js';
import {
  BusinessAtSandbox,
  filled,
  noncompliant,
  policySid,
  reached,
  refusal,
  seeded,
  until,
} from './business-at-sandbox.js';

const [ONE, TWO, THREE] = [seeded('PN', 1), seeded('PN', 2), seeded('PN', 3)];

describe('numbers of a business', () => {
  let business: BusinessAtSandbox;

  beforeEach(async () => {
    business = await BusinessAtSandbox.open();
  });

  afterEach(() => business.close());

  const assignments = async (bundleSid: string): Promise<string[]> => {
    const path = `/v1/CustomerProfiles/${bundleSid}/ChannelEndpointAssignments`;
    const { results } = await business.twilio('GET', path);
    return (results as { channel_endpoint_sid: string }[]).map((one) => one.channel_endpoint_sid);
  };
  const chosen = async (own: Onboarding, draftId: DraftId): Promise<string | undefined> =>
    (await own.call('draft.open', { draftId, policySid })).values[PHONE_NUMBERS];

  describe('listed', () => {
    it('are those of the account, none of them assigned before there is a profile', async () => {
      const { own } = business.host();
      const draftId = await filled(own, { [PHONE_NUMBERS]: ONE });
      const { rows, cursor } = await own.call('numbers.list', { draftId });
      expect(rows.map(({ sid }) => sid)).to.have.members([ONE, TWO, THREE]);
      expect(rows.map(({ assigned }) => assigned)).to.deep.equal([false, false, false]);
      expect(rows.map(({ phoneNumber }) => phoneNumber)).to.satisfy((numbers: string[]) =>
        numbers.every((number) => /^\+1\d{10}$/.test(number)),
      );
      expect(cursor).to.equal(undefined);
    });

    it('say which of them the profile has', async () => {
      const { own } = business.host();
      const { draftId } = await noncompliant(business, own, { [PHONE_NUMBERS]: TWO });
      const { rows } = await own.call('numbers.list', { draftId });
      expect(rows.filter(({ assigned }) => assigned).map(({ sid }) => sid)).to.deep.equal([TWO]);
    });

    it('are paged, each once, through what Twilio says comes next', async () => {
      const { own } = business.host();
      const draftId = await filled(own);
      for (let n = 0; n < 58; n += 1)
        await business.buyNumber(`+141555510${String(n).padStart(2, '0')}`);
      const first = await own.call('numbers.list', { draftId });
      expect(first.rows).to.have.length(50);
      const second = await own.call('numbers.list', {
        draftId,
        ...(first.cursor && { cursor: first.cursor }),
      });
      expect(second.rows).to.have.length(11);
      expect(second.cursor).to.equal(undefined);
      expect(new Set([...first.rows, ...second.rows].map(({ sid }) => sid)).size).to.equal(61);
    });

    it('come with those of the profile first, wherever they are, and each once', async () => {
      const { own } = business.host();
      const { draftId } = await noncompliant(business, own);
      const bought: string[] = [];
      for (let n = 0; n < 58; n += 1)
        bought.push((await business.buyNumber(`+141555510${String(n).padStart(2, '0')}`)).sid);
      const listed = (await own.call('numbers.list', { draftId })).rows.map(({ sid }) => sid);
      const elsewhere = [...bought, ONE, TWO, THREE].map((one) => one as typeof ONE);
      const away = elsewhere.find((one) => !listed.includes(one))!;
      const numbers = [listed[9]!, away, listed[49]!];
      await own.call('numbers.assign', { draftId, numbers });

      const first = await own.call('numbers.list', { draftId });
      expect(first.rows.slice(0, 3).map(({ sid }) => sid)).to.have.members(numbers);
      expect(first.rows.map(({ assigned }) => assigned)).to.deep.equal(
        first.rows.map((_, index) => index < 3),
      );
      expect(first.rows.every(({ phoneNumber }) => /^\+1\d{10}$/.test(phoneNumber))).to.equal(true);
      const second = await own.call('numbers.list', { draftId, cursor: first.cursor! });
      const all = [...first.rows, ...second.rows].map(({ sid }) => sid);
      expect(all).to.have.length(61);
      expect(all).to.have.members(elsewhere);

      const found = await own.call('numbers.list', { draftId, query: '+1415' });
      expect(found.rows.findIndex(({ assigned }) => !assigned)).to.equal(
        found.rows.filter(({ assigned }) => assigned).length,
      );
    });

    it('come with those that the form chose first as well, before there is a profile', async () => {
      const { own } = business.host();
      for (let n = 0; n < 58; n += 1)
        await business.buyNumber(`+141555510${String(n).padStart(2, '0')}`);
      const before = await own.call('numbers.list', { draftId: await filled(own) });
      const shown = new Set<string>(before.rows.map(({ sid }) => sid));
      const away = [ONE, TWO, THREE].filter((sid) => !shown.has(sid));
      expect(away).to.not.deep.equal([]);

      const draftId = await filled(own, { [PHONE_NUMBERS]: away.join(',') });
      const first = await own.call('numbers.list', { draftId });
      const ahead = first.rows.slice(0, away.length);
      expect(ahead.map(({ sid }) => sid)).to.deep.equal(away);
      expect(ahead.some(({ assigned }) => assigned)).to.equal(false);
      const second = await own.call('numbers.list', { draftId, cursor: first.cursor! });
      const all = [...first.rows, ...second.rows].map(({ sid }) => sid);
      expect(all).to.have.length(61);
      expect(new Set(all).size).to.equal(61);
    });

    it('are there without one that is assigned and that the account gave away', async () => {
      let send = fetch;
      const { own } = business.host({ fetch: (input, init) => send(input, init) });
      const { draftId } = await noncompliant(business, own, { [PHONE_NUMBERS]: `${ONE},${TWO}` });
      send = async (input, init) => {
        const response = await fetch(input, init);
        const { url } = input as Request;
        if (url.includes(`IncomingPhoneNumbers/${ONE}`))
          return Response.json({ code: 20404 }, { status: 404 });
        if (!url.includes('IncomingPhoneNumbers')) return response;
        const page = await response.json();
        const kept = page.incoming_phone_numbers.filter(({ sid }: { sid: string }) => sid !== ONE);
        return Response.json({ ...page, incoming_phone_numbers: kept });
      };
      const { rows } = await own.call('numbers.list', { draftId });
      expect(rows.map(({ sid, assigned }) => [sid, assigned])).to.deep.equal([
        [TWO, true],
        [THREE, false],
      ]);
    });

    it('are found by their digits, however these are written', async () => {
      const { own } = business.host();
      const draftId = await filled(own);
      const { sid } = await business.buyNumber('+12125550177');
      for (const query of ['(212) 555-01 77', '+1 212', '5550177']) {
        const { rows } = await own.call('numbers.list', { draftId, query });
        expect(
          rows.map((row) => row.sid),
          query,
        ).to.deep.equal([sid]);
      }
    });

    it('are found by a part of their name in any case, which Twilio itself cannot', async () => {
      const { own } = business.host();
      const draftId = await filled(own);
      const { sid } = await business.buyNumber('+12125550178', 'Bakery: Front Desk');
      const { rows } = await own.call('numbers.list', { draftId, query: 'front d' });
      expect(rows.map((row) => row.sid)).to.deep.equal([sid]);
      expect((await own.call('numbers.list', { draftId, query: 'no such' })).rows).to.deep.equal(
        [],
      );
    });

    it('begin nowhere else than where a page of theirs said', async () => {
      const { own } = business.host();
      const draftId = await filled(own);
      for (const cursor of ['~', btoa('PhoneNumber=1'), 'AAAA']) {
        const error = await refusal(own.call('numbers.list', { draftId, cursor }));
        expect(error.code, cursor).to.equal('invalid');
      }
    });
  });

  describe('assigned and taken out', () => {
    it('are so at Twilio, each with its own result, and in the form', async () => {
      const { own } = business.host();
      const { draftId, bundleSid } = await noncompliant(business, own);
      const input = { draftId, numbers: [ONE, TWO, ONE] };
      expect(await own.call('numbers.assign', input)).to.deep.equal([
        { sid: ONE, ok: true },
        { sid: TWO, ok: true },
      ]);
      expect(await assignments(bundleSid)).to.have.members([ONE, TWO]);
      expect(await chosen(own, draftId)).to.equal(`${ONE},${TWO}`);
      expect(await own.call('numbers.remove', { draftId, numbers: [ONE] })).to.deep.equal([
        { sid: ONE, ok: true },
      ]);
      expect(await assignments(bundleSid)).to.deep.equal([TWO]);
      expect(await chosen(own, draftId)).to.equal(TWO);
    });

    it('cost one write each, and stay as they are in the next round', async () => {
      const { own } = business.host();
      const { draftId, bundleSid } = await noncompliant(business, own, { [PHONE_NUMBERS]: ONE });
      const writes = await business.writesDuring(async () => {
        await own.call('numbers.assign', { draftId, numbers: [TWO, THREE] });
        await own.call('numbers.remove', { draftId, numbers: [ONE] });
      });
      expect(writes.map(({ method }) => method)).to.deep.equal(['POST', 'POST', 'DELETE']);
      const later = await business.writesDuring(() => reached(own, draftId, 'in-review'));
      expect(later.filter(({ path }) => /ChannelEndpoint/.test(path))).to.deep.equal([]);
      expect(await assignments(bundleSid)).to.have.members([TWO, THREE]);
    });

    it('may be so once it is approved', async () => {
      const { own } = business.host();
      const { draftId, bundleSid } = await reached(own, await filled(own), 'in-review');
      const approved = until(own, draftId, 'approved');
      await business.control.approve(bundleSid as string);
      await approved;
      const results = await own.call('numbers.assign', { draftId, numbers: [ONE] });
      expect(results).to.deep.equal([{ sid: ONE, ok: true }]);
      expect(await assignments(bundleSid as string)).to.deep.equal([ONE]);
    });

    it('are as wanted when they were so already', async () => {
      const { own } = business.host();
      const { draftId, bundleSid } = await noncompliant(business, own);
      await business.twilio(
        'POST',
        `/v1/CustomerProfiles/${bundleSid}/ChannelEndpointAssignments`,
        {
          ChannelEndpointType: 'phone-number',
          ChannelEndpointSid: ONE,
        },
      );
      expect(await own.call('numbers.assign', { draftId, numbers: [ONE] })).to.deep.equal([
        { sid: ONE, ok: true },
      ]);
      const writes = await business.writesDuring(async () =>
        expect(await own.call('numbers.remove', { draftId, numbers: [TWO] })).to.deep.equal([
          { sid: TWO, ok: true },
        ]),
      );
      expect(writes).to.deep.equal([]);
    });

    it('are so though the answer was lost', async () => {
      const { own } = business.host();
      const { draftId, bundleSid } = await noncompliant(business, own);
      const input = { draftId, numbers: [ONE] };
      for (const fault of ['500-after', 'reset-after', 'truncated', 'no-sid', '429']) {
        await business.control.faults([{ method: 'POST', path: 'ChannelEndpoint', fault }]);
        const added = await own.call('numbers.assign', input);
        expect(added, fault).to.deep.equal([{ sid: ONE, ok: true }]);
        expect(await assignments(bundleSid)).to.deep.equal([ONE]);
        await business.control.faults([{ method: 'DELETE', path: 'ChannelEndpoint', fault }]);
        const takenOut = await own.call('numbers.remove', input);
        expect(takenOut, fault).to.deep.equal([{ sid: ONE, ok: true }]);
        expect(await assignments(bundleSid)).to.deep.equal([]);
      }
    });

    it('are so though a browser sent the request twice and the second copy was refused', async () => {
      const { own } = business.host({ fetch: asBrowsersDo(/ChannelEndpoint/) });
      const { draftId, bundleSid } = await noncompliant(business, own);
      const input = { draftId, numbers: [ONE, TWO] };
      const writes = await business.writesDuring(async () => {
        const results = await own.call('numbers.assign', input);
        expect(results.map(({ ok }) => ok)).to.deep.equal([true, true]);
      });
      expect(writes.map(({ status }) => status).toSorted()).to.deep.equal([201, 201, 409, 409]);
      expect(await assignments(bundleSid)).to.have.members([ONE, TWO]);
      const calls = await business.during(async () => {
        const results = await own.call('numbers.remove', input);
        expect(results.map(({ ok }) => ok)).to.deep.equal([true, true]);
      });
      // A 404 needs no look: lists lag, and could only deny it.
      expect(calls.filter(({ method }) => method === 'GET')).to.have.length(1);
      expect(await assignments(bundleSid)).to.deep.equal([]);
    });

    it('are looked for twice where lists lag behind', async () => {
      const { own } = business.host({ fetch: asBrowsersDo(/ChannelEndpoint/) });
      const { draftId } = await noncompliant(business, own);
      await business.control.faults([
        { method: 'GET', path: 'ChannelEndpoint', nth: 1, times: 1, fault: 'listing-lag:60000' },
      ]);
      expect(await own.call('numbers.assign', { draftId, numbers: [ONE] })).to.deep.equal([
        { sid: ONE, ok: true },
      ]);
    });

    it('are taken out though the list does not show them yet', async () => {
      const { own } = business.host();
      const { draftId, bundleSid } = await noncompliant(business, own);
      await own.call('numbers.assign', { draftId, numbers: [ONE] });
      await business.control.settings({ listLag: 60_000 });
      await own.call('numbers.remove', { draftId, numbers: [ONE] });
      await business.control.settings({ listLag: 0 });
      expect(await assignments(bundleSid)).to.deep.equal([]);
    });

    it('tell who has them instead, beside those that went well', async () => {
      const { own } = business.host();
      const other = await noncompliant(business, own, { 'bundle.friendly_name': 'Bakery One' });
      await own.call('numbers.assign', { draftId: other.draftId, numbers: [ONE] });
      const { draftId } = await noncompliant(business, own);
      const [held, free] = await own.call('numbers.assign', { draftId, numbers: [ONE, TWO] });
      expect(free).to.deep.equal({ sid: TWO, ok: true });
      expect(held).to.deep.include({
        ok: false,
        holder: { bundleSid: other.bundleSid, name: 'Bakery One' },
      });
      expect(held?.trouble).to.include({
        code: 70003,
        message: 'This phone number belongs to another profile',
        moreInfo: 'https://www.twilio.com/docs/errors/70003',
      });
      expect(held?.trouble?.twilio).to.include(other.bundleSid);
      expect(await chosen(own, draftId)).to.equal(TWO);
    });

    it('tell who has them though its name may not be read', async () => {
      const { own } = business.host();
      const other = await noncompliant(business, own);
      await own.call('numbers.assign', { draftId: other.draftId, numbers: [ONE] });
      const { draftId } = await noncompliant(business, own);
      await business.control.faults([
        { method: 'GET', path: `CustomerProfiles/${other.bundleSid}$`, fault: '500' },
      ]);
      const [held] = await own.call('numbers.assign', { draftId, numbers: [ONE] });
      expect(held?.holder).to.deep.equal({ bundleSid: other.bundleSid });
    });

    it('tell what Twilio refused, in its own words, and that nobody knows after silence', async () => {
      const { own } = business.host();
      const { draftId } = await noncompliant(business, own);
      const unknown = seeded('PN', 999);
      const [refused] = await own.call('numbers.assign', { draftId, numbers: [unknown] });
      expect(refused?.trouble).to.include({ code: 22205, status: 400 });
      await business.control.faults([{ method: 'POST', path: 'ChannelEndpoint', fault: '500' }]);
      const [silent] = await own.call('numbers.assign', { draftId, numbers: [ONE] });
      expect(silent?.ok).to.equal(false);
      expect(silent?.trouble?.message).to.match(/Nobody knows/);
    });

    it('wait out a short pause that Twilio asks for', async () => {
      const { own } = business.host();
      const { draftId } = await noncompliant(business, own);
      await business.control.faults([
        { method: 'POST', path: 'ChannelEndpoint', nth: 1, times: 2, fault: '429' },
      ]);
      expect(await own.call('numbers.assign', { draftId, numbers: [ONE] })).to.deep.equal([
        { sid: ONE, ok: true },
      ]);
    });

    it('are refused by Twilio under review, and it says so', async () => {
      const { own } = business.host();
      const { draftId } = await reached(own, await filled(own), 'in-review');
      const results = await own.call('numbers.assign', { draftId, numbers: [ONE] });
      expect(results.map(({ trouble }) => trouble?.code)).to.deep.equal([60711]);
    });
  });

  it('are refused while the business is being sent, and before there is a profile', async () => {
    const { own } = business.host();
    const draftId = await filled(own);
    const change = (numbers = [ONE]): Promise<readonly NumberResult[]> =>
      own.call('numbers.assign', { draftId, numbers });
    expect((await refusal(change())).code).to.equal('not-found');
    await business.control.faults([{ path: 'EntityAssignments', times: 99, fault: '503:1' }]);
    await reached(own, draftId, 'waiting');
    const writes = await business.writesDuring(async () => {
      expect((await refusal(change())).code).to.equal('locked');
      const remove = own.call('numbers.remove', { draftId, numbers: [ONE] });
      expect((await refusal(remove)).code).to.equal('locked');
    });
    expect(writes.filter(({ path }) => /ChannelEndpoint/.test(path))).to.deep.equal([]);
  });

  it('are no business of a site, not even for its own draft', async () => {
    const { site } = business.host();
    const draftId = await filled(site);
    const calls = await business.during(async () => {
      for (const call of [
        site.call('numbers.list', { draftId }),
        site.call('numbers.assign', { draftId, numbers: [ONE] }),
        site.call('numbers.remove', { draftId, numbers: [ONE] }),
      ])
        expect((await refusal(call)).code).to.equal('not-allowed');
    });
    expect(calls).to.deep.equal([]);
  });
});

/** Sends each write to such an address a second time, and answers with what the second one said. */
const asBrowsersDo =
  (address: RegExp): typeof fetch =>
  async (input, init) => {
    const request = input as Request;
    if (request.method === 'GET' || !address.test(request.url)) return fetch(request, init);
    await fetch(request.clone(), init).catch(() => undefined);
    return fetch(request, init);
  };
