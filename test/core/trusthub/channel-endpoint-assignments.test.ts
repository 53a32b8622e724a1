import { expect } from 'chai';
import {
  createChannelEndpointAssignment,
  deleteChannelEndpointAssignment,
  listChannelEndpointAssignments,
} from '../../../src/core/trusthub/channel-endpoint-assignments.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { json, raw, rejection, scriptedClient, sidOf } from '../fixtures/scripted-transport.js';

const bu = sid('BU', sidOf('BU', 1));
const at = { kind: 'CustomerProfiles', sid: bu } as const;
const pn = sid('PN', sidOf('PN', 1));
const ra = sid('RA', sidOf('RA', 1));
const path = `https://trusthub.twilio.com/v1/CustomerProfiles/${bu}/ChannelEndpointAssignments`;
const wire = { sid: ra, channel_endpoint_sid: pn, date_created: '2026-01-01T00:00:00Z' };

describe('channel endpoint assignments', () => {
  it('are made with the one type that there is', async () => {
    const { client, seen } = scriptedClient(json(wire, 201));
    expect(await createChannelEndpointAssignment(client, at, pn)).to.deep.equal({
      sid: ra,
      numberSid: pn,
      createdAt: '2026-01-01T00:00:00Z',
    });
    expect(seen[0]?.url).to.equal(path);
    expect(Object.fromEntries(new URLSearchParams(seen[0]?.body))).to.deep.equal({
      ChannelEndpointType: 'phone-number',
      ChannelEndpointSid: pn,
    });
  });

  it('are listed page after page, or those of one number', async () => {
    const next = `${path}?PageSize=1000&Page=1&PageToken=PARA1`;
    const { client, seen } = scriptedClient(
      json({ meta: { key: 'results', next_page_url: next }, results: [wire] }),
      json({ meta: { key: 'results', next_page_url: null }, results: [wire] }),
      json({ meta: { key: 'results' }, results: [] }),
    );
    expect(await listChannelEndpointAssignments(client, at)).to.have.length(2);
    expect(seen.map(({ url }) => url)).to.deep.equal([`${path}?PageSize=1000`, next]);
    await listChannelEndpointAssignments(client, at, pn);
    expect(new URL(seen[2]?.url ?? '').searchParams.get('ChannelEndpointSid')).to.equal(pn);
  });

  it('are deleted by their own SID', async () => {
    const { client, seen } = scriptedClient(new Response(null, { status: 204 }));
    await deleteChannelEndpointAssignment(client, at, ra);
    expect(seen.map(({ method, url }) => `${method} ${url}`)).to.deep.equal([
      `DELETE ${path}/${ra}`,
    ]);
  });

  it('are unreadable with a SID of another kind', async () => {
    const { client } = scriptedClient(raw(JSON.stringify({ ...wire, sid: pn })));
    expect((await rejection(createChannelEndpointAssignment(client, at, pn))).message).to.match(
      /could not be read at sid/,
    );
  });
});
