import { expect } from 'chai';
import {
  createAddress,
  deleteAddress,
  fetchAddress,
  listAddresses,
} from '../../../src/core/trusthub/addresses.js';
import {
  createBundle,
  deleteBundle,
  fetchBundle,
  listBundles,
  submitBundle,
  updateBundle,
} from '../../../src/core/trusthub/bundles.js';
import {
  createEndUser,
  deleteEndUser,
  fetchEndUser,
  updateEndUser,
} from '../../../src/core/trusthub/end-users.js';
import { listEntityAssignments } from '../../../src/core/trusthub/entity-assignments.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import {
  createSupportingDocument,
  deleteSupportingDocument,
  fetchSupportingDocument,
} from '../../../src/core/trusthub/supporting-documents.js';
import { ACCOUNT, json, raw, scriptedClient, sidOf } from '../fixtures/scripted-transport.js';

const bu = sid('BU', sidOf('BU', 1));
const at = { kind: 'CustomerProfiles', sid: bu } as const;
const it1 = sid('IT', sidOf('IT', 1));

const formOf = (body: string | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(body));

describe('customer profiles', () => {
  const wire = {
    sid: bu,
    policy_sid: sidOf('RN', 1),
    friendly_name: 'Bakery',
    status: 'draft',
    email: 'status@vendor.example',
    valid_until: null,
    date_created: '2019-07-30T22:29:24Z',
    date_updated: '2019-07-31T01:09:00Z',
    errors: null,
  };

  it('are created without a callback when there is none', async () => {
    const { client, seen } = scriptedClient(json(wire, 201));
    const policySid = sid('RN', sidOf('RN', 1));
    await createBundle(client, 'CustomerProfiles', {
      friendlyName: 'Bakery',
      email: 'a@b.example',
      policySid,
    });
    expect(formOf(seen[0]?.body)).to.deep.equal({
      FriendlyName: 'Bakery',
      Email: 'a@b.example',
      PolicySid: policySid,
    });
  });

  it('are submitted by their status alone', async () => {
    const { client, seen } = scriptedClient(json({ ...wire, status: 'in-review' }));
    const profile = await submitBundle(client, at);
    expect(formOf(seen[0]?.body)).to.deep.equal({ Status: 'pending-review' });
    expect(profile.status).to.equal('in-review');
  });

  it('tell the codes of a rejection, and none when `errors` is null', async () => {
    const errors = [{ code: 18601 }, { code: null }, { code: 18606, extra: 'x' }];
    const { client } = scriptedClient(json({ ...wire, errors }), json(wire));
    expect((await fetchBundle(client, at)).errorCodes).to.deep.equal([18601, 18606]);
    expect((await fetchBundle(client, at)).errorCodes).to.deep.equal([]);
  });

  it('are readable though every property but the SID is null', async () => {
    const bare = Object.fromEntries(Object.keys(wire).map((key) => [key, null]));
    const { client } = scriptedClient(json({ ...bare, sid: bu }));
    expect(await fetchBundle(client, at)).to.deep.include({ status: '', errorCodes: [] });
  });

  it('are filtered by the server and asked for a thousand at a time', async () => {
    const { client, seen } = scriptedClient(json({ meta: { key: 'results' }, results: [] }));
    await listBundles(client, 'CustomerProfiles', { friendlyName: 'Bakery · th1' });
    expect(Object.fromEntries(new URL(seen[0]?.url ?? '').searchParams)).to.deep.equal({
      FriendlyName: 'Bakery · th1',
      PageSize: '1000',
    });
  });
});

describe('trust products', () => {
  it('are the same under a path of their own', async () => {
    const product = { kind: 'TrustProducts', sid: bu } as const;
    const wire = { sid: bu, friendly_name: 'x', status: 'draft', email: 'a@b.example' };
    const list = json({ meta: { key: 'results' }, results: [wire] });
    const none = json({ meta: { key: 'results' }, results: [] });
    const answers = [json(wire, 201), json(wire), json(wire), json(wire), list, none];
    const { client, seen } = scriptedClient(...answers, new Response(null, { status: 204 }));
    const details = {
      friendlyName: 'x',
      email: 'a@b.example',
      policySid: sid('RN', sidOf('RN', 1)),
    };
    expect(await createBundle(client, 'TrustProducts', details)).to.deep.include(product);
    expect(await fetchBundle(client, product)).to.deep.include(product);
    await submitBundle(client, product);
    await updateBundle(client, product, { email: 'c@b.example' });
    expect(await listBundles(client, 'TrustProducts')).to.have.lengthOf(1);
    await listEntityAssignments(client, product);
    await deleteBundle(client, product);
    const PATH = '/v1/TrustProducts';
    const one = `${PATH}/${bu}`;
    expect(seen.map(({ url }) => new URL(url).pathname)).to.deep.equal([
      PATH,
      one,
      one,
      one,
      PATH,
      `${one}/EntityAssignments`,
      one,
    ]);
  });
});

