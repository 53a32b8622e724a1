import { expect } from 'chai';
import { basic, known, SECONDARY, useSandbox } from './harness.js';

const PROFILE = {
  FriendlyName: 'Thistledown',
  Email: 'a@thistledown.example',
  PolicySid: SECONDARY,
};

describe('the accounts of the sandbox', () => {
  const sandbox = useSandbox();
  const policies = (authorization?: string) =>
    fetch(`${sandbox.url}/v1/Policies?PageSize=1`, {
      ...(authorization && { headers: { authorization } }),
    });

  for (const n of [1, 2, 3, 4]) {
    it(`let AC…${n} in by its token and by its key`, async () => {
      expect((await policies(basic(known('AC', n)))).status).to.equal(200);
      expect((await policies(basic(known('SK', n)))).status).to.equal(200);
    });
  }

  for (const [what, authorization] of [
    ['no credentials', undefined],
    ['a wrong token', basic(known('AC', 1), 'wrong')],
    ['an empty token', basic(known('AC', 1), '')],
    ['an unknown account', basic(known('AC', 9))],
    ['a bearer token', 'Bearer sandbox'],
  ] as const) {
    it(`answer ${what} with 401 and 20003`, async () => {
      const response = await policies(authorization);
      expect(response.status).to.equal(401);
      expect(await response.json()).to.eql({
        code: 20003,
        message: 'Authenticate',
        more_info: 'https://www.twilio.com/docs/errors/20003',
        status: 401,
      });
    });
  }

  it('do not see one another', async () => {
    const client = sandbox.client(4);
    const other = `/2010-04-01/Accounts/${known('AC', 1)}/Addresses.json`;
    expect(await client.refused('GET', other)).to.include({ status: 404, code: 20404 });
    const profile = `/v1/CustomerProfiles/${known('BU', 1)}`;
    expect(await client.refused('GET', profile)).to.include({ status: 404, code: 20404 });
  });

  for (const [n, status, identity] of [
    [1, 'twilio-approved', 'isv_reseller_or_partner'],
    [2, 'in-review', 'isv_reseller_or_partner'],
    [3, 'twilio-approved', 'direct_customer'],
  ] as const) {
    it(`AC…${n} has a primary that is ${status} and ${identity}`, async () => {
      const client = sandbox.client(n);
      const [primary] = (await client.get('/v1/CustomerProfiles')).json.results;
      expect(primary).to.include({ sid: known('BU', n), status });
      const filter = 'ObjectType=customer_profile_business_information';
      const list = `/v1/CustomerProfiles/${primary.sid}/EntityAssignments?${filter}`;
      const [assignment] = (await client.get(list)).json.results;
      const { json } = await client.get(`/v1/EndUsers/${assignment.object_sid}`);
      expect(json.attributes.business_identity).to.equal(identity);
    });
  }

  it('AC…4 has nothing', async () => {
    const { json } = await sandbox.client(4).get('/v1/CustomerProfiles');
    expect(json.results).to.eql([]);
  });

  it('hold primaries that are compliant themselves', async () => {
    const { json } = await sandbox
      .client(1)
      .post(`/v1/CustomerProfiles/${known('BU', 1)}/Evaluations`, {
        PolicySid: 'RN6433641899984f951173ef1738c3bdd0',
      });
    expect(json.status).to.equal('compliant');
  });

  it('list the three numbers of AC…1 and no other', async () => {
    const numbers = async (n: number, query = '') => {
      const path = `/2010-04-01/Accounts/${known('AC', n)}/IncomingPhoneNumbers.json${query}`;
      return (await sandbox.client(n).get(path)).json.incoming_phone_numbers;
    };
    const sids = (await numbers(1)).map(({ sid }: { sid: string }) => sid);
    expect(sids).to.have.members([known('PN', 1), known('PN', 2), known('PN', 3)]);
    const [first] = await numbers(1);
    expect((await sandbox.client().get(first.uri)).json).to.eql(first);
    expect(await numbers(2)).to.eql([]);
    expect(await numbers(1, '?PhoneNumber=5550102')).to.have.lengthOf(1);
    expect(await numbers(1, '?PhoneNumber=202555010*')).to.have.lengthOf(3);
  });
});

describe('the gates before a secondary profile', () => {
  const sandbox = useSandbox();

  for (const [n, why] of [
    [2, 'is still in review'],
    [3, 'is a direct customer'],
    [4, 'does not exist'],
  ] as const) {
    it(`are shut for an account whose primary ${why}`, async () => {
      const refusal = await sandbox.client(n).refused('POST', '/v1/CustomerProfiles', PROFILE);
      expect(refusal.status).to.equal(400);
      expect(refusal.message).to.equal(
        'Secondary Customer Profile for direct_customer can only be created through Twilio console.',
      );
    });
  }

  it('open for a primary in review where the setting says so', async () => {
    await sandbox.control('PUT', '/settings', { primaryAccepted: 'approved-or-in-review' });
    const { status } = await sandbox.client(2).post('/v1/CustomerProfiles', PROFILE);
    expect(status).to.equal(201);
  });

  it('are shut for every change of a primary', async () => {
    const client = sandbox.client();
    const primary = `/v1/CustomerProfiles/${known('BU', 1)}`;
    const message =
      'This operation is restricted via API for Primary Customer Profiles. Use Twilio Console instead.';
    for (const refusal of [
      await client.refused('POST', primary, { FriendlyName: 'Mine' }),
      await client.refused('POST', primary, { Status: 'pending-review' }),
      await client.refused('DELETE', primary),
      await client.refused('DELETE', `${primary}/EntityAssignments/${known('BV', 10)}`),
      await client.refused('POST', '/v1/CustomerProfiles', {
        ...PROFILE,
        PolicySid: 'RN6433641899984f951173ef1738c3bdd0',
      }),
    ]) {
      expect(refusal).to.eql({ status: 400, code: 400, message });
    }
  });
});

describe('the cross-origin headers', () => {
  const sandbox = useSandbox();

  it('answer a preflight without credentials, as api.twilio.com does', async () => {
    const response = await fetch(`${sandbox.url}/v1/EndUsers`, { method: 'OPTIONS' });
    expect(response.status).to.equal(204);
    expect(response.headers.get('access-control-allow-origin')).to.equal('*');
    expect(response.headers.get('access-control-allow-methods')).to.equal(
      'GET, POST, DELETE, OPTIONS',
    );
    expect(response.headers.get('access-control-allow-headers')).to.include('Authorization');
    expect((await sandbox.control('GET', '/ledger')).json.entries).to.eql([]);
  });

  it('are on answers and on refusals alike', async () => {
    for (const path of ['/v1/Policies', '/v1/Nothing', '/2010-04-01/Nothing.json']) {
      const { headers } = await fetch(sandbox.url + path);
      expect(headers.get('access-control-allow-origin'), path).to.equal('*');
      expect(headers.get('access-control-expose-headers'), path).to.equal('ETag');
      expect(headers.get('twilio-request-id'), path).to.match(/^RQ[0-9a-f]{32}$/);
    }
  });
});
