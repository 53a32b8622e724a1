import { request } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { makeCertificate } from '../../../../sandbox/certificate.js';
import type { Sandbox } from '../../../../sandbox/index.js';
import { startSandbox } from '../../../../sandbox/index.js';
import { SandboxControl } from '../../../fixtures/sandbox-control.js';
import { listen } from '../network.js';

/**
 * How a browser reaches the sandbox. `fresh connections`: over HTTP/1.1 with one for each request,
 * on which no browser sends again by itself.
 */
export type LineName = 'HTTP/2' | 'HTTP/1.1' | 'fresh connections';

/** Where a browser finds Twilio's hosts, with nothing between that could soften a broken line. */
export interface Line {
  readonly tlsPort: number;
  readonly tlsSpki: string;
  readonly switches?: readonly string[];
}

/** A request whose client went away before it was answered. */
export interface HungUp {
  readonly method: string;
  readonly path: string;
  /** Milliseconds from its arrival. */
  readonly after: number;
}

/** A sandbox, and every way to it. */
export interface Lines {
  readonly control: SandboxControl;
  readonly port: number;
  readonly line: Readonly<Record<LineName, Line>>;
  /** Of those that came over fresh connections. */
  readonly hungUp: readonly HungUp[];
  close(): Promise<void>;
}

export async function openLines(): Promise<Lines> {
  const sandbox = await startSandbox({ port: 0, tlsPort: 0 });
  const { port, tlsPort = 0, tlsSpki = '' } = sandbox;
  const hungUp: HungUp[] = [];
  const front = await openFront(sandbox, hungUp);
  return {
    control: new SandboxControl(sandbox.url),
    port,
    hungUp,
    line: {
      'HTTP/2': { tlsPort, tlsSpki },
      'HTTP/1.1': { tlsPort, tlsSpki, switches: ['--disable-http2'] },
      'fresh connections': front,
    },
    close: async () => {
      await front.close();
      await sandbox.close();
    },
  };
}

/** Before the sandbox: hangs up after each answer, and breaks off where the sandbox does. */
async function openFront(
  { port }: Sandbox,
  hungUp: HungUp[],
): Promise<Line & { close(): Promise<void> }> {
  const { key, cert, spki } = await makeCertificate();
  // What lies under TLS, which alone can be reset, by the other end's port.
  const open = new Map<number | undefined, Socket>();
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    const arrivedAt = Date.now();
    const reset = (): void => void open.get(incoming.socket.remotePort)?.resetAndDestroy();
    const onward = request({ port, host: '127.0.0.1', method, path, headers, agent: false });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, connection: 'close' });
      answer.on('error', reset).pipe(outgoing);
    });
    onward.on('error', reset);
    outgoing.on('close', () => {
      const after = Date.now() - arrivedAt;
      if (!outgoing.headersSent) hungUp.push({ method, path, after });
      onward.destroy();
    });
    incoming.pipe(onward);
  });
  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    open.set(remotePort, socket);
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(remotePort));
  });
  return {
    tlsPort: await listen(server, 0),
    tlsSpki: spki,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open.values()) socket.destroy();
      await closed;
    },
  };
}
