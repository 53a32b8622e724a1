import { expect } from 'chai';
import { pageIncomingPhoneNumbers } from '../../../src/core/trusthub/incoming-phone-numbers.js';
import { ACCOUNT, json, rejection, scriptedClient, sidOf } from '../fixtures/scripted-transport.js';

const path = `/2010-04-01/Accounts/${ACCOUNT}/IncomingPhoneNumbers.json`;
const wire = { sid: sidOf('PN', 1), phone_number: '+14155550100', friendly_name: 'Front desk' };

describe('incoming phone numbers', () => {
  it('come a page at a time from the older API, which names the next one by a path', async () => {
    const next = `${path}?PageSize=50&Page=1&PageToken=PAPN1&PhoneNumber=555`;
    const { client, seen } = scriptedClient(
      json({ incoming_phone_numbers: [wire], next_page_uri: next }),
      json({ incoming_phone_numbers: [], next_page_uri: null }),
    );
    const first = await pageIncomingPhoneNumbers(client, { digits: '555', size: 50 });
    expect(first.items).to.deep.equal([
      { sid: wire.sid, phoneNumber: '+14155550100', friendlyName: 'Front desk' },
    ]);
    const second = await pageIncomingPhoneNumbers(client, { size: 50, from: first.next });
    expect(second).to.deep.equal({ items: [], next: undefined });
    const asked = seen.map(({ url }) => new URL(url));
    expect(asked.map(({ origin, pathname }) => origin + pathname)).to.deep.equal([
      `https://api.twilio.com${path}`,
      `https://api.twilio.com${path}`,
    ]);
    expect(Object.fromEntries(asked[0]!.searchParams)).to.deep.equal({
      PhoneNumber: '555',
      PageSize: '50',
    });
    expect(asked[1]!.searchParams.get('PageToken')).to.equal('PAPN1');
    expect(asked[1]!.searchParams.get('PhoneNumber')).to.equal('555');
  });

  it('do not go on at another place', async () => {
    const { client } = scriptedClient(
      json({ incoming_phone_numbers: [], next_page_uri: 'https://evil.example/x.json?Page=1' }),
    );
    expect((await rejection(pageIncomingPhoneNumbers(client, { size: 50 }))).message).to.match(
      /next page at another place/,
    );
  });
});
