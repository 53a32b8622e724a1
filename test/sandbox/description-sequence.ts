import { buildProfile, createEndUser, submit } from './build-profile.js';
import { known, SECONDARY, type Client } from './harness.js';
import { ADDRESS } from './made-up-business.js';

const PAGING = `PageSize=2&Page=0&PageToken=PA${known('IT', 10)}`;
const SOLE_PROPRIETOR = 'RN670d5d2e282a6130ae063b234b6019c8';
const V2010 = `/2010-04-01/Accounts/${known('AC', 1)}`;

const SID = (prefix: string) => prefix + 'a'.repeat(32);

/** All that can be set of a number; whom it points to need not exist. */
const NUMBER = {
  AccountSid: known('AC', 1),
  AddressSid: known('AD', 1),
  ApiVersion: '2010-04-01',
  BundleSid: known('BU', 1),
  EmergencyAddressSid: known('AD', 1),
  EmergencyStatus: 'Active',
  FriendlyName: 'Front desk',
  IdentitySid: SID('RI'),
  SmsApplicationSid: SID('AP'),
  SmsFallbackMethod: 'GET',
  SmsFallbackUrl: 'https://hooks.kites.example/1',
  SmsMethod: 'GET',
  SmsUrl: 'https://hooks.kites.example/2',
  StatusCallback: 'https://hooks.kites.example/3',
  StatusCallbackMethod: 'GET',
  TrunkSid: SID('TK'),
  VoiceApplicationSid: SID('AP'),
  VoiceCallerIdLookup: 'true',
  VoiceFallbackMethod: 'GET',
  VoiceFallbackUrl: 'https://hooks.kites.example/4',
  VoiceMethod: 'GET',
  VoiceReceiveMode: 'fax',
  VoiceUrl: 'https://hooks.kites.example/5',
};

async function everyBundle(client: Client, kind: string, PolicySid: string): Promise<void> {
  const form = {
    FriendlyName: 'Kites',
    Email: 'a@kites.example',
    StatusCallback: 'https://hooks.kites.example/status',
  };
  const made = (await client.post(`/v1/${kind}`, { ...form, PolicySid })).json;
  const path = `/v1/${kind}/${made.sid}`;
  await client.get(`/v1/${kind}?Status=draft&FriendlyName=Kites&PolicySid=${PolicySid}&${PAGING}`);
  await client.get(path);
  await client.post(path, form);

  const endUser = await createEndUser(client, 'authorized_representative_1', {});
  const entity = (await client.post(`${path}/EntityAssignments`, { ObjectSid: endUser })).json;
  await client.get(`${path}/EntityAssignments?ObjectType=authorized_representative_1&${PAGING}`);
  await client.get(entity.url);
  await client.delete(entity.url);

  const ChannelEndpointSid = known('PN', 2);
  const channel = (
    await client.post(`${path}/ChannelEndpointAssignments`, {
      ChannelEndpointType: 'phone-number',
      ChannelEndpointSid,
    })
  ).json;
  const filters = `ChannelEndpointSid=${ChannelEndpointSid}&ChannelEndpointSids=${ChannelEndpointSid}`;
  await client.get(`${path}/ChannelEndpointAssignments?${filters}&${PAGING}`);
  await client.get(channel.url);
  await client.delete(channel.url);

  const evaluation = (await client.post(`${path}/Evaluations`, { PolicySid })).json;
  await client.get(`${path}/Evaluations?${PAGING}`);
  await client.get(evaluation.url);
  await client.post(path, { Status: 'pending-review' });
  await client.delete(path);
}

async function everyCopy(
  client: Client,
  kind: string,
  sid: string,
  approve: (sid: string) => Promise<unknown>,
): Promise<void> {
  await approve(sid);
  await client.post(`/v1/${kind}/${sid}/ProvisionalCopy`, {});
  await client.get(`/v1/${kind}/${sid}/ProvisionalCopy`);
}

async function everyObject(client: Client, kind: string, type: string): Promise<void> {
  const form = { FriendlyName: 'one', Attributes: '{"first_name":"Odalys"}' };
  const { url } = (await client.post(`/v1/${kind}`, { ...form, Type: type })).json;
  await client.get(`/v1/${kind}?${PAGING}`);
  await client.get(url);
  await client.post(url, form);
  await client.delete(url);
}

async function everyAddressAndNumber(client: Client): Promise<void> {
  const { IsoCountry, ...changes } = {
    ...ADDRESS,
    StreetSecondary: 'Loft',
    EmergencyEnabled: 'true',
    AutoCorrectAddress: 'true',
  };
  const address = (await client.post(`${V2010}/Addresses.json`, { ...changes, IsoCountry })).json;
  const filters = 'CustomerName=x&FriendlyName=y&EmergencyEnabled=true&IsoCountry=US';
  await client.get(`${V2010}/Addresses.json?${filters}&${PAGING}`);
  await client.get(address.uri);
  await client.post(address.uri, changes);

  const { AccountSid, ...settings } = NUMBER;
  const form = { ...settings, AddressSid: address.sid };
  const numbers = `${V2010}/IncomingPhoneNumbers.json`;
  await client.post(numbers, { ...form, AreaCode: '217' });
  const number = (await client.post(numbers, { ...form, PhoneNumber: '+12175550199' })).json;
  await client.get(`${numbers}?Beta=false&FriendlyName=x&PhoneNumber=217&Origin=twilio&${PAGING}`);
  await client.get(number.uri);
  await client.post(number.uri, { ...form, AccountSid });
  await client.get(`${V2010}/Addresses/${address.sid}/DependentPhoneNumbers.json?${PAGING}`);
  await client.delete(number.uri);
  await client.delete(address.uri);
}

/** Every operation that the sandbox has, with every parameter that is described of it. */
export async function everyOperation(
  client: Client,
  approve: (sid: string) => Promise<unknown>,
): Promise<void> {
  for (const types of ['Policies', 'EndUserTypes', 'SupportingDocumentTypes']) {
    const { json } = await client.get(`/v1/${types}?${PAGING}`);
    await client.get(json[json.meta.key][0].url);
  }
  await everyObject(client, 'EndUsers', 'authorized_representative_1');
  await everyObject(client, 'SupportingDocuments', 'customer_profile_address');
  await everyAddressAndNumber(client);
  await everyBundle(client, 'CustomerProfiles', SECONDARY);
  await everyBundle(client, 'TrustProducts', SOLE_PROPRIETOR);

  const { profile } = await buildProfile(client);
  await submit(client, profile);
  await everyCopy(client, 'CustomerProfiles', profile, approve);
  // A product whose policy asks for nothing.
  const form = { FriendlyName: 'b', Email: 'b', PolicySid: 'RNec5c6f3b750ed0d117c1951b5d5ce8c1' };
  const product = (await client.post('/v1/TrustProducts', form)).json.sid as string;
  await client.post(`/v1/TrustProducts/${product}`, { Status: 'pending-review' });
  await everyCopy(client, 'TrustProducts', product, approve);
}
