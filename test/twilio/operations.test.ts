import { expect } from 'chai';
import { describedOperations } from '../openapi/described-operations.js';
import { reasonToExclude } from '../openapi/excluded-operations.js';
import { known, SECONDARY } from '../sandbox/harness.js';
import { BUSINESS_INFORMATION } from '../sandbox/made-up-business.js';
import { useLibrary } from './use-library.js';

const SOLE_PROPRIETOR = 'RN670d5d2e282a6130ae063b234b6019c8';

/** A policy that nothing has to be assigned for. */
const NOTHING_WANTED = 'RNec5c6f3b750ed0d117c1951b5d5ce8c1';

const ADDRESS = {
  customerName: 'Thistledown Kites LLC',
  street: '12 Example Lane',
  city: 'Springfield',
  region: 'IL',
  postalCode: '62701',
  isoCountry: 'US',
};

/** The two kinds of bundles, and what the library calls their parts. */
const BUNDLES = [
  {
    kind: 'customerProfiles',
    policySid: SECONDARY,
    entities: 'customerProfilesEntityAssignments',
    endpoints: 'customerProfilesChannelEndpointAssignment',
    evaluations: 'customerProfilesEvaluations',
  },
  {
    kind: 'trustProducts',
    policySid: SOLE_PROPRIETOR,
    entities: 'trustProductsEntityAssignments',
    endpoints: 'trustProductsChannelEndpointAssignment',
    evaluations: 'trustProductsEvaluations',
  },
] as const;

