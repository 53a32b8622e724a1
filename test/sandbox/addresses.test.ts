import { expect } from 'chai';
import { known, useSandbox, type Client } from './harness.js';
import { ADDRESS } from './made-up-business.js';

const PATH = `/2010-04-01/Accounts/${known('AC', 1)}/Addresses`;

describe('an address', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  const create = async (form: Record<string, string>) =>
    (await client.post(`${PATH}.json`, { ...ADDRESS, ...form })).json;
  const refused = (form: Record<string, string>) =>
    client.refused('POST', `${PATH}.json`, { ...ADDRESS, ...form });

  for (const [what, form, corrected] of [
    ['a slip of the pen in its city', { City: 'Sprngfield' }, { city: 'Springfield' }],
    ['a region by name', { Region: 'illinois' }, { region: 'IL' }],
    ['the wrong region', { Region: 'IN' }, { region: 'IL' }],
    ['a ZIP+4 without its dash', { PostalCode: '627011234' }, { postal_code: '62701-1234' }],
    ['a misspelt street', { Street: '12 Example Stret' }, { street: '12 Example Street' }],
    ['spaces', { Street: ' 12  Example Lane' }, { street: '12 Example Lane' }],
    [
      'a Canadian postal code in small letters',
      { City: 'Ottawa', Region: 'Ontario', PostalCode: 'k1a0b1', IsoCountry: 'CA' },
      { region: 'ON', postal_code: 'K1A 0B1' },
    ],
  ] as const) {
    it(`with ${what} is corrected without a word, or suggested with 21629`, async () => {
      const before = (await sandbox.control('GET', '/state')).json;
      const refusal = await refused({ ...form, AutoCorrectAddress: 'false' });
      expect(refusal).to.include({ status: 400, code: 21629 });
      for (const value of Object.values(corrected)) expect(refusal.message).to.include(value);
      expect((await sandbox.control('GET', '/state')).json).to.eql(before);

      expect(await create(form)).to.include(corrected);
      expect(await create({ ...form, AutoCorrectAddress: 'true' })).to.include(corrected);
      await sandbox.control('PUT', '/settings', { addressChecks: 'off' });
      const { Street = ADDRESS.Street, Region = ADDRESS.Region } = form as Record<string, string>;
      expect(await create(form)).to.include({ street: Street, region: Region });
    });
  }

  it('that was suggested is taken as it was suggested', async () => {
    const { message } = await refused({ City: 'Springfeld', AutoCorrectAddress: 'false' });
    const [, city] = /Locality: ([^;]*);/.exec(message) ?? [];
    expect(await create({ City: city!, AutoCorrectAddress: 'false' })).to.include({ city });
  });

  for (const [what, form] of [
    ['no postal code', { PostalCode: 'ABC' }],
    ['a postal code that nobody has', { PostalCode: '00000' }],
    ['a postal code of another town', { City: 'Boston' }],
    ['no house number', { Street: 'Example Lane' }],
    ['a post office box', { Street: 'P.O. Box 12' }],
    ['a post office box in its second line', { StreetSecondary: 'PO Box 12' }],
  ] as const) {
    it(`with ${what} is refused with 21628, corrected or not`, async () => {
      for (const AutoCorrectAddress of ['true', 'false']) {
        const refusal = await refused({ ...form, AutoCorrectAddress });
        expect(refusal).to.include({ status: 400, code: 21628 });
      }
    });
  }

  it('of a post office box is taken where the setting says so', async () => {
    await sandbox.control('PUT', '/settings', { postOfficeBoxes: 'allow' });
    expect(await create({ Street: 'P.O. Box 12' })).to.include({ street: 'P.O. Box 12' });
  });

  it('of a country without postal data is believed, post office boxes aside', async () => {
    const form = { Street: 'Chemin sans nom', Region: 'x', PostalCode: 'y', IsoCountry: 'FR' };
    expect(await create(form)).to.include({ street: 'Chemin sans nom', postal_code: 'y' });
    expect(await refused({ ...form, Street: 'Boîte postale 7' })).to.include({ code: 21628 });
  });

  it('is checked again when it is changed', async () => {
    const { uri } = await create({});
    expect(await client.refused('POST', uri, { PostalCode: '1' })).to.include({ code: 21628 });
    const form = { Region: 'Illinois', AutoCorrectAddress: 'false' };
    expect(await client.refused('POST', uri, form)).to.include({ code: 21629 });
    expect((await client.post(uri, { Region: 'Illinois' })).json).to.include({ region: 'IL' });
    expect((await client.get(uri)).json).to.include({ postal_code: '62701' });
  });

  it('has names of limited length', async () => {
    expect(await refused({ CustomerName: '🪁'.repeat(17) })).to.include({ code: 20422 });
    await create({ CustomerName: '🪁'.repeat(16) });
    const long = { FriendlyName: 'x'.repeat(33), EmergencyEnabled: 'true' };
    expect(await refused(long)).to.include({ code: 20002 });
    await create({ ...long, EmergencyEnabled: 'false' });
  });
});
