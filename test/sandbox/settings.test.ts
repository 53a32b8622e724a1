import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { DEFAULT_SETTINGS } from '../../sandbox/settings.js';
import {
  assign,
  buildProfile,
  createEndUser,
  createProfile,
  evaluate,
  fetchProfile,
  submit,
} from './build-profile.js';
import { complaints, requirement } from './evaluation-results.js';
import { known, SECONDARY, useSandbox, type Client } from './harness.js';
import { BUSINESS_INFORMATION, REPRESENTATIVE } from './made-up-business.js';

const PROFILES = '/v1/CustomerProfiles';
const INFORMATION = 'customer_profile_business_information';

describe('the settings', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  const set = (settings: object) => sandbox.control('PUT', '/settings', settings);

  /** The complaints about a profile whose business says this. */
  async function complaintsAbout(changes: object) {
    const profile = await createProfile(client);
    const attributes = { ...BUSINESS_INFORMATION, ...changes };
    await assign(client, profile, await createEndUser(client, INFORMATION, attributes));
    const found = complaints(await evaluate(client, profile));
    return found.filter(([name]) => name === INFORMATION).map(([, field]) => field);
  }

  it('are readable, each with its reason, and each is in the README', async () => {
    expect((await sandbox.control('GET', '/settings')).json).to.eql(DEFAULT_SETTINGS);
    const { json } = await sandbox.control('GET', '/settings/reasons');
    const readme = readFileSync(new URL('../../sandbox/README.md', import.meta.url), 'utf8');
    for (const { name, basis, reason, default: value } of json) {
      expect(['documented', 'reported', 'guessed', 'ours'], name).to.include(basis);
      expect(reason, name).to.have.length.above(10);
      expect(value, name).to.eql(DEFAULT_SETTINGS[name as keyof typeof DEFAULT_SETTINGS]);
      expect(readme, name).to.include(`\`${name}\``);
    }
  });

  it('refuse a value that is none', async () => {
    for (const wrong of [
      { listLag: -1 },
      { listLag: '5' },
      { callbackHosts: 'localhost' },
      { callbackHosts: ['a b'] },
      { callbackRetries: [1.5] },
      { otherRegistrationField: 'two words' },
      { refusalCodes: { x: 1 } },
      { regionEncoding: 'morse' },
    ]) {
      expect((await set(wrong)).status, JSON.stringify(wrong)).to.equal(400);
    }
  });

  it('regionEncoding decides how several regions are written', async () => {
    const field = 'business_regions_of_operation';
    const [commas, list] = ['ASIA,EUROPE', ['ASIA', 'EUROPE']];
    for (const [regionEncoding, takesCommas, takesList] of [
      ['any', true, true],
      ['commas', true, false],
      ['list', false, true],
      ['one', false, false],
    ] as const) {
      await set({ regionEncoding });
      const takes = async (value: unknown) => !(await complaintsAbout({ [field]: value })).length;
      expect(await takes('ASIA'), regionEncoding).to.equal(true);
      expect(await takes(commas), regionEncoding).to.equal(takesCommas);
      expect(await takes(list), regionEncoding).to.equal(takesList);
    }
  });

  it('otherRegistrationField is asked for where the registration is Other', async () => {
    const other = { business_registration_identifier: 'Other' };
    expect(await complaintsAbout({})).to.eql([]);
    expect(await complaintsAbout(other)).to.eql(['business_registration_identifier_other']);
    const named = { ...other, business_registration_identifier_other: 'Kite register' };
    expect(await complaintsAbout(named)).to.eql([]);
    await set({ otherRegistrationField: 'registration_name' });
    expect(await complaintsAbout(named)).to.eql(['registration_name']);
    await set({ otherRegistrationField: '' });
    expect(await complaintsAbout(other)).to.eql([]);
  });

  it('taxNumberFormat and failedFieldsCode', async () => {
    const short = { business_registration_number: '12' };
    expect(await complaintsAbout(short)).to.eql(['business_registration_number']);
    const profile = await createProfile(client);
    const attributes = { ...BUSINESS_INFORMATION, ...short };
    await assign(client, profile, await createEndUser(client, INFORMATION, attributes));
    const result = async () => requirement(await evaluate(client, profile), INFORMATION);
    expect(await result()).to.include({ error_code: null, passed: false });
    await set({ failedFieldsCode: 'first' });
    expect(await result()).to.include({ error_code: 22218, passed: false });
    await set({ taxNumberFormat: 'any' });
    expect(await result()).to.include({ error_code: null, passed: true });
  });

  it('deleteAssigned and deleteUnderReview', async () => {
    const { profile, business, document } = await buildProfile(client);
    const number = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: known('PN', 1) };
    await client.post(`${PROFILES}/${profile}/ChannelEndpointAssignments`, number);
    const paths = [`/v1/EndUsers/${business}`, `/v1/SupportingDocuments/${document}`];
    const refused = async (path: string) => (await client.refused('DELETE', path)).code;
    expect(await refused(paths[0]!)).to.equal(21644);
    expect(await refused(paths[1]!)).to.equal(21645);
    expect(await refused(`${PROFILES}/${profile}`)).to.equal(21648);
    await submit(client, profile);
    expect(await refused(paths[1]!)).to.equal(21646);
    expect(await refused(`${PROFILES}/${profile}`)).to.equal(21647);

    await set({ deleteAssigned: 'unassign' });
    expect(await refused(`${PROFILES}/${profile}`)).to.equal(21647);
    await set({ deleteUnderReview: 'allow' });
    for (const path of paths) await client.delete(path);
    const left = await client.get(`${PROFILES}/${profile}/EntityAssignments`);
    expect(left.json.results).to.have.lengthOf(2);
    await client.delete(`${PROFILES}/${profile}`);
    const state = (await sandbox.control('GET', '/state')).json[known('AC', 1)];
    expect(state.ChannelEndpointAssignments).to.eql([]);
  });

  it('friendlyNameFilter, listOrder and listLag', async () => {
    const first = await createProfile(client);
    const second = await createProfile(client);
    const found = async (query = '') =>
      (await client.get(`${PROFILES}?PolicySid=${SECONDARY}&${query}`)).json.results.map(
        ({ sid }: { sid: string }) => sid,
      );
    expect(await found('FriendlyName=thistledown+kites')).to.eql([]);
    await set({ friendlyNameFilter: 'any-case' });
    expect(await found('FriendlyName=thistledown+kites')).to.eql([second, first]);
    expect(await found('FriendlyName=down')).to.eql([]);
    await set({ friendlyNameFilter: 'contains', listOrder: 'oldest-first' });
    expect(await found('FriendlyName=down')).to.eql([first, second]);
    await set({ listLag: 60_000 });
    expect(await found()).to.eql([]);
    expect((await fetchProfile(client, first)).sid).to.equal(first);
    const { json } = await client.get(PROFILES);
    expect(json.results.map(({ sid }: { sid: string }) => sid)).to.eql([known('BU', 1)]);
  });

  it('policyKinds, unknownPolicy, pageSizeOver1000 and refusalCodes', async () => {
    const form = { FriendlyName: 'x', Email: 'x', PolicySid: SECONDARY };
    await client.post('/v1/TrustProducts', form);
    await set({ policyKinds: 'own', unknownPolicy: 'invalid', refusalCodes: { 20422: 21000 } });
    expect(await client.refused('POST', '/v1/TrustProducts', form)).to.include({ code: 21000 });
    await client.post(PROFILES, form);
    const unknown = { ...form, PolicySid: known('RN', 7) };
    expect(await client.refused('POST', PROFILES, unknown)).to.include({
      status: 400,
      code: 21000,
    });
    const wide = '/v1/Policies?PageSize=2000';
    expect(await client.refused('GET', wide)).to.include({ status: 400, code: 20007 });
    await set({ pageSizeOver1000: 'clamp' });
    const response = await fetch(sandbox.url + wide, {
      headers: { authorization: `Basic ${btoa(`${known('AC', 1)}:sandbox`)}` },
    });
    expect(((await response.json()) as { meta: object }).meta).to.include({ page_size: 1000 });
  });

  it('submitAnswer, approvalDays, documentReview and numbersUnderReview', async () => {
    await set({
      submitAnswer: 'in-review',
      approvalDays: 1,
      documentReview: 'unchanged',
      numbersUnderReview: 'allow',
    });
    const { profile, document } = await buildProfile(client);
    expect((await submit(client, profile)).json.status).to.equal('in-review');
    const number = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: known('PN', 1) };
    await client.post(`${PROFILES}/${profile}/ChannelEndpointAssignments`, number);
    await sandbox.control('POST', `/reviews/${profile}`, { decision: 'approve' });
    const { valid_until, date_updated } = await fetchProfile(client, profile);
    expect(Date.parse(valid_until) - Date.parse(date_updated)).to.be.within(86_399_000, 86_401_000);
    expect((await client.get(`/v1/SupportingDocuments/${document}`)).json.status).to.equal('DRAFT');
  });

  it('autoRejectCodes are those of an automatic rejection; none is a rejection without', async () => {
    for (const [codes, errors] of [
      [
        [18601, 18606],
        [{ code: 18601 }, { code: 18606 }],
      ],
      [[], null],
    ] as const) {
      await set({ autoReview: 'reject', autoRejectCodes: codes, submitAnswer: 'in-review' });
      const { profile } = await buildProfile(client);
      await submit(client, profile);
      let answer = await fetchProfile(client, profile);
      while (answer.status === 'in-review') answer = await fetchProfile(client, profile);
      expect(answer).to.deep.include({ status: 'twilio-rejected', errors });
    }
  });

  it('secondRepresentativeRequired, with one that is there', async () => {
    await set({ secondRepresentativeRequired: true });
    const { profile } = await buildProfile(client);
    const second = await createEndUser(client, 'authorized_representative_2', REPRESENTATIVE);
    expect((await evaluate(client, profile)).status).to.equal('noncompliant');
    await assign(client, profile, second);
    expect((await evaluate(client, profile)).status).to.equal('compliant');
  });
});
