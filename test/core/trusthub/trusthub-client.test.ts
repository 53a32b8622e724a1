import { expect } from 'chai';
import * as v from 'valibot';
import type { TrustHubClient } from '../../../src/core/trusthub/trusthub-client.js';
import { NoAnswerError, TrustHubError } from '../../../src/core/trusthub/trusthub-error.js';
import { sidOf as sidSchema } from '../../../src/core/trusthub/wire.js';
import { ACCOUNT, json, raw, rejection, scriptedClient } from '../fixtures/scripted-transport.js';

const Thing = v.object({ sid: v.string() });
const all = async (client: TrustHubClient, path: string): Promise<unknown[]> => {
  const items: unknown[] = [];
  for await (const item of client.list(path, Thing)) items.push(item);
  return items;
};

describe('what the client sends', () => {
  it('is form-encoded, with every character intact', async () => {
    const { client, seen } = scriptedClient(json({ sid: 'x' }, 201));
    const form = { FriendlyName: 'Zoë & Søn = 100% + “ß”', Attributes: '{"a":"b c"}' };
    await client.post('/v1/EndUsers', form, Thing);
    expect(seen[0]).to.include({ method: 'POST', url: 'https://trusthub.twilio.com/v1/EndUsers' });
    expect(seen[0]?.contentType).to.match(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(new URLSearchParams(seen[0]?.body))).to.deep.equal(form);
  });

  it('leaves out what is undefined and keeps what is empty', async () => {
    const { client, seen } = scriptedClient(json({ sid: 'x' }));
    await client.post('/v1/X', { StatusCallback: undefined, Region: '' }, Thing);
    expect(seen[0]?.body).to.equal('Region=');
  });

  it('goes to the host of its API', async () => {
    const { client, seen } = scriptedClient(json({ sid: 'x' }), json({ sid: 'y' }));
    await client.get(`/2010-04-01/Accounts/${ACCOUNT}/Addresses.json`, Thing);
    await client.get('/v1/Policies/RN', Thing, { Status: 'a b' });
    expect(seen.map(({ url }) => url)).to.deep.equal([
      `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Addresses.json`,
      'https://trusthub.twilio.com/v1/Policies/RN?Status=a+b',
    ]);
  });

  it('asks nothing of the body of a deletion', async () => {
    const { client, seen } = scriptedClient(new Response(null, { status: 204 }));
    await client.delete('/v1/EndUsers/IT');
    expect(seen[0]?.method).to.equal('DELETE');
  });
});

const meta = (next: string | null, key = 'results') => ({ key, next_page_url: next });
const V2010 = `/2010-04-01/Accounts/${ACCOUNT}/Addresses.json`;

describe('lists', () => {
  it('follow next_page_url under the name that meta.key gives, to the last page', async () => {
    const { client, seen } = scriptedClient(
      json({
        meta: meta(
          'https://trusthub.twilio.com/v1/EndUserTypes?PageSize=1&Page=1&PageToken=PA1',
          'end_user_types',
        ),
        end_user_types: [{ sid: 'a' }],
      }),
      json({ meta: meta(null, 'end_user_types'), end_user_types: [{ sid: 'b' }] }),
    );
    expect(await all(client, '/v1/EndUserTypes')).to.deep.equal([{ sid: 'a' }, { sid: 'b' }]);
    expect(seen[1]?.url).to.equal(
      'https://trusthub.twilio.com/v1/EndUserTypes?PageSize=1&Page=1&PageToken=PA1',
    );
  });

  it('follow the relative next_page_uri of the older API', async () => {
    const { client, seen } = scriptedClient(
      json({ addresses: [{ sid: 'a' }], next_page_uri: `${V2010}?Page=1&PageToken=PAAD1` }),
      json({ addresses: [{ sid: 'b' }], next_page_uri: null }),
    );
    expect(await all(client, V2010)).to.deep.equal([{ sid: 'a' }, { sid: 'b' }]);
    expect(seen[1]?.url).to.equal(`https://api.twilio.com${V2010}?Page=1&PageToken=PAAD1`);
  });

  it('may be empty', async () => {
    const { client } = scriptedClient(json({ meta: meta(null), results: [] }));
    expect(await all(client, '/v1/EndUsers')).to.deep.equal([]);
  });

  for (const [where, next] of [
    ['another host', 'https://evil.example/v1/EndUsers?Page=1'],
    ['a host that begins like ours', 'https://trusthub.twilio.com.evil.example/v1/EndUsers?Page=1'],
    ['our name as a user at another host', 'https://trusthub.twilio.com@evil.example/v1/EndUsers'],
    ['another port', 'https://trusthub.twilio.com:8443/v1/EndUsers?Page=1'],
    ['plain http', 'http://trusthub.twilio.com/v1/EndUsers?Page=1'],
    ['another path', 'https://trusthub.twilio.com/v1/Policies?Page=1'],
    ['another path by climbing', 'https://trusthub.twilio.com/v1/EndUsers/../Policies?Page=1'],
    ['the other API', `https://api.twilio.com/v1/EndUsers?Page=1`],
    ['a script', 'javascript:alert(1)'],
    ['no address at all', 'https://['],
  ] as const)
    it(`do not follow a next page at ${where}, and ask nothing there`, async () => {
      const { client, seen } = scriptedClient(json({ meta: meta(next), results: [] }));
      const error = await rejection(all(client, '/v1/EndUsers'));
      expect(error).to.be.instanceOf(NoAnswerError).and.include({ reason: 'unreadable' });
      expect(seen).to.have.length(1);
    });

  it('are unreadable where the promised array is missing or inherited', async () => {
    for (const key of ['results', 'constructor', '__proto__']) {
      const { client } = scriptedClient(json({ meta: meta(null, key) }));
      const error = await rejection(all(client, '/v1/EndUsers'));
      expect(error, key).to.be.instanceOf(NoAnswerError).and.include({ reason: 'unreadable' });
    }
  });
});

