import type { Description, Operation, Schema } from './description-shape.js';
import { openApiDescription } from './openapi-description.js';

const FORM = 'application/x-www-form-urlencoded';

/** An operation as the description has it. */
export interface DescribedOperation {
  /** `POST /v1/EndUsers/{Sid}`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** Names of its query and form parameters. */
  readonly parameters: readonly string[];
  /** Forms that the description gives as examples, by name. */
  readonly examples: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Answers that the description gives as examples, by status and name. */
  readonly answers: readonly {
    readonly status: number;
    readonly name: string;
    readonly value: Json;
  }[];
  /** Whether a call of this address is one of it. */
  readonly matches: (method: string, path: string) => boolean;
}

type Json = Readonly<Record<string, unknown>>;

interface Media<V> {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, { readonly value: V }>>;
}

const answersOf = (responses: Operation['responses']) =>
  Object.entries(responses).flatMap(([status, { content }]) => {
    const media = content?.['application/json'] as Media<Json> | undefined;
    return Object.entries(media?.examples ?? {}).map(([name, { value }]) => ({
      status: Number(status),
      name,
      value,
    }));
  });

function operationOf(
  path: string,
  method: DescribedOperation['method'],
  { parameters = [], requestBody, responses }: Operation,
): DescribedOperation {
  const media = requestBody?.content[FORM] as Media<Record<string, string>> | undefined;
  const source = path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/.]+');
  const pattern = new RegExp(`^${source}$`);
  return {
    name: `${method} ${path}`,
    method,
    path,
    parameters: [
      ...parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      ...Object.keys(media?.schema.properties ?? {}),
    ],
    examples: Object.fromEntries(
      Object.entries(media?.examples ?? {}).map(([name, { value }]) => [name, value]),
    ),
    answers: answersOf(responses),
    matches: (asked, address) => asked === method && pattern.test(address),
  };
}

/** All that Twilio describes of Trust Hub, and of 2010-04-01 what has to do with addresses and numbers. */
export async function describedOperations(): Promise<DescribedOperation[]> {
  const trusthub = (await openApiDescription('twilio_trusthub_v1.json')) as Description;
  const v2010 = (await openApiDescription('twilio_api_v2010.json')) as Description;
  const paths = [
    ...Object.entries(trusthub.paths),
    ...Object.entries(v2010.paths).filter(([path]) =>
      /^\/2010-04-01\/Accounts\/\{AccountSid\}\/(Addresses|IncomingPhoneNumbers)\b/.test(path),
    ),
  ];
  return paths.flatMap(([path, item]) =>
    (['GET', 'POST', 'DELETE'] as const).flatMap((method) => {
      const operation = item[method.toLowerCase()] as Operation | undefined;
      return operation ? [operationOf(path, method, operation)] : [];
    }),
  );
}
