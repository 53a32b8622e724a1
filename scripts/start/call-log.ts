import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

const API = /^\/(v1|2010-04-01)\//;
const START = 'http.server.request.start';
const FINISH = 'http.server.response.finish';

export interface CallLog {
  /** API calls answered so far. */
  readonly count: number;
  stop(): void;
}

/**
 * Prints each API call that a server in this process answers: method, path, status, duration.
 * Node's own channel tells of them, so the sandbox need not know that anybody watches.
 */
export function logCalls(print: (line: string) => void = console.log): CallLog {
  const started = new WeakMap<object, number>();
  let count = 0;
  const onStart = (message: unknown): void => {
    started.set((message as { request: IncomingMessage }).request, performance.now());
  };
  const onFinish = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const path = (request.url ?? '').replace(/\?.*$/, '');
    if (!API.test(path)) return;
    count += 1;
    const duration = performance.now() - (started.get(request) ?? performance.now());
    const method = (request.method ?? '').padEnd(6);
    print(
      `${String(count).padStart(3)}  ${method} ${response.statusCode}  ${duration.toFixed(1).padStart(6)} ms  ${path}`,
    );
  };
  subscribe(START, onStart);
  subscribe(FINISH, onFinish);
  return {
    get count() {
      return count;
    },
    stop: () => {
      unsubscribe(START, onStart);
      unsubscribe(FINISH, onFinish);
    },
  };
}
