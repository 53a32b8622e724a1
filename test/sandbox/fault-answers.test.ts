import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { FAULT_NAMES, readFault } from '../../sandbox/faults/fault-table.js';
import type { Ending } from '../../sandbox/faults/fault.js';
import { HOSTILE_TEXTS } from '../../sandbox/faults/hostile-text.js';
import { until } from '../e2e/harness/until.js';
import { basic, known, useSandbox } from './harness.js';

const PATH = '/v1/EndUsers';

describe('an answer that a fault has altered', () => {
  const sandbox = useSandbox();

  const rule = (fault: string, more: object = {}) =>
    sandbox.control('PUT', '/faults', { rules: [{ fault, path: '^/(v1|2010)', ...more }] });

  const endUsers = async () =>
    (await sandbox.control('GET', '/state')).json[known('AC', 1)].EndUsers.length as number;

  const entries = async () => (await sandbox.control('GET', '/ledger')).json.entries;

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(sandbox.url + path, {
      redirect: 'manual',
      ...init,
      headers: { authorization: basic(known('AC', 1)) },
    });

  const post = (init: RequestInit = {}) =>
    ask(PATH, {
      method: 'POST',
      body: new URLSearchParams({
        FriendlyName: 'rep',
        Type: 'authorized_representative_1',
        Attributes: '{"first_name":"Ada"}',
      }),
      ...init,
    });

  for (const [fault, status, retryAfter, executed] of [
    ['500:3', 500, '3', 0],
    ['500-after:3', 500, '3', 1],
    ['503', 503, null, 0],
    ['503:7', 503, '7', 0],
    ['503-after', 503, null, 1],
    ['503-after:0', 503, '0', 1],
    ['429', 429, null, 0],
    ['429:12', 429, '12', 0],
  ] as const) {
    it(`${fault} is ${status}, Retry-After ${retryAfter}, executed ${executed} times`, async () => {
      const before = await endUsers();
      await rule(fault);
      const response = await post();
      expect(response.status).to.equal(status);
      expect(response.headers.get('retry-after')).to.equal(retryAfter);
      expect(await response.json()).to.include({ status });
      expect(await endUsers()).to.equal(before + executed);
    });
  }

  it('truncated is JSON cut in two, whole by its length', async () => {
    await rule('truncated');
    const response = await post();
    expect(response.status).to.equal(201);
    const text = await response.text();
    expect(text).to.match(/^\{"sid":"IT/);
    expect(() => JSON.parse(text)).to.throw();
    expect(response.headers.get('content-length')).to.equal(String(text.length));
  });

  it('html is a page', async () => {
    await rule('html');
    const response = await post();
    expect(response.status).to.equal(201);
    expect(response.headers.get('content-type')).to.match(/^text\/html/);
    expect(await response.text()).to.include('<script>');
  });

  for (const [fault, sid] of [
    ['no-sid', /^undefined$/],
    ['wrong-sid', /^XX[0-9a-f]{32}$/],
    ['other-sid', /^IT[0-9a-f]{32}$/],
  ] as const) {
    it(`${fault} has a sid that leads nowhere`, async () => {
      await rule(fault);
      const json = await (await post()).json();
      expect(String(json.sid)).to.match(sid);
      expect(json.friendly_name).to.equal('rep');
      const [created] = (await entries()).at(-1).created;
      expect(json.sid).to.not.equal(created);
    });
  }

  it('redirect leads away, 307 and not executed, to an address of choice too', async () => {
    const before = await endUsers();
    await rule('redirect', { times: 1 });
    const response = await post();
    expect(response.status).to.equal(307);
    expect(response.headers.get('location')).to.equal('https://twilio.attacker.example/v1');
    await rule('redirect:http://127.0.0.1:9/elsewhere');
    expect((await post()).headers.get('location')).to.equal('http://127.0.0.1:9/elsewhere');
    expect(await endUsers()).to.equal(before);
    expect((await entries()).at(-1)).to.include({ status: 307 });
  });

  it('foreign-next-page leads either kind of list to another site', async () => {
    await rule('foreign-next-page', { times: 2 });
    const v1 = await (await ask(PATH)).json();
    expect(new URL(v1.meta.next_page_url).host).to.equal('twilio.attacker.example');
    const v2010 = await (await ask(`/2010-04-01/Accounts/${known('AC', 1)}/Addresses.json`)).json();
    expect(new URL(v2010.next_page_uri).host).to.equal('twilio.attacker.example');
  });

  it('hostile is in every text that people read, and in nothing that programs read', async () => {
    await rule('hostile', { times: 4 });
    const one = await (await post()).json();
    expect(HOSTILE_TEXTS).to.include(one.friendly_name);
    expect(HOSTILE_TEXTS).to.include(one.attributes.first_name);
    expect(one).to.include({ account_sid: known('AC', 1), type: 'authorized_representative_1' });
    expect(new Date(one.date_created).getTime()).to.be.greaterThan(0);
    const { results } = await (await ask(PATH)).json();
    for (const { friendly_name, sid } of results) {
      expect(HOSTILE_TEXTS).to.include(friendly_name);
      expect(sid).to.match(/^IT/);
    }
    const { code, message } = await (await ask(`${PATH}/${known('IT', 9999)}`)).json();
    expect(code).to.equal(20404);
    expect(HOSTILE_TEXTS).to.include(message);
  });

  it('hostile uses each of its texts in turn', () => {
    const ending = readFault('hostile')!.ending as Extract<Ending, { kind: 'answer' }>;
    const items = HOSTILE_TEXTS.map(() => ({ title: 'kind' }));
    const { body } = ending.alter!({ status: 200, headers: {}, body: JSON.stringify({ items }) });
    const titles = JSON.parse(body).items.map((item: { title: string }) => item.title);
    expect(titles).to.eql(HOSTILE_TEXTS);
  });

  it('listing-lag:MS leaves out what is young, for that call only', async () => {
    const { sid } = await (await post()).json();
    await rule('listing-lag:60000', { method: 'GET' });
    const sids = async () =>
      (await (await ask(PATH)).json()).results.map((one: { sid: string }) => one.sid);
    expect(await sids()).to.not.include(sid);
    expect(await sids()).to.include(sid);
  });

  it('slow:MS has executed before it answers', async () => {
    const before = await endUsers();
    await rule('slow:2500');
    let answered = false;
    const response = post().then((reply) => {
      answered = true;
      return reply;
    });
    await until('it is executed', async () => (await endUsers()) === before + 1);
    expect(answered, 'while nobody was told').to.equal(false);
    expect((await response).status).to.equal(201);
  });

  it('late:MS executes when the client has gone', async () => {
    const before = await endUsers();
    await rule('late:1500');
    const outcome = await post({ signal: AbortSignal.timeout(50) }).catch((e: Error) => e.name);
    expect(outcome).to.equal('TimeoutError');
    expect(await endUsers(), 'not yet').to.equal(before);
    await until('it is executed', async () => (await endUsers()) === before + 1);
    expect((await entries()).at(-1)).to.include({ fault: 'late:1500', status: 201 });
  });

  it('late-503:MS says 503 and executes afterwards', async () => {
    const before = await endUsers();
    await rule('late-503:1500');
    expect((await post()).status).to.equal(503);
    expect(await endUsers(), 'not yet').to.equal(before);
    await until('it is executed', async () => (await endUsers()) === before + 1);
  });

  it('late without a time is 40 s, slow 30 s', () => {
    expect(readFault('late')).to.include({ executes: 'late', wait: 40_000 });
    expect(readFault('late:180000')).to.include({ wait: 180_000 });
    expect(readFault('slow')).to.include({ executes: 'at once', hold: 30_000 });
  });

  it('is in the README, whatever its name', () => {
    const readme = readFileSync(new URL('../../sandbox/README.md', import.meta.url), 'utf8');
    for (const name of FAULT_NAMES) expect(readme).to.include(`| \`${name}\``);
  });

  it('has no other name and no other parameter', () => {
    const wrong =
      'explode latency latency:x latency:-1 500:x 429: hang:3 redirect:ftp://a redirect:x listing-lag';
    for (const name of wrong.split(' ')) expect(readFault(name), name).to.equal(undefined);
    expect(new Set(FAULT_NAMES).size).to.equal(FAULT_NAMES.length);
  });

  it('429 comes by itself above the concurrency limit', async () => {
    await sandbox.control('PUT', '/settings', { concurrencyLimit: 2 });
    await rule('slow:2500', { times: 2 });
    const before = await endUsers();
    const both = [post(), post()];
    await until('both are under way', async () => (await endUsers()) === before + 2);
    const third = await post();
    expect(third.status).to.equal(429);
    expect(third.headers.get('twilio-concurrent-requests')).to.equal('3');
    expect(await third.json()).to.include({ code: 20429 });
    expect((await entries()).at(-1)).to.include({ fault: 'concurrency-limit', status: 429 });
    for (const reply of await Promise.all(both)) expect(reply.status).to.equal(201);
    expect((await post()).status, 'when they are done').to.equal(201);
    expect(await endUsers()).to.equal(before + 3);
  });
});
