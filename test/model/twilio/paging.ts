import type { Answer, Form, Kind, Row } from './rows.js';

const ORIGINS = {
  v1: 'https://trusthub.twilio.com',
  '2010-04-01': '',
} as const;

/** One page of a list, in the envelope of its API; `Page` counts from 0. */
export function pageOf(
  rows: readonly Row[],
  { path, query }: { path: string; query: Form },
  kind: Kind | 'types',
  largest: number,
): Answer {
  const size = Math.min(Number(query['PageSize'] ?? 50), largest);
  const page = Number(query['Page'] ?? 0);
  const items = rows.slice(page * size, (page + 1) * size);
  const old = path.startsWith('/2010-04-01/');
  const next =
    rows.length > (page + 1) * size
      ? ORIGINS[old ? '2010-04-01' : 'v1'] + path + addressOf(query, size, page + 1)
      : null;
  return old
    ? { status: 200, body: { addresses: items, next_page_uri: next } }
    : {
        status: 200,
        body: { results: items, meta: { key: 'results', next_page_url: next }, kind },
      };
}

const addressOf = (query: Form, size: number, page: number): string =>
  `?${new URLSearchParams({ ...query, PageSize: `${size}`, Page: `${page}` })}`;
