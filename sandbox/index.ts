/**
 * A local, stateful Trust Hub on a real socket: for development, tests and the demo. Twilio has none.
 */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { makeCertificate } from './certificate.js';
import type { Exchange } from './exchange.js';
import type { LedgerEntry } from './ledger.js';
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

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { autoReview, reviewDelay, onEntry, onExchange = () => {} } = options;
  const world = new World(
    {
      ...options.settings,
      ...(autoReview !== undefined && { autoReview }),
      ...(reviewDelay !== undefined && { reviewDelay }),
    },
    onEntry,
  );
  const servers: FastifyInstance[] = [];
  const close = async () => {
    world.stop();
    await Promise.all(servers.map((server) => server.close()));
  };
  try {
    const plain = await buildServer(world, onExchange);
    servers.push(plain);
    const port = await listen(plain, options.port ?? 0);
    const sandbox = { url: `http://${HOST}:${port}`, port, close };
    if (options.tlsPort === undefined) return sandbox;

    const certificate = await makeCertificate();
    const secure = await buildServer(world, onExchange, certificate);
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
