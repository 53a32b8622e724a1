import { expect } from 'chai';
import { assign, createAddress, createEndUser, createProfile, evaluate } from './build-profile.js';
import { complaints, requirement } from './evaluation-results.js';
import { known, useSandbox, type Client } from './harness.js';

interface PolicyAnswer {
  readonly sid: string;
  readonly friendly_name: string;
  readonly requirements: {
    readonly end_user: readonly { readonly type: string; readonly fields: readonly string[] }[];
    readonly supporting_document: readonly unknown[][];
  };
}

describe('the policies', () => {
  const sandbox = useSandbox();
  let client: Client;
  let policies: PolicyAnswer[];
  beforeEach(async () => {
    client = sandbox.client();
    policies = (await client.get('/v1/Policies?PageSize=1000')).json.results;
  });

  const named = (name: string) => policies.find((one) => one.friendly_name === name)!;

  async function createDocument(type: string, attributes: object): Promise<string> {
    const { json } = await client.post('/v1/SupportingDocuments', {
      FriendlyName: type,
      Type: type,
      Attributes: JSON.stringify(attributes),
    });
    return json.sid;
  }

  it('are over a hundred on three pages, some of one name', async () => {
    expect(policies.length).to.be.within(101, 150);
    const names = policies.map((one) => one.friendly_name);
    expect(names.filter((name) => name === 'Branded Calling')).to.have.lengthOf(4);
  });

  it('have the real ones at their SIDs', () => {
    for (const [sid, name] of [
      ['RNdfbf3fae0e1107f8aded0e7cead80bf5', 'Secondary Customer Profile of type Business'],
      ['RN6433641899984f951173ef1738c3bdd0', 'Primary Customer Profile of type Business'],
      ['RN806dd6cd175f314e1f96a9727ee271f4', 'Starter Customer Profile of type Business'],
      ['RN670d5d2e282a6130ae063b234b6019c8', 'Sole Proprietor TrustProduct'],
    ] as const) {
      expect(policies.find((one) => one.sid === sid)!.friendly_name).to.equal(name);
    }
  });

  it('have one with two alternatives, either of which will do', async () => {
    const { sid, requirements } = named('Sandbox: Two Alternatives');
    expect(requirements.supporting_document).to.have.lengthOf(2);
    const address = await createAddress(client);
    for (const innerLists of ['all', 'any']) {
      await sandbox.control('PUT', '/settings', { innerLists });
      for (const [type, attributes] of [
        ['utility_bill', { address_sids: address }],
        ['tenancy_agreement', { address_sids: address, document_number: '7' }],
      ] as const) {
        const profile = await createProfile(client, sid);
        const before = await evaluate(client, profile, sid);
        expect(requirement(before, 'proof_of_address_info').error_code).to.equal(22216);
        await assign(client, profile, await createDocument(type, attributes));
        const after = requirement(await evaluate(client, profile, sid), 'proof_of_address_info');
        expect(after, `${innerLists} ${type}`).to.include({ passed: true, object_type: type });
      }
    }
  });

  it('have one with two lists, of which the setting says whether one is enough', async () => {
    const { sid } = named('Sandbox: Two Lists');
    const profile = await createProfile(client, sid);
    await assign(
      client,
      profile,
      await createDocument('tenancy_agreement', { document_number: '7' }),
    );
    const all = await evaluate(client, profile, sid);
    expect(all.status).to.equal('noncompliant');
    expect(requirement(all, 'utility_info').error_code).to.equal(22216);
    await sandbox.control('PUT', '/settings', { innerLists: 'any' });
    const any = await evaluate(client, profile, sid);
    expect(any.status).to.equal('compliant');
    expect(any.results).to.have.lengthOf(1);
  });

  it('have one with types and fields that nobody has heard of', async () => {
    const { sid, requirements } = named('Sandbox: Unheard-of Fields');
    const [{ type, fields }] = requirements.end_user as [
      PolicyAnswer['requirements']['end_user'][0],
    ];
    const profile = await createProfile(client, sid);
    const said = Object.fromEntries(fields.map((field) => [field, 'anything']));
    await assign(client, profile, await createEndUser(client, type, { ...said, xq: '' }));
    const certificate = await createDocument('certificate_of_wonder', { seal_number: '1' });
    await assign(client, profile, certificate);
    expect(complaints(await evaluate(client, profile, sid))).to.eql([[type, 'xq', 22215]]);
    const types = (await client.get('/v1/EndUserTypes')).json.end_user_types;
    const listed = types.find((one: { machine_name: string }) => one.machine_name === type);
    expect(listed.fields.map((one: { machine_name: string }) => one.machine_name)).to.eql(fields);
  });

  it('have one with sixty fields', async () => {
    const { sid } = named('Sandbox: Sixty Fields');
    const evaluation = await evaluate(client, await createProfile(client, sid), sid);
    expect(requirement(evaluation, 'census_information').invalid).to.have.lengthOf(60);
  });

  it('of products judge their own fields', async () => {
    const { sid } = named('A2P Messaging: Local - Business');
    const { json } = await client.post('/v1/TrustProducts', {
      FriendlyName: 'a2p',
      Email: 'a@kites.example',
      PolicySid: sid,
    });
    const path = `/v1/TrustProducts/${json.sid}`;
    const type = 'us_a2p_messaging_profile_information';
    const endUser = await createEndUser(client, type, { company_type: 'public' });
    for (const ObjectSid of [endUser, known('BU', 1)]) {
      await client.post(`${path}/EntityAssignments`, { ObjectSid });
    }
    const judged = async () =>
      complaints((await client.post(`${path}/Evaluations`, { PolicySid: sid })).json);
    expect(await judged()).to.eql([
      [type, 'stock_exchange', 22215],
      [type, 'stock_ticker', 22215],
    ]);
    const Attributes = JSON.stringify({ company_type: 'private' });
    await client.post(`/v1/EndUsers/${endUser}`, { Attributes });
    expect(await judged()).to.eql([]);
    await client.post(path, { Status: 'pending-review' });
    await sandbox.control('POST', `/reviews/${json.sid}`, { decision: 'approve' });
    expect((await client.get(path)).json.status).to.equal('twilio-approved');
  });
});
