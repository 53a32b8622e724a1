import { createServer, connect, type Server, type Socket } from 'node:net';

/** What the harness needs to know of a running sandbox. */
export interface SandboxAddress {
  readonly port: number;
  readonly tlsPort: number;
  /** Base64 of the SHA-256 of its certificate's public key. */
  readonly tlsSpki: string;
}

/** The only way from a browser to the sandbox, so that it can be cut. */
export interface Network {
  /** The sandbox as a browser reaches it. */
  readonly url: string;
  readonly port: number;
  readonly tlsPort: number;
  readonly tlsSpki: string;
  /** From now on connections are refused, and those that are open break. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  close(): Promise<void>;
}

export async function openNetwork(sandbox: SandboxAddress): Promise<Network> {
  const plain = await openRelay(sandbox.port);
  const tls = await openRelay(sandbox.tlsPort);
  const both = (act: (relay: Relay) => Promise<void>) => async () => {
    await Promise.all([act(plain), act(tls)]);
  };
  return {
    url: `http://127.0.0.1:${plain.port}`,
    port: plain.port,
    tlsPort: tls.port,
    tlsSpki: sandbox.tlsSpki,
    cut: both((relay) => relay.close()),
    restore: both((relay) => relay.listen()),
    close: both((relay) => relay.close()),
  };
}

interface Relay {
  readonly port: number;
  listen(): Promise<void>;
  close(): Promise<void>;
}

async function openRelay(target: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((client) => {
    const upstream = keep(connect(target, '127.0.0.1'));
    keep(client).pipe(upstream).pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  const port = await listen(server, 0);
  return {
    port,
    // The same port again: the browser knows no other.
    listen: async () => {
      if (!server.listening) await listen(server, port);
    },
    close: async () => {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
