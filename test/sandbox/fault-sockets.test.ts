import { expect } from 'chai';
import { known, useSandbox } from './harness.js';
import { postTwiceOverHttp2, RawConnection } from './raw-client.js';

const PATH = '/v1/EndUsers';

describe('on the socket, a fault', () => {
  const sandbox = useSandbox({ tlsPort: 0 });

  const rule = async (fault: string, more: object = {}) => {
    const rules = [{ method: 'POST', path: '^/v1/EndUsers$', fault, ...more }];
    expect((await sandbox.control('PUT', '/faults', { rules })).status).to.equal(200);
  };

  const endUsers = async () =>
    (await sandbox.control('GET', '/state')).json[known('AC', 1)].EndUsers.length as number;

  const entries = async () => (await sandbox.control('GET', '/ledger')).json.entries;

  const listeners = {
    'plain HTTP/1.1': () => RawConnection.plain(sandbox.running.port),
    'HTTP/1.1 over TLS': () => RawConnection.tls(sandbox.running.tlsPort!),
  };

  for (const [listener, open] of Object.entries(listeners)) {
    for (const [fault, executes] of [
      ['reset-before', 0],
      ['reset-after', 1],
    ] as const) {
      it(`${fault} is a TCP reset without an answer (${listener})`, async () => {
        const before = await endUsers();
        await rule(fault);
        const reply = await open().post(PATH).ended;
        expect(reply).to.eql({ received: '', ending: 'ECONNRESET' });
        expect(await endUsers()).to.equal(before + executes);
        expect((await entries()).at(-1)).to.include({ fault, status: executes ? 201 : 0 });
      });
    }

    it(`reset-before comes before the body (${listener})`, async () => {
      await rule('reset-before');
      // Nobody could execute this: it has no body yet.
      const reply = await open().post(PATH, { body: false }).ended;
      expect(reply).to.eql({ received: '', ending: 'ECONNRESET' });
    });

    it(`refuse closes without an answer and before the body (${listener})`, async () => {
      await rule('refuse');
      const { received, ending } = await open().post(PATH, { body: false }).ended;
      expect(received).to.equal('');
      expect(ending).to.not.equal('ECONNRESET');
      expect((await entries()).at(-1)).to.include({ fault: 'refuse', status: 0 });
    });

    it(`reset-reused spares a first request and breaks a second, executed (${listener})`, async () => {
      await rule('reset-reused', { times: 9 });
      const fresh = await open().post(PATH, { more: 'Connection: close\r\n' }).ended;
      expect(fresh.received).to.match(/^HTTP\/1\.1 201 /);

      const before = await endUsers();
      const connection = open().post(PATH);
      const first = await connection.answer();
      expect(first).to.match(/^HTTP\/1\.1 201 /);
      const { received, ending } = await connection.post(PATH).ended;
      expect(ending).to.equal('ECONNRESET');
      expect(received, 'nothing after the first answer').to.equal(first);
      expect(await endUsers(), 'both were executed').to.equal(before + 2);
    });

    it(`broken-off ends in the middle of the body (${listener})`, async () => {
      const before = await endUsers();
      await rule('broken-off');
      const { received } = await open().post(PATH).ended;
      const [head = '', body = ''] = received.split('\r\n\r\n');
      expect(head).to.match(/^HTTP\/1\.1 201 /);
      const length = Number(/content-length: (\d+)/i.exec(head)![1]);
      expect(body.length).to.equal(Math.floor(length / 2));
      expect(await endUsers()).to.equal(before + 1);
    });
  }

  it('silence leaves the connection open', async () => {
    await rule('hang');
    const connection = RawConnection.plain(sandbox.running.port).post(PATH);
    const second = RawConnection.plain(sandbox.running.port).post(PATH);
    expect(await second.answer()).to.match(/^HTTP\/1\.1 201 /);
    let ended = false;
    void connection.ended.then(() => (ended = true));
    await sandbox.control('GET', '/state');
    expect(ended).to.equal(false);
    connection.close();
    second.close();
  });

  describe('of HTTP/2', () => {
    const postTwice = () => postTwiceOverHttp2(sandbox.running.tlsPort!, PATH);

    it('none: both calls of a connection are answered', async () => {
      const [first, second] = await postTwice();
      expect([first!.status, second!.status]).to.eql([201, 201]);
      expect(JSON.parse(second!.body)).to.include({ friendly_name: 'rep' });
    });

    for (const fault of ['reset-after', 'reset-reused']) {
      it(`${fault} breaks the connection beneath, and the call was executed`, async () => {
        const before = await endUsers();
        await rule(fault, fault === 'reset-after' ? { nth: 2 } : {});
        const [first, second] = await postTwice();
        expect(first!.status).to.equal(201);
        expect(second).to.include({ status: 0, body: '', sessionError: 'ECONNRESET' });
        expect(await endUsers()).to.equal(before + 2);
      });
    }

    it('stream-reset resets one stream and leaves the connection', async () => {
      const before = await endUsers();
      await rule('stream-reset');
      const [first, second] = await postTwice();
      // 2 is INTERNAL_ERROR.
      expect(first).to.include({ status: 0, streamCode: 2, sessionError: '' });
      expect(second!.status).to.equal(201);
      expect(await endUsers()).to.equal(before + 2);
    });

    it('goaway denies an executed call by the number of its last stream', async () => {
      const before = await endUsers();
      await rule('goaway', { nth: 2 });
      const [first, second] = await postTwice();
      expect(first!.status).to.equal(201);
      // 1 was the first stream, 3 the second.
      expect(second!.goaways[0]).to.eql({ code: 0, lastStream: 1 });
      expect(second!.status).to.equal(0);
      expect(await endUsers(), 'executed all the same').to.equal(before + 2);
    });

    it('broken-off sends the head and half of the body', async () => {
      await rule('broken-off');
      const [first] = await postTwice().catch(() => []);
      expect(first?.status ?? 201).to.equal(201);
      expect(() => JSON.parse(first!.body)).to.throw();
    });
  });
});