describe('Twilio’s own library', () => {
  const library = useLibrary();

  for (const { kind, policySid, entities, endpoints, evaluations } of BUNDLES) {
    it(`does every operation of ${kind} and their parts`, async () => {
      const { v1 } = library.client().trusthub;
      const made = await v1[kind].create({
        friendlyName: 'Thistledown',
        email: 'a@thistledown.example',
        policySid,
        statusCallback: 'http://www.example.com',
      });
      expect(made.status).to.equal('draft');
      expect(made.dateCreated).to.be.instanceOf(Date);
      const bundle = v1[kind](made.sid);
      expect((await bundle.fetch()).toJSON()).to.eql(made.toJSON());
      expect((await bundle.update({ friendlyName: 'Renamed' })).friendlyName).to.equal('Renamed');
      expect(
        (await v1[kind].list({ friendlyName: 'Renamed', status: 'draft', policySid })).map(
          ({ sid }: { sid: string }) => sid,
        ),
      ).to.eql([made.sid]);

      const endUser = await v1.endUsers.create({
        friendlyName: 'business',
        type: 'customer_profile_business_information',
        attributes: BUSINESS_INFORMATION,
      });
      const assigned = await bundle[entities].create({ objectSid: endUser.sid });
      expect(assigned.objectSid).to.equal(endUser.sid);
      expect((await bundle[entities](assigned.sid).fetch()).sid).to.equal(assigned.sid);
      expect(await bundle[entities].list({ objectType: endUser.type })).to.have.lengthOf(1);
      expect(await bundle[entities](assigned.sid).remove()).to.equal(true);

      const channel = await bundle[endpoints].create({
        channelEndpointType: 'phone-number',
        channelEndpointSid: known('PN', 1),
      });
      expect((await bundle[endpoints](channel.sid).fetch()).channelEndpointSid).to.equal(
        known('PN', 1),
      );
      for (const filter of [
        { channelEndpointSid: known('PN', 1) },
        { channelEndpointSids: `${known('PN', 1)},${known('PN', 2)}` },
      ]) {
        expect(await bundle[endpoints].list(filter)).to.have.lengthOf(1);
      }
      expect(await bundle[endpoints](channel.sid).remove()).to.equal(true);

      const evaluation = await bundle[evaluations].create({ policySid });
      expect(evaluation.status).to.equal('noncompliant');
      expect((await bundle[evaluations](evaluation.sid).fetch()).results).to.eql(
        evaluation.results,
      );
      expect(await bundle[evaluations].list()).to.have.lengthOf(1);

      const submitted = await bundle.update({ status: 'pending-review' });
      expect(submitted.status).to.equal('twilio-rejected');
      expect(await bundle.remove()).to.equal(true);
      expect(await v1.endUsers(endUser.sid).remove()).to.equal(true);
    });
  }

  it('does every operation of end users, documents and their types', async () => {
    const { v1 } = library.client().trusthub;
    for (const [resource, types, type] of [
      ['endUsers', 'endUserTypes', 'authorized_representative_1'],
      ['supportingDocuments', 'supportingDocumentTypes', 'customer_profile_address'],
    ] as const) {
      const attributes = { first_name: 'Odalys', address_sids: known('AD', 1) };
      const made = await v1[resource].create({ friendlyName: 'one', type, attributes });
      expect(made.attributes).to.eql(attributes);
      const object = v1[resource](made.sid);
      expect((await object.update({ friendlyName: 'two' })).friendlyName).to.equal('two');
      expect((await object.update({ attributes: { a: 1 } })).attributes).to.eql({ a: 1 });
      expect((await object.fetch()).friendlyName).to.equal('two');
      expect((await v1[resource].list())[0].sid).to.equal(made.sid);
      expect(await object.remove()).to.equal(true);

      const all = await v1[types].list();
      const listed = all.find((one: { machineName: string }) => one.machineName === type);
      expect((await v1[types](listed.sid).fetch()).machineName).to.equal(type);
    }
    expect((await v1.policies(SECONDARY).fetch()).requirements.end_user).to.have.lengthOf(3);
  });

  it('does every operation of addresses and phone numbers', async () => {
    const client = library.client();
    const made = await client.addresses.create({ ...ADDRESS, autoCorrectAddress: false });
    const address = client.addresses(made.sid);
    expect((await address.fetch()).street).to.equal('12 Example Lane');
    expect((await address.update({ street: '14 Example Lane' })).street).to.equal(
      '14 Example Lane',
    );
    expect(
      await client.addresses.list({
        customerName: ADDRESS.customerName,
        isoCountry: 'US',
        emergencyEnabled: false,
      }),
    ).to.have.lengthOf(1);

    const bought = await client.incomingPhoneNumbers.create({ areaCode: '217' });
    expect(bought.phoneNumber).to.match(/^\+1217555\d{4}$/);
    const number = client.incomingPhoneNumbers(bought.sid);
    const changed = await number.update({
      friendlyName: 'Front desk',
      addressSid: made.sid,
      smsUrl: 'https://hooks.kites.example/sms',
      voiceCallerIdLookup: true,
    });
    expect(changed).to.include({ friendlyName: 'Front desk', addressSid: made.sid });
    expect((await number.fetch()).smsUrl).to.equal('https://hooks.kites.example/sms');
    const dependent = await address.dependentPhoneNumbers.list();
    expect(dependent.map(({ phoneNumber }: { phoneNumber: string }) => phoneNumber)).to.eql([
      bought.phoneNumber,
    ]);
    expect(await client.incomingPhoneNumbers.list({ phoneNumber: '217' })).to.have.lengthOf(1);
    expect(await number.remove()).to.equal(true);
    expect(await address.remove()).to.equal(true);
  });

  it('pages through the lists of both APIs, each object once', async () => {
    const client = library.client();
    const { policies } = client.trusthub.v1;
    const sids = (await policies.list({ pageSize: 40 })).map(({ sid }: { sid: string }) => sid);
    expect(sids.length).to.be.above(100);
    expect(new Set(sids).size).to.equal(sids.length);
    expect(await policies.list({ limit: 51 })).to.have.lengthOf(51);
    const pages: string[] = [];
    let page = await policies.page({ pageSize: 50 });
    while (page) {
      pages.push(...page.instances.map(({ sid }: { sid: string }) => sid));
      page = await page.nextPage();
    }
    expect(pages).to.eql(sids);

    for (let i = 0; i < 7; i++) await client.addresses.create(ADDRESS);
    const addresses = await client.addresses.list({ pageSize: 3 });
    expect(new Set(addresses.map(({ sid }: { sid: string }) => sid)).size).to.equal(8);
    expect(await client.incomingPhoneNumbers.list({ pageSize: 1 })).to.have.lengthOf(3);
  });

  for (const { kind } of BUNDLES) {
    it(`makes and fetches a provisional copy of ${kind}`, async () => {
      const { v1 } = library.client().trusthub;
      const { sid } = await v1[kind].create({
        friendlyName: 'Thistledown',
        email: 'a@thistledown.example',
        policySid: NOTHING_WANTED,
      });
      await v1[kind](sid).update({ status: 'pending-review' });
      await library.sandbox.control('POST', `/reviews/${sid}`, { decision: 'approve' });
      const copies = v1[`${kind}ProvisionalCopy`](sid);
      expect((await copies.create()).status).to.equal('draft');
      expect((await copies.fetch()).friendlyName).to.equal('Thistledown');
    });
  }

  it('has by now called every operation that the sandbox has', async () => {
    const called = library.exchanged.filter(({ status }) => status < 400);
    const operations = (await describedOperations()).filter((one) => !reasonToExclude(one));
    const missed = operations.filter(
      ({ matches }) => !called.some(({ method, url }) => matches(method, new URL(url).pathname)),
    );
    expect(missed.map(({ name }) => name)).to.eql([]);
    console.log(`      ${operations.length} operations by twilio 6.2.0`);
  });
});
