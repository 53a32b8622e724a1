import { expect } from 'chai';
import { listEndUserTypes } from '../../../src/core/trusthub/object-types.js';
import { fetchPolicy } from '../../../src/core/trusthub/policies.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { NoAnswerError } from '../../../src/core/trusthub/trusthub-error.js';
import { readPolicy } from '../fixtures/forms.js';
import { json, raw, rejection, scriptedClient, sidOf } from '../fixtures/scripted-transport.js';
import {
  FRENCH_BUSINESS,
  SECONDARY_BUSINESS,
  SOLE_PROPRIETOR,
  STARTER,
} from '../fixtures/wire-policies.js';

describe('a policy', () => {
  it('is read whole: end users, documents and supporting profiles by requirement', async () => {
    const policy = await readPolicy(SECONDARY_BUSINESS);
    expect(policy.endUsers.map((r) => [r.requirementName, r.fields.length])).to.deep.equal([
      ['customer_profile_business_information', 9],
      ['authorized_representative_1', 6],
      ['authorized_representative_2', 6],
    ]);
    expect(policy.documents).to.deep.equal([
      {
        requirementName: 'customer_profile_address',
        name: 'Physical Business Address',
        description: 'Customer Profile HQ Physical Address',
        accepted: [
          {
            type: 'customer_profile_address',
            name: 'Physical Business Address',
            fields: ['address_sids'],
          },
        ],
      },
    ]);
    expect(policy.profiles).to.deep.equal([
      {
        requirementName: 'primary_customer_profile',
        type: 'primary_customer_profile_type_business',
        name: 'Primary Customer Profile Bundle',
      },
    ]);
    expect(policy.products).to.deep.equal([]);
  });

  it('is asked for by its SID', async () => {
    const { client, seen } = scriptedClient(json(SECONDARY_BUSINESS));
    await fetchPolicy(client, sid('RN', SECONDARY_BUSINESS.sid));
    expect(seen.map(({ url }) => url)).to.deep.equal([SECONDARY_BUSINESS.url]);
  });

  it('has its nested documents flattened, in their order', async () => {
    const { documents } = await readPolicy(FRENCH_BUSINESS);
    expect(documents.map((r) => r.requirementName)).to.deep.equal([
      'business_name_info',
      'business_address_proof_info',
      'business_reg_no_info',
      'name_of_auth_rep_info',
      'power_of_attorney_info',
      'name_in_power_of_attorney_info',
    ]);
    expect((await readPolicy(SOLE_PROPRIETOR)).documents).to.deep.equal([]);
  });

  it('keeps every alternative', async () => {
    const { profiles } = await readPolicy(SOLE_PROPRIETOR);
    expect(profiles.map((r) => r.requirementName)).to.deep.equal([
      'customer_profile',
      'customer_profile',
    ]);
    const [address] = (await readPolicy(STARTER)).documents;
    expect(address?.accepted.map(({ type }) => type)).to.deep.equal([
      'customer_profile_address',
      'starter_customer_profile_address',
    ]);
  });

  it('may lack parts or have them null, as every property may be', async () => {
    const requirements = { end_user: null, supporting_document: null };
    const policy = await readPolicy({ ...SECONDARY_BUSINESS, requirements } as { sid: string });
    expect(policy).to.deep.include({ endUsers: [], documents: [], profiles: [], products: [] });
  });

  it('is unreadable without requirements, and the error says where', async () => {
    const { sid: policySid, friendly_name } = SECONDARY_BUSINESS;
    const error = await rejection(readPolicy({ sid: policySid, friendly_name } as { sid: string }));
    expect(error).to.be.instanceOf(NoAnswerError).and.include({ reason: 'unreadable' });
    expect(error.message).to.include('at requirements');
  });

  it('pollutes nothing with keys of the prototype, wherever they are', async () => {
    const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const text = JSON.stringify(SECONDARY_BUSINESS).replaceAll('{', `{${poison},`);
    const { client } = scriptedClient(raw(text));
    const policy = await fetchPolicy(client, sid('RN', SECONDARY_BUSINESS.sid));
    expect(({} as { polluted?: number }).polluted).to.equal(undefined);
    expect(policy).to.deep.equal(await readPolicy(SECONDARY_BUSINESS));
    expect(Object.getPrototypeOf(policy)).to.equal(Object.prototype);
  });
});

describe('a type of object', () => {
  it("brings Twilio's names, and may have none", async () => {
    const { client } = scriptedClient(
      json({
        meta: { key: 'end_user_types', next_page_url: null },
        end_user_types: [
          {
            sid: sidOf('OY', 1),
            machine_name: 'authorized_representative_1',
            friendly_name: 'Authorized Representative one',
            fields: [
              { machine_name: 'email', friendly_name: 'Email', constraint: 'String' },
              { machine_name: 'nick', friendly_name: null, constraint: null },
            ],
          },
          { sid: sidOf('OY', 2), machine_name: 'bare', friendly_name: null, fields: null },
        ],
      }),
    );
    expect(await listEndUserTypes(client)).to.deep.equal([
      {
        machineName: 'authorized_representative_1',
        friendlyName: 'Authorized Representative one',
        fields: [
          { machineName: 'email', friendlyName: 'Email', constraint: 'String' },
          { machineName: 'nick', friendlyName: '', constraint: '' },
        ],
      },
      { machineName: 'bare', friendlyName: '', fields: [] },
    ]);
  });
});
