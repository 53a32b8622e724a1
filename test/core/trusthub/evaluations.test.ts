import { expect } from 'chai';
import {
  createEvaluation,
  fetchEvaluation,
  listEvaluations,
  pageEvaluations,
} from '../../../src/core/trusthub/evaluations.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { NoAnswerError } from '../../../src/core/trusthub/trusthub-error.js';
import {
  FRENCH_NONCOMPLIANT,
  LIVE_SHAPE,
  STARTER_COMPLIANT,
} from '../fixtures/wire-evaluations.js';
import { json, rejection, scriptedClient, sidOf } from '../fixtures/scripted-transport.js';

const bu = sid('BU', sidOf('BU', 1));
const at = { kind: 'CustomerProfiles', sid: bu } as const;
const rn = sid('RN', sidOf('RN', 1));

const read = (wire: unknown) => createEvaluation(scriptedClient(json(wire, 201)).client, at, rn);

describe('an evaluation', () => {
  it('in the shape valid[] and invalid[] is read row for row', async () => {
    const { status, results } = await read(FRENCH_NONCOMPLIANT);
    expect(status).to.equal('noncompliant');
    expect(
      results.map(({ requirementName, fields }) => [requirementName, fields.length]),
    ).to.deep.equal([
      ['business_info', 4],
      ['business_name_info', 1],
      ['business_address_proof_info', 1],
      ['business_reg_no_info', 1],
      ['name_of_auth_rep_info', 2],
      ['power_of_attorney_info', 0],
      ['name_in_power_of_attorney_info', 2],
    ]);
  });

  it('counts items of invalid[] as failed though they do not say `passed`', async () => {
    const { results } = await read(FRENCH_NONCOMPLIANT);
    expect(results.flatMap(({ fields }) => fields.map(({ passed }) => passed))).to.deep.equal(
      Array.from({ length: 11 }, () => false),
    );
    expect(results[0]?.fields[0]).to.deep.equal({
      friendlyName: 'Business Name',
      objectField: 'business_name',
      passed: false,
      failureReason:
        'The Business Name is missing. Please enter in a Business Name on the Business information.',
      errorCode: 22215,
    });
  });

  it('with everything valid has passed throughout', async () => {
    const { status, results } = await read(STARTER_COMPLIANT);
    expect(status).to.equal('compliant');
    expect(results.every(({ passed, fields }) => passed && fields.every((f) => f.passed))).to.equal(
      true,
    );
    expect(results.flatMap(({ fields }) => fields)).to.have.length(6);
  });

  it('in the live shape has one fields[], whose items say for themselves', async () => {
    const { results } = await read(LIVE_SHAPE);
    const fields = results.flatMap((result) => result.fields);
    expect(fields.map(({ objectField, passed }) => [objectField, passed])).to.deep.equal([
      ['first_name', true],
      ['last_name', true],
      ['email', true],
      ['phone_number', false],
      ['address_sids', true],
    ]);
    expect(fields[3]).to.include({ errorCode: 22218, failureReason: 'Phone number is invalid.' });
  });

  it('in the live shape without `passed` is judged by the error code', async () => {
    const bare = (error_code: number | null) => ({ object_field: 'email', error_code });
    const { results } = await read({
      sid: sidOf('EL', 1),
      status: 'noncompliant',
      results: [{ requirement_name: 'r', fields: [bare(null), bare(22215)] }],
    });
    expect(results[0]?.fields.map(({ passed }) => passed)).to.deep.equal([true, false]);
    expect(results[0]?.passed).to.equal(false);
  });

  it('may have no results at all', async () => {
    const bare = { sid: sidOf('EL', 1), status: 'compliant', results: null };
    expect((await read(bare)).results).to.deep.equal([]);
  });

  it('is asked for under its profile and policy', async () => {
    const { client, seen } = scriptedClient(json(STARTER_COMPLIANT, 201));
    await createEvaluation(client, at, rn);
    expect(seen[0]).to.include({
      url: `https://trusthub.twilio.com/v1/CustomerProfiles/${bu}/Evaluations`,
      body: `PolicySid=${rn}`,
    });
  });

  it('that cannot be read is no answer, and what it said is not repeated', async () => {
    const odd = { ...STARTER_COMPLIANT, status: 'my secret status' };
    const created = scriptedClient(json(odd, 201)).client;
    const listed = scriptedClient(json({ meta: { key: 'results' }, results: [odd] })).client;
    for (const ask of [createEvaluation(created, at, rn), listEvaluations(listed, at)]) {
      const error = await rejection(ask);
      expect(error).to.be.instanceOf(NoAnswerError).and.include({ reason: 'unreadable' });
      expect(error.message).to.include('status').and.not.include('secret');
    }
  });

  it('is fetched by itself, and listed a page at a time', async () => {
    const path = `https://trusthub.twilio.com/v1/CustomerProfiles/${bu}/Evaluations`;
    const el = sid('EL', sidOf('EL', 7));
    const next = `${path}?PageSize=20&Page=1&PageToken=PAEL7`;
    const { client, seen } = scriptedClient(
      json({ ...STARTER_COMPLIANT, sid: el }),
      json({ meta: { key: 'results', next_page_url: next }, results: [STARTER_COMPLIANT] }),
      json({ meta: { key: 'results', next_page_url: null }, results: [] }),
    );
    expect((await fetchEvaluation(client, at, el)).sid).to.equal(el);
    const first = await pageEvaluations(client, at, { size: 20 });
    expect(first.items).to.have.length(1);
    expect(await pageEvaluations(client, at, { size: 20, from: first.next })).to.deep.equal({
      items: [],
      next: undefined,
    });
    expect(seen.map(({ url }) => url)).to.deep.equal([
      `${path}/${el}`,
      `${path}?PageSize=20`,
      next,
    ]);
  });
});
