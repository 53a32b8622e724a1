import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { listen } from './network.js';

const TWILIO = /^(trusthub|api)\.twilio\.com:443$/;

export interface Proxy {
  readonly port: number;
  close(): Promise<void>;
}

/** Firefox cannot be told where a host is, so its proxy takes Twilio's hosts to the sandbox. */
export async function openTwilioProxy(tlsPort: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(502).end());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!TWILIO.test(request.url ?? '')) return void socket.end('HTTP/1.1 502 Blocked\r\n\r\n');
    const upstream = connect(tlsPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    upstream.on('close', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
  });
  return {
    port: await listen(server, 0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
