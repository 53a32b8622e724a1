import { connect } from 'node:tls';

/** What is no setting of the sandbox and yet worth knowing before the product relies on it. */
export interface Facts {
  /** Whether the API's host speaks HTTP/2; null where there is no TLS. */
  readonly http2: boolean | null;
  /** What a preflight of a page allows, as the host says it. */
  readonly corsMethods: string | null;
  readonly corsHeaders: string | null;
}

/** By the handshake alone: nothing is sent, so it does not matter who answers. */
function speaksHttp2({ protocol, hostname, port }: URL): Promise<boolean | null> {
  if (protocol !== 'https:') return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname,
      port: Number(port) || 443,
      ...(/^[\d.]+$/.test(hostname) ? {} : { servername: hostname }),
      ALPNProtocols: ['h2', 'http/1.1'],
      rejectUnauthorized: false,
    });
    socket.once('secureConnect', () => {
      resolve(socket.alpnProtocol === 'h2');
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

/** Asks as a browser does for a page, without credentials. */
async function preflight(origin: string): Promise<Headers> {
  const { headers } = await fetch(`${origin}/v1/EndUsers`, {
    method: 'OPTIONS',
    redirect: 'manual',
    headers: {
      origin: 'https://page.example',
      'access-control-request-method': 'DELETE',
      'access-control-request-headers': 'authorization, content-type',
    },
  });
  return headers;
}

/** A fact that cannot be had is null. */
export async function findFacts(origin: string): Promise<Facts> {
  const [http2, headers] = await Promise.all([
    speaksHttp2(new URL(origin)).catch(() => null),
    preflight(origin).catch(() => new Headers()),
  ]);
  return {
    http2,
    corsMethods: headers.get('access-control-allow-methods'),
    corsHeaders: headers.get('access-control-allow-headers'),
  };
}
