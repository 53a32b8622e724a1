import { ApiError, invalidParameter } from './api-error.js';
import type { Answer, Call } from './resources/operation.js';

interface Listed {
  readonly sid: string;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly start: number;
  readonly page: number;
  readonly size: number;
  readonly nextToken: string | null;
}

const MOST = 1000;

const PAGING = ['PageSize', 'Page', 'PageToken'];

function wholeNumber(call: Call, name: string, fallback: number): number {
  const text = call.query.get(name);
  if (text === null || text === '') return fallback;
  if (!/^\d{1,9}$/.test(text)) throw invalidParameter(name);
  return Number(text);
}

/**
 * A token names the last object of the page before, so that objects made or deleted between two
 * pages shift nothing; without one (or when that object is gone) `Page` counts.
 */
function startOf(items: readonly Listed[], token: string | null, fallback: number): number {
  if (token === null) return fallback;
  if (!/^PA[A-Za-z]{2}[0-9a-fA-F]{32}$/.test(token)) {
    throw new ApiError(400, 21481, 'Invalid PageToken');
  }
  const last = items.findIndex((item) => item.sid === token.slice(2));
  return last < 0 ? fallback : last + 1;
}

function readPage<T extends Listed>(call: Call, items: readonly T[]): Page<T> {
  const asked = wholeNumber(call, 'PageSize', 50);
  const page = wholeNumber(call, 'Page', 0);
  if (asked > MOST && call.world.settings.pageSizeOver1000 === 'refuse') {
    throw new ApiError(400, 20007, 'Page size too large');
  }
  const size = Math.min(asked, MOST);
  if (size < 1) throw invalidParameter('PageSize');
  const start = startOf(items, call.query.get('PageToken'), page * size);
  const slice = items.slice(start, start + size);
  const more = start + size < items.length;
  return { items: slice, start, page, size, nextToken: more ? `PA${slice.at(-1)!.sid}` : null };
}

/** The list's own address with its filters kept, for another page of it. */
function pageAddress(call: Call, size: number, page: number, token?: string | null): string {
  const query = new URLSearchParams([...call.query].filter(([name]) => !PAGING.includes(name)));
  query.set('PageSize', String(size));
  query.set('Page', String(page));
  if (token) query.set('PageToken', token);
  return `${call.path}?${query}`;
}

function addresses<T>(call: Call, { page, size, nextToken }: Page<T>, base: string) {
  return {
    first: base + pageAddress(call, size, 0),
    previous: page > 0 ? base + pageAddress(call, size, page - 1) : null,
    self: base + pageAddress(call, size, page, call.query.get('PageToken')),
    next: nextToken ? base + pageAddress(call, size, page + 1, nextToken) : null,
  };
}

/** A page of Trust Hub: items under `meta.key`, absolute URLs at the address that was asked. */
export function answerPage<T extends Listed>(
  call: Call,
  items: readonly T[],
  render: (item: T) => unknown,
  key = 'results',
): Answer {
  const page = readPage(call, items);
  const { first, previous, self, next } = addresses(call, page, call.origin);
  const meta = {
    page: page.page,
    page_size: page.size,
    first_page_url: first,
    previous_page_url: previous,
    url: self,
    next_page_url: next,
    key,
  };
  return { status: 200, json: { [key]: page.items.map(render), meta } };
}

/** A page of 2010-04-01: a flat envelope, relative URIs, `start` and `end`. */
export function answerFlatPage<T extends Listed>(
  call: Call,
  items: readonly T[],
  render: (item: T) => unknown,
  key: string,
): Answer {
  const page = readPage(call, items);
  const { first, previous, self, next } = addresses(call, page, '');
  const envelope = {
    first_page_uri: first,
    end: Math.max(page.start + page.items.length - 1, 0),
    next_page_uri: next,
    page: page.page,
    page_size: page.size,
    previous_page_uri: previous,
    start: page.items.length ? page.start : 0,
    uri: self,
  };
  return { status: 200, json: { [key]: page.items.map(render), ...envelope } };
}
