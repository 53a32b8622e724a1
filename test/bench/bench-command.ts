/**
 * `npm run bench`: figures for a person to read, never a test. Beside each stands that of a route which
 * does nothing, in the same run: the ratio says more of our code than of the machine.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fastify from 'fastify';
import { ROOT } from '../../scripts/root.js';
import { printCriticalPath } from './critical-path.js';
import { manyProfiles } from './many-profiles.js';
import { medianOf } from './median.js';
import { printTyping } from './typing/typing-bench.js';

const PROFILES = 5000;
const SAMPLES = 200;
const AUTHORIZATION = `Basic ${Buffer.from(`AC${'1'.padStart(32, '0')}:sandbox`).toString('base64')}`;

/** One connection for all, as a client of an API has it. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const read = (url: string) =>
  new Promise<string>((resolve, reject) => {
    get(url, { agent, headers: { authorization: AUTHORIZATION } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (data) => (text += data));
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });

async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

async function medianRead(url: string): Promise<number> {
  for (let i = 0; i < 20; i++) await read(url);
  const times: number[] = [];
  for (let i = 0; i < SAMPLES; i++) times.push(await timed(() => read(url)));
  return medianOf(times);
}

/** From `node` to the line that says it is ready. */
async function start(...args: string[]) {
  const begun = performance.now();
  const cli = [join(ROOT, 'scripts/sandbox.mjs'), '--port', '0', ...args];
  const child = spawn(process.execPath, cli, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const took = performance.now() - begun;
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'close');
  };
  return { took, url: String(line).trim().split(' ').at(-1)!, stop };
}

async function medianStart(...args: string[]): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const { took, stop } = await start(...args);
    await stop();
    times.push(took);
  }
  return medianOf(times);
}

/** A program of ours that does nothing but come up: what Node and the TypeScript loader cost. */
const medianNothing = async () => {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', ''], { cwd: ROOT });
    times.push(await timed(() => once(child, 'close')));
  }
  return medianOf(times);
};

const row = (what: string, ms: number, beside: number, limit?: string) =>
  console.log(
    `${what.padEnd(44)}${ms.toFixed(2).padStart(9)} ms  ${(ms / beside).toFixed(1).padStart(6)} x` +
      (limit ? `   (wanted: ${limit})` : ''),
  );

const directory = await mkdtemp(join(tmpdir(), 'trusthub-bench-'));
const data = join(directory, 'world.db');
const trivial = fastify();
trivial.get('/', () => ({ nothing: true }));
try {
  console.log(`${cpus().length} cores, Node ${process.version}, ${PROFILES} profiles\n`);
  await manyProfiles(data, PROFILES);

  const nothing = await medianNothing();
  row('node that does nothing', nothing, nothing);
  row('start, in memory', await medianStart(), nothing, 'under 1 s');
  row(`start, with ${PROFILES} profiles in a file`, await medianStart('--data', data), nothing);
  console.log('');

  const route = await medianRead(await trivial.listen({ host: '127.0.0.1', port: 0 }));
  row('a route that does nothing', route, route);
  const { url, stop } = await start('--data', data);
  const page = `${url}/v1/CustomerProfiles?PageSize=50`;
  const { meta, results } = JSON.parse(await read(page));
  if (results.length !== 50) throw new Error('that was no page of 50');
  row('first page of 50 profiles', await medianRead(page), route, 'under 20 ms');
  let last = meta.next_page_url;
  for (let next = last; next; next = JSON.parse(await read(next)).meta.next_page_url) last = next;
  row('last page of 50 profiles', await medianRead(last), route, 'under 20 ms');
  row('page of 50, by name', await medianRead(`${page}&FriendlyName=Business%204321`), route);
  row('one profile', await medianRead(`${url}/v1/CustomerProfiles/${results[0].sid}`), route);
  await stop();
} finally {
  agent.destroy();
  await trivial.close();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
}
await printCriticalPath();
await printTyping();
