/**
 * A local, stateful Trust Hub on a real socket: for development, tests and the demo. Twilio has none.
 */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { CallsInProgress } from './calls-in-progress.js';
import { makeCertificate } from './certificate.js';
import type { Exchange } from './exchange.js';
import type { LedgerEntry } from './ledger.js';
import { usualChaos } from './chaos/chaos.js';
import type { WorldFile } from './persistence/world-file.js';
import { buildServer } from './server.js';
import type { Settings } from './settings.js';
import { World } from './world.js';

export type { Exchange, LedgerEntry };

export interface SandboxOptions {
  /** 0, the default, is any free one. */
  readonly port?: number;
  /** A TLS listener beside the plain one, over the same world; 0 is any free port. */
  readonly tlsPort?: number;
  readonly autoReview?: Settings['autoReview'];
  /** Milliseconds from in-review to the automatic decision. */
  readonly reviewDelay?: number;
  /** The other settings; those above go before. */
  readonly settings?: Partial<Settings>;
  /** Whether TLS offers HTTP/2 beside HTTP/1.1; so unless it is false. */
  readonly http2?: boolean;
  /** Makes SIDs and chaos repeatable: the same seed and the same calls, the same SIDs and faults. */
  readonly seed?: number;
  /** The share of all calls, from 0 to 1, that goes wrong in one of the usual ways. */
  readonly chaos?: number;
  /** A file in which the world outlives the process; it is made where there is none. */
  readonly data?: string;
  /** Called for each API call as it is answered. */
  readonly onEntry?: (entry: LedgerEntry) => void;
  /** Called with each executed API call, personal data included. */
  readonly onExchange?: (exchange: Exchange) => void;
}

export interface Sandbox {
  readonly url: string;
  readonly port: number;
  readonly tlsPort?: number;
  /** base64 of the SHA-256 of the certificate's public key. */
  readonly tlsSpki?: string;
  close(): Promise<void>;
}

/** Loopback only: the sandbox takes anybody's word for who reviews what. */
const HOST = '127.0.0.1';

async function listen(server: FastifyInstance, port: number): Promise<number> {
  await server.listen({ host: HOST, port });
  return (server.server.address() as AddressInfo).port;
}

/** Its store is loaded for those who want one. First of all who watch: what others are told is safe. */
async function openFile(path: string, world: World): Promise<WorldFile> {
  const { WorldFile } = await import('./persistence/world-file.js');
  const file = new WorldFile(path, world);
  world.watch(file);
  return file;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { autoReview, reviewDelay, onEntry, onExchange = () => {}, seed, chaos } = options;
  const world = new World({
    settings: {
      ...options.settings,
      ...(autoReview !== undefined && { autoReview }),
      ...(reviewDelay !== undefined && { reviewDelay }),
    },
    ...(seed !== undefined && { seed }),
    ...(chaos !== undefined && { chaos: usualChaos(chaos, seed ?? 1) }),
  });
  const file = options.data === undefined ? undefined : await openFile(options.data, world);
  if (onEntry) world.watch({ changed: (_sids, entries) => entries.forEach(onEntry) });
  const shared = { inProgress: new CallsInProgress(), onExchange };
  const servers: FastifyInstance[] = [];
  const close = async () => {
    world.stop();
    await Promise.all(servers.map((server) => server.close()));
    await file?.close();
  };
  try {
    const plain = await buildServer(world, shared);
    servers.push(plain);
    const port = await listen(plain, options.port ?? 0);
    const sandbox = { url: `http://${HOST}:${port}`, port, close };
    if (options.tlsPort === undefined) return sandbox;

    const certificate = await makeCertificate();
    const secure = await buildServer(world, {
      ...shared,
      certificate,
      http2: options.http2 ?? true,
    });
    servers.push(secure);
    return {
      ...sandbox,
      tlsPort: await listen(secure, options.tlsPort),
      tlsSpki: certificate.spki,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
