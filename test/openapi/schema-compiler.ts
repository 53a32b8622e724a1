import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import type { Description, Schema } from './description-shape.js';

/** A CommonJS module whose types put the function one step further in than Node does. */
const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;

type Reshape = (schema: Record<string, unknown>) => Record<string, unknown>;

function everywhere(value: unknown, reshape: Reshape): unknown {
  if (Array.isArray(value)) return value.map((item) => everywhere(item, reshape));
  if (typeof value !== 'object' || value === null) return value;
  return reshape(
    Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, everywhere(part, reshape)]),
    ),
  );
}

/** OpenAPI 3.0 allows `nullable` beside no type, where it means nothing; ajv refuses it. */
const withoutIdleNullable: Reshape = (schema) => {
  if (!('nullable' in schema) || 'type' in schema) return schema;
  const { nullable: _, ...rest } = schema;
  return rest;
};

/** References, from inside a single schema, to the description's components. */
const withReachableReferences: Reshape = (schema) =>
  typeof schema['$ref'] === 'string' && schema['$ref'].startsWith('#/')
    ? { ...schema, $ref: `description${schema['$ref']}` }
    : schema;

/**
 * The description requires no property of any answer. We do: each one that it documents, and no
 * other. (A map of schemas that happens to have an entry named `properties` would be misread, and
 * there is none.)
 */
const complete: Reshape = (schema) =>
  typeof schema['properties'] === 'object' && schema['properties'] !== null
    ? { ...schema, required: Object.keys(schema['properties']), additionalProperties: false }
    : schema;

export interface CompilerOptions {
  /** Values come out of a form or a query, as text. */
  readonly fromText: boolean;
  readonly complete: boolean;
  /** The 2010-04-01 API calls its relative addresses URIs too. */
  readonly relativeUris: boolean;
}

/** Names of formats that are Twilio's own. */
const TWILIO_FORMATS: Readonly<Record<string, RegExp | true>> = {
  'uri-map': true,
  'phone-number-capabilities': true,
  'iso-country-code': /^[A-Z]{2}$/,
  'http-method': /^(HEAD|GET|POST|PATCH|PUT|DELETE)$/,
  // A filter may be part of a number, with * for a digit.
  'phone-number': /^\+?[\d*]+$/,
  'date-time-rfc-2822': /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/,
};

/** Compiles schemas of one description, each once. */
export class SchemaCompiler {
  readonly #ajv: Ajv;
  readonly #complete: boolean;
  readonly #compiled = new Map<Schema, ValidateFunction>();

  constructor(description: Description, options: CompilerOptions) {
    this.#complete = options.complete;
    this.#ajv = new Ajv({
      strict: false,
      allErrors: true,
      coerceTypes: options.fromText ? 'array' : false,
    });
    addFormats(this.#ajv);
    for (const [name, format] of Object.entries(TWILIO_FORMATS)) this.#ajv.addFormat(name, format);
    if (options.relativeUris) this.#ajv.addFormat('uri', /^(\/[^\s]*|https?:\/\/[^\s]+)?$/);
    this.#ajv.addSchema({
      $id: 'description',
      components: this.#prepare(description.components),
    });
  }

  #prepare(schema: unknown): Record<string, unknown> {
    const plain = everywhere(schema, withoutIdleNullable);
    return (this.#complete ? everywhere(plain, complete) : plain) as Record<string, unknown>;
  }

  /** What is wrong with `value`, one sentence each. */
  problems(schema: Schema, value: unknown): string[] {
    let validate = this.#compiled.get(schema);
    if (!validate) {
      const prepared = everywhere(this.#prepare(schema), withReachableReferences);
      validate = this.#ajv.compile(prepared as Record<string, unknown>);
      this.#compiled.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const property = (params as { additionalProperty?: string }).additionalProperty;
      return `${instancePath} ${message}${property ? `: ${property}` : ''}`.trim();
    });
  }
}
