import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readCliOptions } from '../../sandbox/cli-options.js';
import { basic, known } from './harness.js';

const CLI = fileURLToPath(new URL('../../sandbox/cli.ts', import.meta.url));

describe('the command', function () {
  // Each test starts Node anew.
  this.timeout(20_000);

  function start(...args: string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args]);
    const output = { out: '', err: '' };
    child.stdout.on('data', (data) => (output.out += data));
    child.stderr.on('data', (data) => (output.err += data));
    const ended = once(child, 'close').then(([code]) => ({ code: code as number, ...output }));
    return { child, ended, ready: once(child.stdout, 'data').then(() => output.out) };
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`says one line when it is ready, answers, and ends on ${signal}`, async () => {
      const { child, ready, ended } = start('--port', '0', '--review-delay', '5');
      const line = await ready;
      expect(line).to.match(/^Trust Hub sandbox on http:\/\/127\.0\.0\.1:\d+\n$/);
      const url = line.trim().split(' ').at(-1)!;
      const headers = { authorization: basic(known('SK', 1)) };
      expect((await fetch(`${url}/v1/Policies`, { headers })).status).to.equal(200);
      child.kill(signal);
      expect(await ended).to.eql({ code: 0, out: line, err: '' });
    });
  }

  it('reads its options, and has port 4010 where none is given', () => {
    expect(readCliOptions([])).to.eql({ port: 4010 });
    const all = '--port 1 --tls-port 0 --auto-review approve --review-delay 30';
    expect(readCliOptions(all.split(' '))).to.eql({
      port: 1,
      tlsPort: 0,
      autoReview: 'approve',
      reviewDelay: 30,
    });
  });

  it('reads what else there is: data, seed, chaos, HTTP/2, and settings from a file', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'trusthub-settings-')), 'settings.json');
    const settings = { evaluationShape: 'fields', listOrder: 'oldest-first' };
    writeFileSync(path, JSON.stringify({ settings, asked: 'today' }));
    const all = `--port 1 --data d --seed 7 --chaos 0.25 --http2 no --settings ${path}`;
    expect(readCliOptions(all.split(' '))).to.eql({
      port: 1,
      data: 'd',
      seed: 7,
      chaos: 0.25,
      http2: false,
      settings,
    });
    const both = readCliOptions(['--settings', path, '--evaluation-shape', 'spec']);
    expect(both.settings).to.eql({ ...settings, evaluationShape: 'spec' });
    for (const [text, problem] of [
      ['{', 'no JSON'],
      ['{}', 'no "settings"'],
      ['{"settings":{"listOrder":"by name"}}', 'listOrder must be'],
    ] as const) {
      writeFileSync(path, text);
      expect(() => readCliOptions(['--settings', path])).to.throw(problem);
    }
  });

  for (const args of [
    ['--prot', '4010'],
    ['--port'],
    ['--port', 'http'],
    ['--port', '70000'],
    ['--tls-port', '-1'],
    ['--auto-review', 'maybe'],
    ['--review-delay', '1s'],
    ['--chaos', '1.5'],
    ['--seed', 'x'],
    ['--http2', 'on'],
    ['--settings', '/nowhere/settings.json'],
    ['4010'],
  ]) {
    it(`refuses ${args.join(' ')} in one sentence, with 2`, async () => {
      const { code, out, err } = await start(...args).ended;
      expect(code).to.equal(2);
      expect(out).to.equal('');
      expect(err).to.match(/^[^\n]+\.\n$/);
    });
  }

  it('says so when the file of --data is something else, and leaves that alone', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'trusthub-data-')), 'settings.json');
    writeFileSync(path, '{"settings":{}}');
    const { code, err } = await start('--port', '0', '--data', path).ended;
    expect([code, err]).to.eql([1, `${path} is not a file of the sandbox.\n`]);
    expect(readFileSync(path, 'utf8')).to.equal('{"settings":{}}');
  });

  it('says so when its port is in use', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as AddressInfo;
    try {
      const { code, err } = await start('--port', String(port)).ended;
      expect(code).to.equal(1);
      expect(err).to.match(new RegExp(`^Port ${port} is in use[^\n]*\\.\n$`));
    } finally {
      squatter.close();
    }
  });
});
