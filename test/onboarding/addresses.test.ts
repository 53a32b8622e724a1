import { expect } from 'chai';
import type { OnboardingError } from '../../src/core/commands.js';
import { addressFormatOf } from '../../src/core/policy/checks/address-format-of.js';
import { BusinessAtSandbox, filled, reached, save } from './business-at-sandbox.js';

const ACCOUNT = 'AC00000000000000000000000000000001';
const CHOSEN = 'customer_profile_address.address_sids';

describe('the addresses of an account', () => {
  let business: BusinessAtSandbox;
  beforeEach(async () => {
    business = await BusinessAtSandbox.open();
  });
  afterEach(() => business.close());

  const make = async (street: string): Promise<string> => {
    const { sid } = await business.twilio(
      'POST',
      `/2010-04-01/Accounts/${ACCOUNT}/Addresses.json`,
      {
        CustomerName: 'Harbor Freightways',
        Street: street,
        StreetSecondary: 'Floor 2',
        City: 'Springfield',
        Region: 'IL',
        PostalCode: '62701',
        IsoCountry: 'US',
      },
    );
    return sid as string;
  };

  it('are listed for our own pages, page after page, without our marks', async () => {
    const { own } = business.host();
    const draftId = await filled(own);
    for (let n = 1; n <= 52; n++) await make(`${n} Maple Street`);
    const first = await own.call('addresses.list', { draftId });
    expect(first.rows).to.have.length(50);
    const rest = await own.call('addresses.list', { draftId, cursor: first.cursor as string });
    expect(rest.cursor).to.equal(undefined);
    const all = [...first.rows, ...rest.rows];
    expect(new Set(all.map(({ sid }) => sid)).size).to.equal(all.length);
    const { sid: _sid, ...row } = all.find(({ street }) => street === '52 Maple Street')!;
    expect(row).to.deep.equal({
      customer: 'Harbor Freightways',
      street: '52 Maple Street',
      streetSecondary: 'Floor 2',
      city: 'Springfield',
      region: 'IL',
      postalCode: '62701',
      isoCountry: 'US',
    });
  });

  it('are no site’s business; how a country writes them is', async () => {
    const { site } = business.host();
    const draftId = await filled(site);
    const error = await site.call('addresses.list', { draftId }).then(
      () => undefined,
      (reason: OnboardingError) => reason.code,
    );
    expect(error).to.equal('not-allowed');
    expect(await site.call('address.format', { country: 'JP' })).to.deep.equal(
      addressFormatOf('JP'),
    );
    expect(await site.call('address.format', { country: 'ZZ' })).to.equal(null);
  });

  it('stand in for a new one: none is made, and the document points to the chosen one', async () => {
    const { own } = business.host();
    const sid = await make('12 Maple Street');
    const draftId = await filled(own, { [CHOSEN]: sid });
    const before = (await business.control.made())['Addresses'] ?? 0;
    await reached(own, draftId, 'in-review');
    expect((await business.control.made())['Addresses'] ?? 0).to.equal(before);
    const { results } = await business.twilio('GET', '/v1/SupportingDocuments');
    const made = (results as { friendly_name: string; attributes: object }[]).filter(
      ({ friendly_name: name }) => / · th1\./.test(name),
    );
    expect(made.map(({ attributes }) => attributes)).to.deep.equal([{ address_sids: sid }]);
  });

  it('that Twilio knows a little differently are sent as it suggests, once somebody has said so', async () => {
    const { own } = business.host();
    await business.control.settings({ addressChecks: 'on' });
    const draftId = await filled(own, { 'customer_profile_address.street': '12 Maple Steet' });
    const { trouble, suggestion } = await reached(own, draftId, 'needs-attention');
    expect(trouble).to.include({ code: 21629, section: 'customer_profile_address' });
    expect(suggestion).to.include({
      'customer_profile_address.street': '12 Maple Street',
      'customer_profile_address.city': 'Springfield',
    });
    await save(own, draftId, suggestion!);
    expect((await reached(own, draftId, 'in-review')).suggestion).to.equal(undefined);
    expect((await business.control.made())['Addresses']).to.equal(1);
  });
});
