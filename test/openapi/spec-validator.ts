import type { Description, Operation, Parameter } from './description-shape.js';
import { openApiDescription } from './openapi-description.js';
import { SchemaCompiler } from './schema-compiler.js';

const FORM = 'application/x-www-form-urlencoded';

export interface SpecValidator {
  /** What is wrong with a request; nothing where it is as described. `body` is form-encoded text. */
  request(method: string, url: string, body?: string): string[];
  /**
   * What is wrong with an answer: values that do not fit, documented properties that are missing,
   * and properties that are not documented.
   */
  response(method: string, url: string, status: number, json: unknown): string[];
}

interface Route {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly item: Readonly<Record<string, unknown>>;
}

interface Found {
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly path: Readonly<Record<string, string>>;
}

function toRoute([template, item]: [string, Route['item']]): Route {
  const source = template
    .split(/\{[^}]+\}/)
    .map((text) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
    .join('([^/]+?)');
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
  return { pattern: new RegExp(`^${source}$`), names, item };
}

/** Fixed paths come before those with parameters, which would swallow them. */
const routesOf = ({ paths }: Description) =>
  Object.entries(paths)
    .map(toRoute)
    .toSorted((a, b) => a.names.length - b.names.length);

function find(routes: readonly Route[], method: string, path: string): Found | undefined {
  for (const { pattern, names, item } of routes) {
    const match = pattern.exec(path);
    const operation = match && (item[method.toLowerCase()] as Operation | undefined);
    if (!operation) continue;
    const shared = (item['parameters'] as readonly Parameter[] | undefined) ?? [];
    return {
      operation,
      parameters: [...shared, ...(operation.parameters ?? [])],
      path: Object.fromEntries(names.map((name, i) => [name, match[i + 1]!])),
    };
  }
  return undefined;
}

const prefixed = (prefix: string, problems: readonly string[]) =>
  problems.map((problem) => `${prefix} ${problem}`);

function checkParameters(compiler: SchemaCompiler, found: Found, query: URLSearchParams) {
  const problems: string[] = [];
  for (const { name, in: place, required, schema } of found.parameters) {
    const value = place === 'path' ? found.path[name] : (query.get(name) ?? undefined);
    if (place === 'header') continue;
    if (value !== undefined) {
      problems.push(...prefixed(`${place} ${name}:`, compiler.problems(schema, value)));
    } else if (required) problems.push(`missing ${place} parameter ${name}`);
  }
  const known = found.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const unknown = [...query.keys()].filter((name) => !known.includes(name));
  return [...problems, ...unknown.map((name) => `unknown query parameter ${name}`)];
}

function checkForm(compiler: SchemaCompiler, { operation }: Found, body: string): string[] {
  const schema = operation.requestBody?.content[FORM]?.schema;
  const form = new URLSearchParams(body);
  if (!schema) return body === '' ? [] : ['a body where none is described'];
  const unknown = [...form.keys()].filter((name) => !(name in (schema.properties ?? {})));
  const values: Record<string, string | string[]> = {};
  for (const name of form.keys()) {
    const all = form.getAll(name);
    values[name] = all.length > 1 ? all : all[0]!;
  }
  return [
    ...unknown.map((name) => `unknown form field ${name}`),
    ...prefixed('form', compiler.problems(schema, values)),
  ];
}

/** Holds traffic against one description. */
export function specValidator(description: Description, relativeUris = false): SpecValidator {
  const routes = routesOf(description);
  const asText = new SchemaCompiler(description, {
    fromText: true,
    complete: false,
    relativeUris: false,
  });
  const asJson = new SchemaCompiler(description, { fromText: false, complete: true, relativeUris });
  return {
    request(method, url, body = '') {
      const { pathname, searchParams } = new URL(url);
      const found = find(routes, method, pathname);
      if (!found) return [`no operation ${method} ${pathname}`];
      return [...checkParameters(asText, found, searchParams), ...checkForm(asText, found, body)];
    },
    response(method, url, status, json) {
      const { pathname } = new URL(url);
      const answer = find(routes, method, pathname)?.operation.responses[status];
      if (!answer) return [`no answer ${status} of ${method} ${pathname}`];
      const schema = answer.content?.['application/json']?.schema;
      return schema ? asJson.problems(schema, json) : [];
    },
  };
}

let both: Promise<SpecValidator> | undefined;

async function loadBoth(): Promise<SpecValidator> {
  const [trusthub, v2010] = (await Promise.all([
    openApiDescription('twilio_trusthub_v1.json'),
    openApiDescription('twilio_api_v2010.json'),
  ])) as [Description, Description];
  const validators = { trusthub: specValidator(trusthub), v2010: specValidator(v2010, true) };
  const of = (url: string) =>
    new URL(url).pathname.startsWith('/2010-04-01/') ? validators.v2010 : validators.trusthub;
  return {
    request: (method, url, body) => of(url).request(method, url, body),
    response: (method, url, status, json) => of(url).response(method, url, status, json),
  };
}

/** One validator for both API hosts, whatever host the URL names. Loads once a process. */
export const openApiValidator = (): Promise<SpecValidator> => (both ??= loadBoth());
