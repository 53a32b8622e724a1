import { expect } from 'chai';
import { known, SECONDARY, useSandbox } from './harness.js';
import { ADDRESS } from './made-up-business.js';

const PROFILES = '/v1/CustomerProfiles';
const PROFILE = { FriendlyName: 'Kites', Email: 'a@kites.example', PolicySid: SECONDARY };
const END_USER = { FriendlyName: 'rep', Type: 'authorized_representative_1', Attributes: '{}' };
const DOCUMENT = { FriendlyName: 'home', Type: 'customer_profile_address', Attributes: '{}' };
const ADDRESSES = `/2010-04-01/Accounts/${known('AC', 1)}/Addresses`;

const BOTTOMLESS = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;

const without = (form: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(form).filter(([key]) => key !== name));

describe('a request', () => {
  const sandbox = useSandbox();

  for (const [path, form, status, code] of [
    [PROFILES, without(PROFILE, 'FriendlyName'), 400, 20001],
    [PROFILES, without(PROFILE, 'Email'), 400, 20001],
    [PROFILES, without(PROFILE, 'PolicySid'), 400, 20001],
    [PROFILES, { ...PROFILE, PolicySid: 'RN1' }, 400, 20422],
    [PROFILES, { ...PROFILE, PolicySid: known('RN', 7) }, 404, 20404],
    [PROFILES, { ...PROFILE, StatusCallback: 'javascript:alert(1)' }, 400, 21609],
    ['/v1/EndUsers', without(END_USER, 'FriendlyName'), 400, 20001],
    ['/v1/EndUsers', { ...END_USER, Type: 'hero' }, 400, 22212],
    ['/v1/EndUsers', { ...END_USER, Attributes: '{' }, 400, 22207],
    ['/v1/EndUsers', { ...END_USER, Attributes: '[]' }, 400, 22207],
    ['/v1/EndUsers', { ...END_USER, Attributes: '"{}"' }, 400, 22207],
    ['/v1/EndUsers', { ...END_USER, Attributes: '' }, 400, 22207],
    ['/v1/EndUsers', { ...END_USER, Attributes: BOTTOMLESS }, 400, 22207],
    ['/v1/SupportingDocuments', without(DOCUMENT, 'Type'), 400, 22210],
    ['/v1/SupportingDocuments', { ...DOCUMENT, Type: 'napkin' }, 400, 22210],
    ['/v1/SupportingDocuments', without(DOCUMENT, 'FriendlyName'), 400, 22211],
    ['/v1/SupportingDocuments', { ...DOCUMENT, Attributes: 'null' }, 400, 22207],
    [`${ADDRESSES}.json`, without(ADDRESS, 'Street'), 400, 20001],
    [`${ADDRESSES}.json`, { ...ADDRESS, IsoCountry: 'USA' }, 400, 20422],
    [`${ADDRESSES}.json`, { ...ADDRESS, AutoCorrectAddress: 'yes' }, 400, 20422],
    [`${ADDRESSES}.json`, { ...ADDRESS, FriendlyName: 'x'.repeat(65) }, 400, 20002],
  ] as const) {
    it(`to ${path.split('/').at(-1)} with ${JSON.stringify(form).slice(0, 60)} gets ${code}`, async () => {
      const before = (await sandbox.control('GET', '/state')).json;
      const refusal = await sandbox.client().refused('POST', path, form as Record<string, string>);
      expect(refusal).to.include({ status, code });
      expect((await sandbox.control('GET', '/state')).json).to.eql(before);
    });
  }

  it('to what does not exist gets 20404, with a method that does not exist 20004', async () => {
    const client = sandbox.client();
    for (const path of [
      `/v1/EndUsers/${known('IT', 9)}`,
      '/v1/EndUsers/nonsense',
      '/v1/EndUsers/%zz',
      '/v1/Heroes',
      `${PROFILES}/${known('BU', 9)}/EntityAssignments`,
      `${PROFILES}/${known('BU', 1)}/Evaluations/${known('EL', 9)}`,
      `/v1/Policies/${known('RN', 9)}`,
      `${ADDRESSES}/${known('AD', 9)}.json`,
    ]) {
      expect(await client.refused('GET', path), path).to.include({ status: 404, code: 20404 });
    }
    for (const [method, path] of [
      ['DELETE', `${PROFILES}/${known('BU', 1)}/Evaluations/${known('EL', 9)}`],
      ['POST', '/v1/Policies'],
      ['PUT', '/v1/EndUsers'],
    ] as const) {
      expect(await client.refused(method, path), path).to.include({ status: 405, code: 20004 });
    }
  });

  it('in JSON is a request without parameters', async () => {
    const response = await fetch(`${sandbox.url}/v1/EndUsers`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${known('AC', 1)}:sandbox`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(END_USER),
    });
    expect(response.status).to.equal(400);
    expect(await response.json()).to.include({ code: 20001 });
  });

  it('over a megabyte is refused', async () => {
    const refusal = await sandbox.client().refused('POST', '/v1/EndUsers', {
      ...END_USER,
      Attributes: 'x'.repeat(1024 * 1024),
    });
    expect(refusal).to.include({ status: 413, code: 20413 });
  });
});
