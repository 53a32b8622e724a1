import { newSid } from '../sid.js';
import type { Ending, Sent } from './fault.js';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** `json` with every property passed through `change`; undefined leaves it out. */
export function rewrite(json: Json, change: (name: string, value: Json) => Json | undefined): Json {
  if (Array.isArray(json)) return json.map((item) => rewrite(item, change));
  if (json === null || typeof json !== 'object') return json;
  const entries = Object.entries(json).flatMap(([name, value]): [string, Json][] => {
    const changed = change(name, value);
    return changed === undefined ? [] : [[name, rewrite(changed, change)]];
  });
  return Object.fromEntries(entries);
}

/** An ending that answers with what `change` makes of the JSON. An empty body stays empty. */
export const withJson = (change: (json: Json) => Json): Ending => ({
  kind: 'answer',
  alter: (sent) =>
    sent.body === '' ? sent : { ...sent, body: JSON.stringify(change(JSON.parse(sent.body))) },
});

const withSids = (change: (sid: string) => string | undefined): Ending =>
  withJson((json) =>
    rewrite(json, (name, value) =>
      name === 'sid' && typeof value === 'string' ? change(value) : value,
    ),
  );

const asPage = (sent: Sent): Sent => ({
  status: sent.status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Sign in</title><h1>Sign in to the network</h1><script>alert(1)</script>',
});

/** Answers that are not what they should be; the call itself was carried out. */
export const altered = {
  truncated: {
    kind: 'answer',
    alter: (sent) => ({ ...sent, body: sent.body.slice(0, sent.body.length / 2) }),
  },
  html: { kind: 'answer', alter: asPage },
  noSid: withSids(() => undefined),
  wrongSid: withSids((sid) => `XX${sid.slice(2)}`),
  otherSid: withSids((sid) => newSid(sid.slice(0, 2))),
  redirect: (location: string): Ending => ({
    kind: 'answer',
    alter: () => ({ status: 307, headers: { location }, body: '' }),
  }),
  foreignNextPage: (url: string): Ending =>
    withJson((json) =>
      rewrite(json, (name, value) =>
        name === 'next_page_url' || name === 'next_page_uri' ? url : value,
      ),
    ),
} as const satisfies Record<string, Ending | ((parameter: string) => Ending)>;
