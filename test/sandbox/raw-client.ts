import { connect as connectHttp2, constants } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { basic, known } from './harness.js';

export interface RawReply {
  /** All that came, head included. */
  readonly received: string;
  /** `end`, `close` or the code of the socket's error. */
  readonly ending: string;
}

const BODY = 'FriendlyName=rep&Type=authorized_representative_1';

export const requestText = (path: string, more = '') =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}` +
  `Authorization: ${basic(known('AC', 1))}\r\n` +
  'Content-Type: application/x-www-form-urlencoded\r\n' +
  `Content-Length: ${BODY.length}\r\n\r\n`;

/** HTTP/1.1 by hand: what goes over the socket, and how the socket ends. */
export class RawConnection {
  readonly #socket: Socket;
  #received = '';
  readonly ended: Promise<RawReply>;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => (this.#received += data));
    this.ended = new Promise((resolve) => {
      const end = (ending: string) => resolve({ received: this.#received, ending });
      socket.on('end', () => end('end'));
      socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
      socket.on('close', () => end('close'));
    });
  }

  static plain = (port: number) => new RawConnection(connect(port, '127.0.0.1'));

  static tls = (port: number) =>
    new RawConnection(connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }));

  /** Sends a POST; with `body` false only its head. */
  post(path: string, { more = '', body = true } = {}): this {
    this.#socket.write(requestText(path, more) + (body ? BODY : ''));
    return this;
  }

  /** Everything up to the end of the next answer, by its content-length. */
  answer(): Promise<string> {
    return new Promise((resolve) => {
      const look = () => {
        const [head, body] = this.#received.split('\r\n\r\n', 2);
        const length = Number(/content-length: (\d+)/i.exec(head ?? '')?.[1] ?? NaN);
        if (body === undefined || Buffer.byteLength(body) < length) return;
        this.#socket.off('data', look);
        resolve(this.#received);
      };
      this.#socket.on('data', look);
      look();
    });
  }

  close = () => this.#socket.destroy();
}

export interface Http2Reply {
  readonly status: number;
  readonly body: string;
  /** Of RST_STREAM, 0 where it ended well. */
  readonly streamCode: number;
  readonly streamError: string;
  readonly goaways: readonly { readonly code: number; readonly lastStream: number }[];
  readonly sessionError: string;
}

/** Two POSTs on one HTTP/2 connection, one after the other: how the second went. */
export async function postTwiceOverHttp2(port: number, path: string): Promise<Http2Reply[]> {
  const session = connectHttp2(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
  const goaways: { code: number; lastStream: number }[] = [];
  let sessionError = '';
  session.on('goaway', (code, lastStream) => goaways.push({ code, lastStream }));
  session.on('error', (error: NodeJS.ErrnoException) => (sessionError = error.code ?? ''));
  const brokenOff = new Promise((resolve) => session.once('close', resolve));
  const post = () =>
    new Promise<Http2Reply>((resolve) => {
      const stream = session.request({
        [constants.HTTP2_HEADER_METHOD]: 'POST',
        [constants.HTTP2_HEADER_PATH]: path,
        authorization: basic(known('AC', 1)),
        'content-type': 'application/x-www-form-urlencoded',
      });
      let [status, body, streamError] = [0, '', ''];
      stream.on('response', (headers) => (status = headers[':status'] ?? 0));
      stream.on('data', (data) => (body += data));
      stream.on('error', (error: NodeJS.ErrnoException) => (streamError = error.code ?? ''));
      stream.on('close', async () => {
        // A connection that broke says so only after its streams have.
        if (session.destroyed) await brokenOff;
        resolve({
          status,
          body,
          streamCode: stream.rstCode ?? 0,
          streamError,
          goaways,
          sessionError,
        });
      });
      stream.end(BODY);
    });
  try {
    return [await post(), await post()];
  } finally {
    session.destroy();
  }
}
