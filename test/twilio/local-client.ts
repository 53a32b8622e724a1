import type { TwilioLibrary } from './library.js';

/** The library's own HTTP client with nothing changed but the host that it calls. */
export interface LocalClient {
  readonly httpClient: object;
  /** The bodies that were answered, oldest first. */
  readonly answers: readonly unknown[];
}

export function localClient({ RequestClient }: TwilioLibrary, base: string): LocalClient {
  const { protocol, host } = new URL(base);
  const answers: unknown[] = [];

  class Local extends RequestClient {
    override async request(options: Parameters<typeof this.httpRequest>[0]) {
      const answer = await this.httpRequest(options);
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
  };
}
