import { expect } from 'chai';
import type { EvaluationSummary, Onboarding } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import { sid } from '../../src/core/trusthub/sid.js';
import {
  BusinessAtSandbox,
  filled,
  noncompliant,
  policySid,
  refusal,
  seeded,
} from './business-at-sandbox.js';

describe('the evaluations of a profile', () => {
  let business: BusinessAtSandbox;

  beforeEach(async () => {
    business = await BusinessAtSandbox.open();
  });

  afterEach(() => business.close());

  const list = (onboarding: Onboarding, draftId: DraftId, cursor?: string) =>
    onboarding.call('submission.evaluations', { draftId, ...(cursor && { cursor }) });
  const evaluate = (bundleSid: string) =>
    business.twilio('POST', `/v1/CustomerProfiles/${bundleSid}/Evaluations`, {
      PolicySid: policySid,
    });

  it('are listed newest first, in whichever order Twilio does', async () => {
    const days = ['2026-01-02', '2026-01-03', '2026-01-01'];
    const { own } = business.host({
      fetch: async (input, init) => {
        const request = input as Request;
        const answer = await fetch(request, init);
        if (request.method !== 'GET' || !/Evaluations/.test(request.url)) return answer;
        const { results, ...rest } = await answer.json();
        const dated = results.map((one: object, n: number) => ({
          ...one,
          date_created: `${days[n]}T00:00:00Z`,
        }));
        return Response.json({ ...rest, results: dated });
      },
    });
    const { draftId, bundleSid } = await noncompliant(business, own);
    await evaluate(bundleSid);
    await evaluate(bundleSid);
    const { rows, cursor } = await list(own, draftId);
    expect(rows.map(({ createdAt }) => createdAt?.slice(0, 10))).to.deep.equal([
      '2026-01-03',
      '2026-01-02',
      '2026-01-01',
    ]);
    expect(rows[0]).to.have.all.keys('sid', 'status', 'createdAt');
    expect(cursor).to.equal(undefined);
  });

  it('are paged, each once, through what Twilio says comes next', async () => {
    const { own } = business.host();
    const { draftId, bundleSid } = await noncompliant(business, own);
    for (let n = 0; n < 60; n += 1) await evaluate(bundleSid);
    const rows: EvaluationSummary[] = [];
    const sizes: number[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: Awaited<ReturnType<typeof list>> = await list(own, draftId, cursor);
      rows.push(...page.rows);
      sizes.push(page.rows.length);
      cursor = page.cursor;
    }
    expect(sizes).to.deep.equal([50, 11]);
    expect(new Set(rows.map((row) => row.sid)).size).to.equal(61);
  });

  it('are opened one by one, at the fields of the form that was sent', async () => {
    const { own } = business.host();
    const { draftId, evaluation } = await noncompliant(business, own);
    const [row] = (await list(own, draftId)).rows;
    const evaluationSid = row?.sid ?? seeded('EL', 0);
    const report = await own.call('submission.evaluation', { draftId, evaluationSid });
    expect(report).to.deep.equal(evaluation);
    const failed = report.rows.filter(({ passed }) => !passed);
    expect(failed.map(({ path }) => path)).to.include('authorized_representative_2.first_name');
  });

  it('are opened by the form as it was then, whatever the policy asks for now', async () => {
    const { journal, drafts, own: theirs } = business.host();
    const { draftId, evaluation } = await noncompliant(business, theirs);
    const frozen = await journal.frozen(draftId);
    if (!frozen) throw new Error('Nothing was frozen');
    const before = { ...frozen, form: { ...frozen.form, sections: [] } };
    const { own } = business.host({ drafts, journal: { ...journal, frozen: async () => before } });
    const evaluationSid = sid('EL', evaluation?.sid);
    const { rows } = await own.call('submission.evaluation', { draftId, evaluationSid });
    expect(rows.length).to.be.above(5);
    expect(rows.filter(({ path }) => path)).to.deep.equal([]);
  });

  it('are opened by the form of the policy where what was sent is lost', async () => {
    const first = business.host();
    const { draftId, evaluation } = await noncompliant(business, first.own);
    const journal = { ...first.journal, frozen: async () => undefined };
    const { own } = business.host({ journal, drafts: first.drafts });
    const evaluationSid = sid('EL', evaluation?.sid);
    expect(await own.call('submission.evaluation', { draftId, evaluationSid })).to.deep.equal(
      evaluation,
    );
  });

  it('are none before there is a profile, and not those of another', async () => {
    const { own } = business.host();
    const draftId = await filled(own);
    expect(await list(own, draftId)).to.deep.equal({ rows: [] });
    const other = await noncompliant(business, own);
    const evaluationSid = sid('EL', other.evaluation?.sid);
    const open = (id: DraftId) =>
      refusal(own.call('submission.evaluation', { draftId: id, evaluationSid }));
    expect((await open(draftId)).code).to.equal('not-found');
    const third = await noncompliant(business, own);
    expect((await open(third.draftId)).code).to.equal('not-found');
  });

  it('are for a site too, of its own drafts alone', async () => {
    const { own, site, host } = business.host();
    const mine = await noncompliant(business, site);
    const evaluationSid = sid('EL', mine.evaluation?.sid);
    expect((await list(site, mine.draftId)).rows.map((row) => row.sid)).to.deep.equal([
      evaluationSid,
    ]);
    const input = { draftId: mine.draftId, evaluationSid };
    expect(await site.call('submission.evaluation', input)).to.deep.equal(mine.evaluation);
    const vendors = await noncompliant(business, own);
    const stranger = host.as({
      kind: 'site',
      origin: 'https://stranger.example',
      confirmStart: async () => true,
    });
    const calls = await business.during(async () => {
      for (const call of [
        list(site, vendors.draftId),
        site.call('submission.evaluation', { ...input, draftId: vendors.draftId }),
        list(stranger, mine.draftId),
        stranger.call('submission.evaluation', input),
      ])
        expect((await refusal(call)).code).to.equal('not-found');
    });
    expect(calls).to.deep.equal([]);
  });

  it('say which account they are in when its key is not at hand', async () => {
    const first = business.host();
    const { draftId } = await noncompliant(business, first.own);
    const { journal, drafts } = first;
    const { own } = business.host({
      journal,
      drafts,
      accountSid: 'AC00000000000000000000000000000002',
    });
    const error = await refusal(list(own, draftId));
    expect(error.code).to.equal('no-account');
    expect(error.message).to.match(/account in which/);
  });
});
