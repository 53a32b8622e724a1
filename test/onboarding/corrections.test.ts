import { expect } from 'chai';
import type { Onboarding } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import type { StartQuestion } from '../../src/core/principal.js';
import { NoKeyError } from '../../src/core/trusthub/transport.js';
import type { SandboxControl } from '../fixtures/sandbox-control.js';
import { BusinessAtSandbox, filled, reached, refusal, save, until } from './business-at-sandbox.js';

const BUSINESS = 'customer_profile_business_information';

describe('a business that is changed on its way', () => {
  let business: BusinessAtSandbox;
  let control: SandboxControl;

  beforeEach(async () => {
    business = await BusinessAtSandbox.open();
    control = business.control;
  });

  afterEach(() => business.close());

  it('tells Twilio of another notification e-mail, by one request of its own', async () => {
    const { own } = business.host();
    const { draftId, bundleSid } = await reached(own, await filled(own), 'in-review');
    const rejected = until(own, draftId, 'rejected');
    await control.reject(bundleSid as string, [18602]);
    await rejected;
    const before = (await control.writes()).length;
    await save(own, draftId, { 'bundle.email': 'new@vendor.example' });
    await reached(own, draftId, 'in-review');
    const paths = (await control.writes()).slice(before).map(({ path }) => path);
    expect(paths.filter((path) => path === `/v1/CustomerProfiles/${bundleSid}`)).to.have.length(2);
    expect(paths.filter((path) => /EndUsers|Addresses|Supporting/.test(path))).to.deep.equal([]);
  });

  it('refuses another country for an address that Twilio has, and sends nothing', async () => {
    const { own } = business.host();
    const { draftId, bundleSid } = await reached(own, await filled(own), 'in-review');
    const rejected = until(own, draftId, 'rejected');
    await control.reject(bundleSid as string, [18603]);
    await rejected;
    const before = (await control.writes()).length;
    await save(own, draftId, { 'customer_profile_address.iso_country': 'CA' });
    const error = await refusal(own.call('submission.start', { draftId }));
    expect(error.message).to.match(/country/);
    expect(await control.writes()).to.have.length(before);
  });

  it('refuses to go on in another account, and sends nothing there', async () => {
    const first = business.host();
    await control.settings({ secondRepresentativeRequired: true });
    const { draftId } = await reached(first.own, await filled(first.own), 'noncompliant');
    const { drafts, journal } = first;
    const other = business.host({
      accountSid: 'AC00000000000000000000000000000003',
      drafts,
      journal,
    });
    const before = (await control.writes()).length;
    const error = await refusal(other.own.call('submission.start', { draftId }));
    expect(error.code).to.equal('not-allowed');
    expect(await control.writes()).to.have.length(before);
  });

  it('sends again what Twilio refused, with the corrected values', async () => {
    const bodies: string[] = [];
    let refuse = true;
    const { own } = business.host({
      fetch: (async (request: Request, init: RequestInit) => {
        if (request.method === 'POST' && /Addresses/.test(request.url)) {
          bodies.push(await request.clone().text());
          if (refuse) return Response.json({ code: 21628, message: 'Invalid' }, { status: 400 });
        }
        return fetch(request, init);
      }) as typeof fetch,
    });
    const { draftId } = await reached(own, await filled(own), 'needs-attention');
    refuse = false;
    await save(own, draftId, { 'customer_profile_address.street': '99 Corrected Road' });
    await reached(own, draftId, 'in-review');
    expect(bodies.at(-1)).to.include('99+Corrected+Road');
    expect(await control.made()).to.include({ Addresses: 1, CustomerProfiles: 1, EndUsers: 2 });
  });

  it('looks for what may have been made before it sends it again, though it was not let look', async () => {
    let blind = true;
    const { own } = business.host({
      fetch: (async (request: Request, init: RequestInit) => {
        const people = new URL(request.url).pathname === '/v1/EndUsers';
        if (blind && people && request.method === 'GET')
          return Response.json({ code: 20006, message: 'No' }, { status: 403 });
        const answer = await fetch(request, init);
        if (blind && people) throw new TypeError('the answer was lost');
        return answer;
      }) as typeof fetch,
    });
    const { draftId } = await reached(own, await filled(own), 'needs-attention');
    blind = false;
    await reached(own, draftId, 'in-review');
    expect(await control.made()).to.include({ EndUsers: 2, CustomerProfiles: 1 });
  });

  it('goes on at once when the person says so, however long it would have waited', async () => {
    let offline = true;
    const { own } = business.host({
      timings: {
        quiesce: 60_000,
        secondLook: 60_000,
        lateSweep: 600_000,
        retry: { base: 60_000, cap: 60_000 },
        review: { base: 50, cap: 50 },
      },
      fetch: (async (request: Request, init: RequestInit) => {
        if (offline && /CustomerProfiles/.test(request.url)) throw new TypeError('offline');
        return fetch(request, init);
      }) as typeof fetch,
    });
    const { draftId } = await reached(own, await filled(own), 'waiting');
    offline = false;
    const done = until(own, draftId, 'in-review');
    await own.call('submission.resume', { draftId });
    await done;
  });

  it('sends nothing more once the key was taken away, though it was under way', async () => {
    let key: 'there' | 'gone' | 'back' = 'there';
    const { own } = business.host({
      fetch: (async (request: Request, init: RequestInit) => {
        if (key === 'gone') throw new NoKeyError('gone');
        const answer = await fetch(request, init);
        if (key === 'there' && /EndUsers/.test(request.url)) key = 'gone';
        return answer;
      }) as typeof fetch,
    });
    const { draftId, trouble } = await reached(own, await filled(own), 'paused');
    expect(trouble?.message).to.match(/Enter the key/);
    key = 'back';
    const before = await control.made();
    const done = until(own, draftId, 'in-review');
    await own.call('submission.resume', { draftId });
    await done;
    expect(before['EntityAssignments']).to.be.below(4);
    expect(await control.made()).to.include({ CustomerProfiles: 1, EndUsers: 2, Addresses: 1 });
  });

  describe('while the person is asked whether a site may send it', () => {
    const ask = async (meanwhile: (own: Onboarding, draftId: DraftId) => Promise<unknown>) => {
      const { host, own } = business.host();
      const questions: StartQuestion[] = [];
      const site = host.as({
        kind: 'site',
        origin: 'https://partner.example',
        async confirmStart(question) {
          questions.push(question);
          await meanwhile(own, question.draftId);
          return true;
        },
      });
      return { site, own, questions, draftId: await filled(site) };
    };

    it('is not sent when it was changed: what was allowed was something else', async () => {
      const { site, draftId } = await ask((own, id) =>
        save(own, id, { [`${BUSINESS}.business_name`]: 'Another LLC' }),
      );
      const error = await refusal(site.call('submission.start', { draftId }));
      expect(error.code).to.equal('conflict');
      expect(await control.writes()).to.deep.equal([]);
    });

    it('is not sent when it was removed', async () => {
      const { site, draftId } = await ask((own, id) => own.call('draft.remove', { draftId: id }));
      const error = await refusal(site.call('submission.start', { draftId }));
      expect(error.code).to.equal('not-found');
      expect(await control.writes()).to.deep.equal([]);
    });

    it('is not asked about again once it is on its way', async () => {
      const { site, draftId, questions } = await ask(async () => undefined);
      await reached(site, draftId, 'in-review');
      await site.call('submission.start', { draftId });
      expect(questions).to.have.length(1);
    });
  });

  it('is not made twice when a new key and the person let it go on at the same time', async () => {
    const { host, own, journal } = business.host();
    const draftId = await filled(own);
    const done = until(own, draftId, 'in-review');
    await own.call('submission.start', { draftId });
    await done;
    const row = await journal.get(draftId);
    if (!row) throw new Error('no row');
    const made = await control.made();
    // As a worker that died left it, paused; then everything happens at once.
    await journal.put({ ...row, status: 'paused' });
    await Promise.all([
      host.accountChanged(),
      own.call('submission.resume', { draftId }),
      own.call('submission.start', { draftId }),
      host.wake({ online: true }),
    ]);
    expect(await control.made()).to.deep.equal(made);
  });
});
