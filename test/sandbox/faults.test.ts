import { connect } from 'node:net';
import { expect } from 'chai';
import { basic, known, useSandbox } from './harness.js';

const PATH = '/v1/EndUsers';

describe('a fault', () => {
  const sandbox = useSandbox();

  const rule = (fault: string, more: object = {}) =>
    sandbox.control('PUT', '/faults', {
      rules: [{ method: 'POST', path: '^/v1/EndUsers$', fault, ...more }],
    });

  const endUsers = async () => {
    const { json } = await sandbox.control('GET', '/state');
    return json[known('AC', 1)].EndUsers.length as number;
  };

  const lastEntry = async () => (await sandbox.control('GET', '/ledger')).json.entries.at(-1);

  const post = (signal?: AbortSignal) =>
    fetch(sandbox.url + PATH, {
      method: 'POST',
      headers: { authorization: basic(known('AC', 1)) },
      body: new URLSearchParams({ FriendlyName: 'rep', Type: 'authorized_representative_1' }),
      ...(signal && { signal }),
    });

  /** What one raw request gets: all that was received, and how the connection ended. */
  const raw = () =>
    new Promise<{ received: string; ending: string }>((resolve) => {
      const body = 'FriendlyName=rep&Type=authorized_representative_1';
      let received = '';
      const socket = connect(sandbox.running.port, '127.0.0.1', () =>
        socket.write(
          `POST ${PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n` +
            `Authorization: ${basic(known('AC', 1))}\r\n` +
            'Content-Type: application/x-www-form-urlencoded\r\n' +
            `Content-Length: ${body.length}\r\n\r\n${body}`,
        ),
      );
      socket.on('data', (data) => (received += data));
      socket.on('end', () => resolve({ received, ending: 'end' }));
      socket.on('error', (error) =>
        resolve({ received, ending: (error as NodeJS.ErrnoException).code ?? '' }),
      );
    });

  for (const [fault, executes] of [
    ['reset-before', false],
    ['reset-after', true],
  ] as const) {
    it(`${fault} resets the connection ${executes ? 'after' : 'without'} executing`, async () => {
      const before = await endUsers();
      await rule(fault);
      expect(await raw()).to.eql({ received: '', ending: 'ECONNRESET' });
      expect((await endUsers()) - before).to.equal(executes ? 1 : 0);
      const entry = await lastEntry();
      expect(entry).to.include({ fault, path: PATH, status: executes ? 201 : 0 });
      expect(entry.created).to.have.lengthOf(executes ? 1 : 0);
    });
  }

  it('refuse closes the connection before the body is read', async () => {
    const before = await endUsers();
    await rule('refuse');
    const { received } = await raw();
    expect(received).to.equal('');
    expect(await endUsers()).to.equal(before);
    expect(await lastEntry()).to.include({ fault: 'refuse', status: 0, account: known('AC', 1) });
  });

  for (const [fault, status, code, executes] of [
    ['500', 500, 20500, false],
    ['500-after', 500, 20500, true],
    ['503', 503, 20503, false],
    ['429', 429, 20429, false],
  ] as const) {
    it(`${fault} answers ${status} ${executes ? 'and has executed' : 'unexecuted'}`, async () => {
      const before = await endUsers();
      await rule(fault);
      const response = await post();
      expect(response.status).to.equal(status);
      expect(await response.json()).to.include({ code, status });
      expect((await endUsers()) - before).to.equal(executes ? 1 : 0);
      expect(await lastEntry()).to.include({ fault, status });
      expect((await post()).status, 'the next call').to.equal(201);
    });
  }

  it('latency:MS answers as usual, but later', async () => {
    await rule('latency:120');
    const start = performance.now();
    expect((await post()).status).to.equal(201);
    expect(performance.now() - start).to.be.at.least(115);
  });

  it('hang executes and never answers', async () => {
    const before = await endUsers();
    await rule('hang');
    const outcome = await post(AbortSignal.timeout(200)).catch((error: Error) => error.name);
    expect(outcome).to.equal('TimeoutError');
    expect((await endUsers()) - before).to.equal(1);
    expect(await lastEntry()).to.include({ fault: 'hang', status: 201 });
  });

  it('happens from the nth matching call on, as many times as asked', async () => {
    await rule('500', { nth: 2, times: 2 });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await post()).status);
    expect(statuses).to.eql([201, 500, 500, 201, 201]);
  });

  it('leaves other methods and paths alone', async () => {
    await rule('500', { times: 9 });
    const client = sandbox.client();
    expect((await client.get(PATH)).status).to.equal(200);
    expect((await client.get(`${PATH}/${known('IT', 10)}`)).status).to.equal(200);
    expect((await post()).status).to.equal(500);
  });

  it('is forgotten when new rules come', async () => {
    await rule('500', { times: 9 });
    await sandbox.control('PUT', '/faults', { rules: [] });
    expect((await post()).status).to.equal(201);
  });

  it('that is not known is refused with those that are', async () => {
    const { status, json } = await rule('explode');
    expect(status).to.equal(400);
    for (const name of [
      'refuse',
      'reset-before',
      'reset-after',
      '500',
      '500-after',
      '503',
      '429',
    ]) {
      expect(json.message).to.include(name);
    }
    expect(json.message).to.include('latency:MS').and.to.include('hang');
  });

  it('must be well said', async () => {
    for (const more of [{ nth: 0 }, { times: -1 }, { path: '(' }, { path: 7 }, { method: 7 }]) {
      expect((await rule('500', more)).status, JSON.stringify(more)).to.equal(400);
    }
    expect((await sandbox.control('PUT', '/faults', { rules: 'all' })).status).to.equal(400);
    expect((await sandbox.control('PUT', '/faults', { rules: [null] })).status).to.equal(400);
  });
});
