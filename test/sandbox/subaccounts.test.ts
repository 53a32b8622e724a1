import { expect } from 'chai';
import { buildProfile, createAddress, createProfile } from './build-profile.js';
import { basic, known, SECONDARY, useSandbox } from './harness.js';

const ADDRESSES = (n: number) => `/2010-04-01/Accounts/${known('AC', n)}/Addresses.json`;

describe('the subaccount AC…5 of AC…1', () => {
  const sandbox = useSandbox();
  const status = async (path: string, user: string) =>
    (await fetch(sandbox.url + path, { headers: { authorization: basic(user) } })).status;

  it('makes a profile by its parent’s primary, which it can assign but not see', async () => {
    const client = sandbox.client(5);
    const profile = await createProfile(client);
    const assigned = await client.post(`/v1/CustomerProfiles/${profile}/EntityAssignments`, {
      ObjectSid: known('BU', 1),
    });
    expect(assigned.json).to.include({ object_sid: known('BU', 1), account_sid: known('AC', 5) });
    const { json } = await client.get('/v1/CustomerProfiles');
    expect(json.results.map(({ sid }: { sid: string }) => sid)).to.eql([profile]);
    const primary = `/v1/CustomerProfiles/${known('BU', 1)}`;
    expect(await client.refused('GET', primary)).to.include({ status: 404, code: 20404 });

    const evaluation = await client.post(`/v1/CustomerProfiles/${profile}/Evaluations`, {
      PolicySid: SECONDARY,
    });
    const link = evaluation.json.results.find(
      (one: { requirement_name: string }) => one.requirement_name === 'primary_customer_profile',
    );
    expect(link.passed).to.equal(true);
  });

  it('can assign nothing else of its parent, nor anything of a stranger', async () => {
    const { business } = await buildProfile(sandbox.client(1));
    const client = sandbox.client(5);
    const path = `/v1/CustomerProfiles/${await createProfile(client)}/EntityAssignments`;
    for (const ObjectSid of [business, known('BU', 2), known('IT', 10)]) {
      expect(await client.refused('POST', path, { ObjectSid })).to.include({ code: 22205 });
    }
  });

  it('is reached by its parent’s token and not by its parent’s key', async () => {
    expect(await status(ADDRESSES(5), known('AC', 1))).to.equal(200);
    expect(await status(ADDRESSES(5), known('SK', 1))).to.equal(404);
    expect(await status(ADDRESSES(5), known('SK', 5))).to.equal(200);
    expect(await status(ADDRESSES(1), known('AC', 5))).to.equal(404);
    expect(await status(ADDRESSES(5), known('AC', 2))).to.equal(404);
    await sandbox.control('PUT', '/settings', { otherAccount: 'unauthorized' });
    expect(await status(ADDRESSES(5), known('AC', 2))).to.equal(401);
  });

  it('keeps what is made in it to itself', async () => {
    const sid = await createAddress(sandbox.client(5), 5);
    const path = `/2010-04-01/Accounts/${known('AC', 1)}/Addresses/${sid}.json`;
    expect(await sandbox.client(1).refused('GET', path)).to.include({ code: 20404 });
  });

  it('is given a number by its parent, which leaves the parent’s profiles', async () => {
    const client = sandbox.client();
    const path = `/v1/CustomerProfiles/${await createProfile(client)}/ChannelEndpointAssignments`;
    const number = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: known('PN', 1) };
    await client.post(path, number);
    const numbers = (n: number) => `/2010-04-01/Accounts/${known('AC', n)}/IncomingPhoneNumbers`;
    const moved = { AccountSid: known('AC', 5) };
    const { json } = await client.post(`${numbers(1)}/${known('PN', 1)}.json`, moved);
    expect(json.account_sid).to.equal(known('AC', 5));
    expect((await client.get(path)).json.results).to.eql([]);
    const theirs = (await sandbox.client(5).get(`${numbers(5)}.json`)).json;
    expect(theirs.incoming_phone_numbers).to.have.lengthOf(1);
    const stranger = { AccountSid: known('AC', 2) };
    const refusal = client.refused('POST', `${numbers(1)}/${known('PN', 2)}.json`, stranger);
    expect(await refusal).to.include({ code: 20422 });
  });
});

describe('the test credentials AC…6', () => {
  const sandbox = useSandbox();

  it('are refused with 403 and 20008 everywhere', async () => {
    const client = sandbox.client(6);
    for (const [method, path] of [
      ['GET', '/v1/Policies'],
      ['POST', '/v1/CustomerProfiles'],
      ['DELETE', `/v1/EndUsers/${known('IT', 1)}`],
      ['GET', ADDRESSES(6)],
      ['GET', `/2010-04-01/Accounts/${known('AC', 6)}/IncomingPhoneNumbers.json`],
    ] as const) {
      expect(await client.refused(method, path), path).to.include({ status: 403, code: 20008 });
    }
  });

  it('buy Twilio’s magic numbers, and keep none', async () => {
    const client = sandbox.client(6);
    const path = `/2010-04-01/Accounts/${known('AC', 6)}/IncomingPhoneNumbers.json`;
    const { json } = await client.post(path, { PhoneNumber: '+15005550006' });
    expect(json.phone_number).to.equal('+15005550006');
    for (const [PhoneNumber, code] of [
      ['+15005550000', 21422],
      ['+15005550001', 21421],
    ] as const) {
      expect(await client.refused('POST', path, { PhoneNumber })).to.include({ code });
    }
    const state = (await sandbox.control('GET', '/state')).json[known('AC', 6)];
    expect(state.IncomingPhoneNumbers).to.eql([]);
  });
});