describe('end users', () => {
  const wire = {
    sid: it1,
    friendly_name: 'x',
    type: 'authorized_representative_1',
    date_created: null,
  };

  it('send their attributes as one JSON string', async () => {
    const { client, seen } = scriptedClient(json({ ...wire, attributes: {} }, 201));
    const attributes = { first_name: 'Zoë', last_name: 'O’Neil & "Co"' };
    await createEndUser(client, { friendlyName: 'x', type: wire.type, attributes });
    const form = formOf(seen[0]?.body);
    expect(form).to.have.all.keys('FriendlyName', 'Type', 'Attributes');
    expect(JSON.parse(form['Attributes'] ?? '')).to.deep.equal(attributes);
  });

  it('replace all attributes when updated', async () => {
    const { client, seen } = scriptedClient(json({ ...wire, attributes: {} }));
    await updateEndUser(client, it1, { first_name: 'Ada' });
    expect(seen[0]?.url).to.match(/\/v1\/EndUsers\/IT0+1$/);
    expect(formOf(seen[0]?.body)).to.deep.equal({ Attributes: '{"first_name":"Ada"}' });
  });

  it('keep what is no text among their attributes as JSON, and tolerate null', async () => {
    const attributes = { a: 'x', b: ['y'], c: 1, d: null };
    const { client } = scriptedClient(
      json({ ...wire, attributes }),
      json({ ...wire, attributes: null }),
    );
    expect((await fetchEndUser(client, it1)).attributes).to.deep.equal({
      a: 'x',
      b: '["y"]',
      c: '1',
      d: 'null',
    });
    expect((await fetchEndUser(client, it1)).attributes).to.deep.equal({});
  });

  it('pollute nothing with attributes named like the prototype', async () => {
    const { sid: user, friendly_name, type } = wire;
    const head = JSON.stringify({ sid: user, friendly_name, type }).slice(0, -1);
    const { client } = scriptedClient(
      raw(`${head},"attributes":{"__proto__":{"polluted":1},"constructor":{"x":1},"email":"e"}}`),
    );
    const { attributes } = await fetchEndUser(client, it1);
    expect(attributes).to.deep.equal({ email: 'e' });
    expect(({} as { polluted?: number }).polluted).to.equal(undefined);
    expect(Object.getPrototypeOf(attributes)).to.equal(Object.prototype);
  });
});

describe('supporting documents', () => {
  it('have their status in one case, whichever Twilio sends', async () => {
    for (const status of ['DRAFT', 'draft']) {
      const wire = { sid: sidOf('RD', 1), friendly_name: 'x', type: 't', status, attributes: {} };
      const { client } = scriptedClient(json(wire, 201));
      const document = { friendlyName: 'x', type: 't', attributes: {} };
      expect((await createSupportingDocument(client, document)).status).to.equal('draft');
    }
  });
});

describe('entity assignments', () => {
  it('are listed by type, since they do not tell it themselves', async () => {
    const { client, seen } = scriptedClient(
      json({ meta: { key: 'results' }, results: [{ sid: sidOf('BV', 1), object_sid: it1 }] }),
    );
    const assignments = await listEntityAssignments(client, at, 'authorized_representative_1');
    expect(assignments.map(({ objectSid }) => objectSid)).to.deep.equal([it1]);
    expect(seen[0]?.url).to.include(
      `/v1/CustomerProfiles/${bu}/EntityAssignments?ObjectType=authorized_representative_1`,
    );
  });
});

describe('addresses', () => {
  const parts = {
    customerName: 'Maple Street Bakery LLC',
    street: '12 Maple Street',
    streetSecondary: '',
    city: 'Springfield',
    region: 'IL',
    postalCode: '62701',
    isoCountry: 'US',
  };

  it('are never corrected behind the person’s back', async () => {
    const { client, seen } = scriptedClient(json({ sid: sidOf('AD', 1) }, 201));
    await createAddress(client, 'name', parts);
    expect(seen[0]?.url).to.equal(
      `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Addresses.json`,
    );
    expect(formOf(seen[0]?.body)).to.deep.equal({
      CustomerName: 'Maple Street Bakery LLC',
      Street: '12 Maple Street',
      City: 'Springfield',
      Region: 'IL',
      PostalCode: '62701',
      IsoCountry: 'US',
      FriendlyName: 'name',
      AutoCorrectAddress: 'false',
    });
  });

  it('are listed by name', async () => {
    const { client, seen } = scriptedClient(json({ addresses: [{ sid: sidOf('AD', 1) }] }));
    expect(await listAddresses(client, { friendlyName: 'n' })).to.have.length(1);
    expect(new URL(seen[0]?.url ?? '').searchParams.get('FriendlyName')).to.equal('n');
  });
});

describe('one object of each kind', () => {
  const ad = sid('AD', sidOf('AD', 1));
  const rd = sid('RD', sidOf('RD', 1));
  const addressUrl = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Addresses/${ad}.json`;
  const documentUrl = `https://trusthub.twilio.com/v1/SupportingDocuments/${rd}`;

  it('is deleted where it is, by an answer without a body', async () => {
    const { client, seen } = scriptedClient(
      ...Array.from({ length: 4 }, () => new Response(null, { status: 204 })),
    );
    await deleteBundle(client, at);
    await deleteSupportingDocument(client, rd);
    await deleteEndUser(client, it1);
    await deleteAddress(client, ad);
    expect(seen.map(({ method, url }) => `${method} ${url}`)).to.deep.equal([
      `DELETE https://trusthub.twilio.com/v1/CustomerProfiles/${bu}`,
      `DELETE ${documentUrl}`,
      `DELETE https://trusthub.twilio.com/v1/EndUsers/${it1}`,
      `DELETE ${addressUrl}`,
    ]);
  });

  it('is read where it is', async () => {
    const document = { sid: rd, friendly_name: 'x', type: 't', status: 'DRAFT', attributes: {} };
    const { client, seen } = scriptedClient(
      json({ sid: ad, city: 'Springfield', street_secondary: null }),
      json({ ...document, attributes: { address_sids: ad } }),
    );
    expect(await fetchAddress(client, ad)).to.include({ city: 'Springfield', streetSecondary: '' });
    expect((await fetchSupportingDocument(client, rd)).attributes).to.deep.equal({
      address_sids: ad,
    });
    expect(seen.map(({ url }) => url)).to.deep.equal([addressUrl, documentUrl]);
  });
});
