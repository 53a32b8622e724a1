import type { FastifyInstance, FastifyReply } from 'fastify';
import { Chaos, readChaosPlan } from './chaos/chaos.js';
import { explainFaults } from './faults/fault-table.js';
import { isBundleStatus, type Account, type Bundle } from './model.js';
import { decide, isUnderReview, putInto, type Decision } from './review.js';
import { explainSettings, mergeSettings } from './settings.js';
import { liveObjects } from './state.js';
import type { World } from './world.js';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

const isLoopback = (url: string) => URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);

const refuse = (reply: FastifyReply, status: number, message: string) =>
  reply.code(status).send({ message });

function readDecision(body: unknown): Decision | string {
  const { decision, codes = [] } = (body ?? {}) as { decision?: unknown; codes?: unknown };
  if (decision === 'approve') return { decision };
  if (decision !== 'reject') return 'decision must be "approve" or "reject"';
  if (!Array.isArray(codes) || !codes.every(Number.isInteger)) return 'codes must be whole numbers';
  return { decision, codes: codes as number[] };
}

function findBundle(world: World, sid: string): [Account, Bundle] | undefined {
  for (const account of world.accounts.values()) {
    const bundle = account.bundles.get(sid);
    if (bundle) return [account, bundle];
  }
  return undefined;
}

/** `/sandbox/…`: what a test or a person at this machine may do to the world, and see of it. */
export function registerControl(server: FastifyInstance, world: World): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!/^\/sandbox(\/|\?|$)/.test(request.url)) return undefined;
    // A web page that rebinds its own name to 127.0.0.1 still sends that name.
    const { origin, 'x-twilio-signature': callback } = request.headers;
    // Nor is a profile whose status callback is one of these paths to be a way in.
    if (callback !== undefined) return refuse(reply, 403, 'The control paths take no callbacks');
    if (isLoopback(`http://${request.host}`) && (origin === undefined || isLoopback(origin))) {
      return undefined;
    }
    return refuse(reply, 403, 'The control paths answer on loopback names only');
  });

  server.post('/sandbox/reset', () => {
    world.act(() => world.reset());
    return { reset: true };
  });

  server.post<{ Params: { bundle: string } }>('/sandbox/reviews/:bundle', (request, reply) => {
    const { bundle: sid } = request.params;
    const decision = readDecision(request.body);
    if (typeof decision === 'string') return refuse(reply, 400, decision);
    const [account, bundle] = findBundle(world, sid) ?? [];
    if (!account || !bundle) return refuse(reply, 404, `No profile ${sid}`);
    if (!isUnderReview(bundle)) {
      return refuse(reply, 409, `${sid} is ${bundle.status}, not in review`);
    }
    world.act(() => decide(world, account, bundle, decision));
    return { sid, status: bundle.status, errors: bundle.errors };
  });

  server.put<{ Params: { bundle: string } }>('/sandbox/bundles/:bundle', (request, reply) => {
    const { bundle: sid } = request.params;
    const { status } = (request.body ?? {}) as { status?: unknown };
    if (typeof status !== 'string' || !isBundleStatus(status)) {
      return refuse(reply, 400, 'status has to be one of Twilio’s');
    }
    const [account, bundle] = findBundle(world, sid) ?? [];
    if (!account || !bundle) return refuse(reply, 404, `No profile ${sid}`);
    world.act(() => putInto(world, account, bundle, status));
    return { sid, status: bundle.status };
  });

  server.get('/sandbox/callbacks', () => ({ deliveries: world.callbacks.deliveries }));

  server.get('/sandbox/ledger', () => ({ entries: world.ledger.entries }));

  server.get('/sandbox/state', () => liveObjects(world));

  server.put('/sandbox/faults', (request, reply) => {
    const { rules } = (request.body ?? {}) as { rules?: unknown };
    const problem = world.act(() => world.faults.replace(rules));
    return problem === undefined ? { rules } : refuse(reply, 400, problem);
  });

  server.get('/sandbox/faults', () => ({ rules: world.faults.report, known: explainFaults() }));

  server.put('/sandbox/chaos', (request, reply) => {
    const plan = readChaosPlan(request.body);
    if (typeof plan === 'string') return refuse(reply, 400, plan);
    world.act(() => (world.chaos = new Chaos(plan)));
    return plan;
  });

  server.get('/sandbox/chaos', () => world.chaos.plan);

  server.get('/sandbox/settings', () => world.settings);

  server.get('/sandbox/settings/reasons', () => explainSettings(world.settings));

  server.put('/sandbox/settings', (request, reply) => {
    const settings = mergeSettings(world.settings, request.body);
    if (typeof settings === 'string') return refuse(reply, 400, settings);
    world.act(() => (world.settings = settings));
    return settings;
  });
}
