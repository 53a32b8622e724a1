import type { TwilioLibrary } from './library.js';

/** The library's own HTTP client with nothing changed but the host that it calls. */
export interface LocalClient {
  readonly httpClient: object;
  /** The bodies that were answered, oldest first. */
  readonly answers: readonly unknown[];
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
}

export function localClient({ RequestClient }: TwilioLibrary, base: string): LocalClient {
  const { protocol, host } = new URL(base);
  const answers: unknown[] = [];
  const underWay = new Set<Promise<unknown>>();

  class Local extends RequestClient {
    override async request(options: Parameters<typeof this.httpRequest>[0]) {
      const call = this.httpRequest(options);
      underWay.add(call);
      const answer = await call.finally(() => underWay.delete(call));
      answers.push(
        typeof answer.body === 'string' ? JSON.parse(answer.body || 'null') : answer.body,
      );
      return answer;
    }

    httpRequest(options: Parameters<InstanceType<typeof RequestClient>['request']>[0]) {
      const address = new URL(options.uri);
      address.protocol = protocol;
      address.host = host;
      return super.request({ ...options, uri: address.href });
    }
  }

  return {
    httpClient: new Local(),
    answers,
    async idle() {
      do {
        await Promise.allSettled(underWay);
        // The library still turns the answer into an object.
        await new Promise((resolve) => setImmediate(resolve));
      } while (underWay.size > 0);
    },
  };
}