describe('a refusal of Twilio', () => {
  it('keeps its code, message and link, and names the request without its values', async () => {
    const body = {
      code: 21629,
      message: 'Address not exact',
      more_info: 'https://www.twilio.com/docs/errors/21629',
      status: 400,
    };
    const { client } = scriptedClient(json(body, 400));
    const error = await rejection(client.post(V2010, { Street: '12 Maple Street' }, Thing));
    expect(error)
      .to.be.instanceOf(TrustHubError)
      .and.include({
        status: 400,
        code: 21629,
        twilioMessage: 'Address not exact',
        moreInfo: 'https://www.twilio.com/docs/errors/21629',
        request: `POST ${V2010}`,
      });
    expect(error.message).not.to.include('Maple');
  });

  it('is told apart by status even when its body says nothing', async () => {
    for (const body of ['', '<html>Forbidden</html>', 'null', '[]', '{"code":"x"}']) {
      const { client } = scriptedClient(raw(body, 403));
      const error = await rejection(client.get('/v1/Policies', Thing));
      expect(error, body).to.be.instanceOf(TrustHubError).and.include({ status: 403 });
      expect(error).to.have.property('code', undefined);
    }
  });

  it('brings the wait that was asked for', async () => {
    const busy = json({ code: 20429, message: 'Too Many Requests' }, 429, { 'Retry-After': '3' });
    const error = await rejection(scriptedClient(busy).client.get('/v1/Policies', Thing));
    expect(error).to.include({ status: 429, code: 20429, retryAfter: 3_000 });
  });
});

describe('no answer', () => {
  const ask = (...answers: Parameters<typeof scriptedClient>): Promise<Error> =>
    rejection(scriptedClient(...answers).client.get('/v1/Policies/RN1', Thing));

  it('is an error on the side of Twilio, whose words are kept', async () => {
    for (const status of [500, 502, 503, 504]) {
      const error = await ask(json({ code: 20500, message: 'Internal' }, status));
      expect(error).to.be.instanceOf(NoAnswerError).and.include({ reason: 'server' });
      expect((error as NoAnswerError).answer).to.include({
        status,
        code: 20500,
        twilioMessage: 'Internal',
      });
    }
  });

  it('is a network that failed', async () => {
    const error = await ask(new TypeError('fetch failed'));
    expect(error).to.be.instanceOf(NoAnswerError).and.include({ reason: 'network' });
  });

  it('is time that ran out', async () => {
    const error = await ask(new DOMException('signal timed out', 'TimeoutError'));
    expect(error).to.be.instanceOf(NoAnswerError).and.include({ reason: 'timeout' });
  });

  it('is an answer that is no JSON: HTML, cut short, empty', async () => {
    for (const body of ['<html>Log in</html>', '{"sid": "RN', '', '\u0000']) {
      const error = await ask(raw(body));
      expect(error, body).to.be.instanceOf(NoAnswerError).and.include({ reason: 'unreadable' });
      expect(error.message).not.to.include('html');
    }
  });

  for (const [why, sid] of [
    ['is missing', undefined],
    ['is null', null],
    ['is of another kind', 'IT00000000000000000000000000000001'],
    ['is something else', 'my secret value'],
  ] as const)
    it(`is an answer whose SID ${why}; the error names the place, not the value`, async () => {
      const { client } = scriptedClient(json({ sid }, 201));
      const post = client.post('/v1/CustomerProfiles', {}, v.object({ sid: sidSchema('BU') }));
      const error = await rejection(post);
      expect(error).to.be.instanceOf(NoAnswerError).and.include({ reason: 'unreadable' });
      expect(error.message).to.match(/^POST \/v1\/CustomerProfiles: .* at sid\b/);
      if (sid) expect(error.message).not.to.include(sid);
    });

  it('names the place inside a list', async () => {
    const body = { meta: meta(null), results: [{ sid: 'a' }, { sid: 42 }] };
    const error = await rejection(all(scriptedClient(json(body)).client, '/v1/EndUsers'));
    expect(error.message).to.include('at results.1.sid').and.not.include('42');
  });
});
