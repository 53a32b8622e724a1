import { expect } from 'chai';
import {
  assign,
  buildProfile,
  createAddress,
  createDocument,
  createEndUser,
  createProfile,
  evaluate,
} from './build-profile.js';
import { complaints, requirement, type Result } from './evaluation-results.js';
import { FRENCH_RESULTS } from './french-evaluation.js';
import { known, useSandbox, type Client } from './harness.js';
import { REPRESENTATIVE } from './made-up-business.js';

const FRENCH = 'RNf4a7c1e09b2d5836f4a7c1e09b2d5836';
const STARTER = 'RN806dd6cd175f314e1f96a9727ee271f4';

describe('an evaluation', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  it('of an empty French bundle is the sample of the reference, row for row', async () => {
    const evaluation = await evaluate(client, await createProfile(client, FRENCH), FRENCH);
    expect(evaluation.status).to.equal('noncompliant');
    expect(evaluation.results).to.eql(FRENCH_RESULTS);
  });

  it('of a French bundle holds documents against what its end user says', async () => {
    const profile = await createProfile(client, FRENCH);
    const person = { first_name: 'Odile', last_name: 'Marchand' };
    const business = { business_name: 'Cerfs-volants SARL', business_registration_number: '1' };
    await assign(
      client,
      profile,
      await createEndUser(client, 'business', { ...person, ...business }),
    );
    const { json } = await client.post('/v1/SupportingDocuments', {
      FriendlyName: 'K-bis',
      Type: 'commercial_registrar_excerpt',
      Attributes: JSON.stringify({
        business_name: 'Another SARL',
        document_number: '7',
        address_sids: [await createAddress(client)],
      }),
    });
    await assign(client, profile, json.sid);
    const evaluation = await evaluate(client, profile, FRENCH);
    expect(requirement(evaluation, 'business_info').passed).to.equal(true);
    expect(requirement(evaluation, 'business_name_info').invalid[0]!.error_code).to.equal(22218);
    expect(requirement(evaluation, 'business_reg_no_info').passed).to.equal(true);
    expect(requirement(evaluation, 'business_address_proof_info').passed).to.equal(true);
  });

  it('of an empty secondary profile names all that is missing', async () => {
    const evaluation = await evaluate(client, await createProfile(client));
    expect(evaluation.status).to.equal('noncompliant');
    const codes = evaluation.results.map((one: Result) => [one.requirement_name, one.error_code]);
    expect(codes).to.eql([
      ['customer_profile_business_information', 22214],
      ['authorized_representative_1', 22214],
      ['customer_profile_address', 22216],
      ['primary_customer_profile', 22216],
    ]);
    expect(requirement(evaluation, 'customer_profile_business_information').invalid).to.have.length(
      8,
    );
    expect(requirement(evaluation, 'customer_profile_address').invalid[0]).to.include({
      object_field: 'address_sids',
      error_code: 22219,
    });
    expect(requirement(evaluation, 'primary_customer_profile').invalid).to.eql([
      {
        object_field: 'bundle_sid',
        friendly_name: 'Supporting Bundle Status',
        error_code: 22216,
        failure_reason: 'Primary customer profile bundle is null',
      },
    ]);
  });

  it('of a complete profile has only valid rows', async () => {
    const { profile } = await buildProfile(client, 2);
    const evaluation = await evaluate(client, profile);
    expect(evaluation.status).to.equal('compliant');
    for (const { passed, invalid, valid } of evaluation.results as Result[]) {
      expect(passed).to.equal(true);
      expect(invalid).to.eql([]);
      for (const row of valid) {
        expect(row).to.include({ passed: true, error_code: null, failure_reason: null });
      }
    }
    expect(requirement(evaluation, 'customer_profile_address').valid[0]!.friendly_name).to.equal(
      'address sids',
    );
  });

  it('has one list of fields where the setting says so', async () => {
    const { profile } = await buildProfile(client);
    await sandbox.control('PUT', '/settings', { evaluationShape: 'fields' });
    const evaluation = await evaluate(client, profile);
    expect(evaluation.status).to.equal('compliant');
    for (const result of evaluation.results as Result[]) {
      expect(result).not.to.have.any.keys('valid', 'invalid');
      for (const row of result.fields) expect(row.passed).to.equal(true);
    }
    const empty = await evaluate(client, await createProfile(client));
    for (const result of empty.results as Result[]) {
      for (const row of result.fields) expect(row).to.include({ passed: false });
    }
  });

  it('wants a second representative only where the setting says so', async () => {
    const { profile } = await buildProfile(client, 1);
    const names = (evaluation: { results: Result[] }) =>
      evaluation.results.map((one) => one.requirement_name);
    const before = await evaluate(client, profile);
    expect(before.status).to.equal('compliant');
    expect(names(before)).not.to.include('authorized_representative_2');
    await sandbox.control('PUT', '/settings', { secondRepresentativeRequired: true });
    const after = await evaluate(client, profile);
    expect(after.status).to.equal('noncompliant');
    const second = requirement(after, 'authorized_representative_2');
    expect(second.error_code).to.equal(22214);
    expect(second.invalid).to.have.lengthOf(6);
  });

  it('judges a second representative that is there', async () => {
    const { profile } = await buildProfile(client, 1);
    const incomplete = { ...REPRESENTATIVE, email: '' };
    await assign(
      client,
      profile,
      await createEndUser(client, 'authorized_representative_2', incomplete),
    );
    expect(complaints(await evaluate(client, profile))).to.eql([
      ['authorized_representative_2', 'email', 22215],
    ]);
  });

  it('misses an address that the document does not name or that is gone', async () => {
    const { profile, address, document } = await buildProfile(client);
    await client.delete(`/2010-04-01/Accounts/${known('AC', 1)}/Addresses/${address}.json`);
    const gone = complaints(await evaluate(client, profile));
    expect(gone).to.eql([['customer_profile_address', 'address_sids', 22219]]);
    await client.post(`/v1/SupportingDocuments/${document}`, { Attributes: '{}' });
    const [row] = requirement(await evaluate(client, profile), 'customer_profile_address').invalid;
    expect(row).to.include({ error_code: 22219, failure_reason: 'Address sids list is empty' });
  });

  it('takes any of the documents that a requirement accepts', async () => {
    const profile = await createProfile(client, STARTER);
    const { json } = await client.post('/v1/SupportingDocuments', {
      FriendlyName: 'Home',
      Type: 'starter_customer_profile_address',
      Attributes: JSON.stringify({ address_sids: await createAddress(client) }),
    });
    await assign(client, profile, json.sid);
    const evaluation = await evaluate(client, profile, STARTER);
    expect(requirement(evaluation, 'customer_profile_address')).to.include({
      passed: true,
      object_type: 'starter_customer_profile_address',
    });
  });

  it('takes any of the requirements that share a name', async () => {
    const product = 'RN670d5d2e282a6130ae063b234b6019c8';
    const profile = await createProfile(client, product);
    const before = await evaluate(client, profile, product);
    expect(requirement(before, 'customer_profile')).to.include({
      passed: false,
      object_type: 'starter_customer_profile_type_business',
    });
  });

  it('wants a supporting profile that is approved or in review', async () => {
    const product = 'RN670d5d2e282a6130ae063b234b6019c8';
    const profile = await createProfile(client, product);
    await assign(client, profile, await createProfile(client, STARTER));
    const { invalid } = requirement(await evaluate(client, profile, product), 'customer_profile');
    expect(invalid[0]).to.include({ object_field: 'bundle_status', error_code: 22217 });
  });

  it('takes a primary that is still in review', async () => {
    await sandbox.control('PUT', '/settings', { primaryAccepted: 'approved-or-in-review' });
    const waiting = sandbox.client(2);
    const profile = await createProfile(waiting);
    await assign(waiting, profile, known('BU', 2));
    const evaluation = await evaluate(waiting, profile);
    expect(requirement(evaluation, 'primary_customer_profile').passed).to.equal(true);
  });

  it('does not take the address of another account', async () => {
    const { profile } = await buildProfile(client);
    const [assignment] = (
      await client.get(
        `/v1/CustomerProfiles/${profile}/EntityAssignments?ObjectType=customer_profile_address`,
      )
    ).json.results;
    await client.delete(assignment.url);
    await assign(client, profile, await createDocument(client, known('AD', 2)));
    expect(complaints(await evaluate(client, profile))).to.eql([
      ['customer_profile_address', 'address_sids', 22219],
    ]);
  });
});
