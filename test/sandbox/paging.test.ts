import { expect } from 'chai';
import { createAddress, createEndUser } from './build-profile.js';
import { known, SECONDARY, useSandbox } from './harness.js';

interface Named {
  readonly sid: string;
  readonly friendly_name: string;
}

describe('the lists of Trust Hub', () => {
  const sandbox = useSandbox();

  async function everyPolicy(first = '/v1/Policies') {
    const pages: Named[][] = [];
    let next: string | null = first;
    while (next) {
      const { json } = await sandbox.client().get(next);
      pages.push(json.results);
      next = json.meta.next_page_url;
    }
    return pages;
  }

  it('page through more than a hundred policies, fifty at a time', async () => {
    const pages = await everyPolicy();
    expect(pages.length).to.be.at.least(3);
    const sids = pages.flat().map(({ sid }) => sid);
    expect(sids.length).to.be.above(100);
    expect(new Set(sids).size).to.equal(sids.length);
    expect(pages[0]!.map(({ sid }) => sid)).not.to.include(SECONDARY);
    expect(sids).to.include(SECONDARY);
  });

  it('hold policies that share a friendly name', async () => {
    const names = (await everyPolicy()).flat().map((policy) => policy.friendly_name);
    expect(new Set(names).size).to.be.below(names.length);
  });

  it('stay at the address by which they were asked', async () => {
    const { json } = await sandbox.client().get('/v1/Policies?PageSize=20');
    const { meta } = json;
    expect(meta.url).to.equal(`${sandbox.url}/v1/Policies?PageSize=20&Page=0`);
    expect(meta.next_page_url).to.match(new RegExp(`^${sandbox.url}/v1/Policies\\?PageSize=20&`));
    expect(meta).to.include({ page: 0, page_size: 20, key: 'results', previous_page_url: null });
    const second = (await sandbox.client().get(meta.next_page_url)).json;
    expect(second.meta.page).to.equal(1);
    expect((await sandbox.client().get(second.meta.previous_page_url)).json.results).to.eql(
      json.results,
    );
  });

  it('end where their last object does, not with an empty page', async () => {
    const client = sandbox.client();
    const all = (await client.get('/v1/Policies?PageSize=1000')).json.results as Named[];
    const whole = (await client.get(`/v1/Policies?PageSize=${all.length}`)).json;
    expect(whole.results).to.have.lengthOf(all.length);
    expect(whole.meta.next_page_url).to.equal(null);
    const less = (await client.get(`/v1/Policies?PageSize=${all.length - 1}`)).json;
    const last = (await client.get(less.meta.next_page_url)).json;
    expect(last.results).to.eql([all.at(-1)]);
    expect(last.meta.next_page_url).to.equal(null);
  });

  it('take PageSize from 1 to 1000', async () => {
    const client = sandbox.client();
    expect((await client.get('/v1/Policies?PageSize=1')).json.results).to.have.lengthOf(1);
    expect((await client.get('/v1/Policies?PageSize=1000')).json.meta.next_page_url).to.equal(null);
    const refused = (query: string) => client.refused('GET', `/v1/Policies?${query}`);
    expect(await refused('PageSize=1001')).to.include({ status: 400, code: 20007 });
    expect(await refused('PageSize=0')).to.include({ status: 400, code: 20422 });
    expect(await refused('PageSize=many')).to.include({ status: 400, code: 20422 });
    expect(await refused('Page=-1')).to.include({ status: 400, code: 20422 });
    expect(await refused('PageToken=guess')).to.include({ status: 400, code: 21481 });
  });

  it('neither repeat nor skip an object when one is made between two pages', async () => {
    const client = sandbox.client();
    const made: string[] = [];
    for (let i = 0; i < 4; i++) {
      made.unshift(await createEndUser(client, 'authorized_representative_1', {}));
    }
    const first = (await client.get('/v1/EndUsers?PageSize=2')).json;
    await createEndUser(client, 'authorized_representative_1', {});
    const second = (await client.get(first.meta.next_page_url)).json;
    const sids = [...first.results, ...second.results].map(({ sid }: Named) => sid);
    expect(sids).to.eql(made);
  });

  it('keep their filters from page to page', async () => {
    const list = `/v1/CustomerProfiles?Status=twilio-approved&PageSize=1`;
    const { meta } = (await sandbox.client().get(list)).json;
    expect(new URL(meta.url).searchParams.get('Status')).to.equal('twilio-approved');
  });

  it('name their array by meta.key', async () => {
    const client = sandbox.client();
    for (const [path, key] of [
      ['/v1/EndUserTypes', 'end_user_types'],
      ['/v1/SupportingDocumentTypes', 'supporting_document_types'],
    ] as const) {
      const { json } = await client.get(path);
      expect(json.meta.key).to.equal(key);
      expect((await client.get(json[key][0].url)).json).to.eql(json[key][0]);
    }
  });
});

describe('the lists of 2010-04-01', () => {
  const sandbox = useSandbox();
  const path = `/2010-04-01/Accounts/${known('AC', 1)}/Addresses.json`;

  it('are flat and lead on by relative URIs', async () => {
    const client = sandbox.client();
    for (let i = 0; i < 2; i++) await createAddress(client);
    const first = (await client.get(`${path}?PageSize=2`)).json;
    expect(first).to.include({ start: 0, end: 1, page: 0, page_size: 2, previous_page_uri: null });
    expect(first.next_page_uri).to.match(/^\/2010-04-01\//);
    const second = (await client.get(first.next_page_uri)).json;
    expect(second).to.include({ start: 2, end: 2, page: 1, next_page_uri: null });
    expect(second.addresses).to.have.lengthOf(1);
  });

  it('are filtered by what an address is', async () => {
    const client = sandbox.client();
    await createAddress(client);
    const count = async (query: string) =>
      (await client.get(`${path}?${query}`)).json.addresses.length;
    expect(await count('FriendlyName=Thistledown+Kites')).to.equal(1);
    expect(await count('CustomerName=Nobody')).to.equal(0);
    expect(await count('IsoCountry=US')).to.equal(2);
    expect(await count('EmergencyEnabled=true')).to.equal(0);
  });
});
