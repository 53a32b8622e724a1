import * as v from 'valibot';
import type { BundleAt } from './bundles.js';
import { bundlePath } from './bundles.js';
import type { Sid } from './sid.js';
import type { Form, TrustHubClient } from './trusthub-client.js';
import { nullableText, sidOf, text } from './wire.js';

const says = {
  friendly_name: text,
  failure_reason: nullableText,
  error_code: v.nullish(v.number(), null),
};

const wireField = v.object({
  ...says,
  object_field: text,
  // Items of `invalid` may lack it.
  passed: v.nullish(v.boolean()),
});

const wireResult = v.object({
  ...says,
  object_type: text,
  passed: v.nullish(v.boolean()),
  requirement_friendly_name: text,
  requirement_name: text,
  valid: v.nullish(v.array(wireField)),
  invalid: v.nullish(v.array(wireField)),
  fields: v.nullish(v.array(wireField)),
});

const wireEvaluation = v.object({
  sid: sidOf('EL'),
  status: v.picklist(['compliant', 'noncompliant']),
  date_created: nullableText,
  results: v.nullish(v.array(wireResult)),
});

/** What Twilio found when it held a bundle against its policy. */
export interface Evaluation {
  readonly sid: Sid<'EL'>;
  readonly status: 'compliant' | 'noncompliant';
  /** ISO 8601. */
  readonly createdAt: string | null;
  readonly results: readonly EvaluationResult[];
}

/** One requirement. */
export interface EvaluationResult extends Finding {
  readonly objectType: string;
  readonly requirementName: string;
  readonly requirementFriendlyName: string;
  readonly fields: readonly EvaluationField[];
}

/** One field of a requirement's object. */
export interface EvaluationField extends Finding {
  readonly objectField: string;
}

interface Finding {
  readonly friendlyName: string;
  readonly passed: boolean;
  readonly failureReason: string | null;
  readonly errorCode: number | null;
}

const pathOf = (bundle: BundleAt): string => `${bundlePath(bundle)}/Evaluations`;

/**
 * Repeatable and free, but each leaves an evaluation behind. Source: Twilio's page
 * "CustomerProfileEvaluation Resource".
 */
export async function createEvaluation(
  client: TrustHubClient,
  bundle: BundleAt,
  policySid: Sid<'RN'>,
): Promise<Evaluation> {
  const form = { PolicySid: policySid };
  return evaluationOf(await client.post(pathOf(bundle), form, wireEvaluation));
}

export async function listEvaluations(
  client: TrustHubClient,
  bundle: BundleAt,
): Promise<Evaluation[]> {
  const evaluations: Evaluation[] = [];
  for await (const wire of client.list(pathOf(bundle), wireEvaluation, { PageSize: '1000' }))
    evaluations.push(evaluationOf(wire));
  return evaluations;
}

/** One page of them. `from` is `next` of the page before. */
export async function pageEvaluations(
  client: TrustHubClient,
  bundle: BundleAt,
  { size, from }: { readonly size: number; readonly from?: Form | undefined },
): Promise<{ items: Evaluation[]; next: Form | undefined }> {
  const query = { ...from, PageSize: String(size) };
  const { items, next } = await client.page(pathOf(bundle), wireEvaluation, query);
  return { items: items.map(evaluationOf), next };
}

export async function fetchEvaluation(
  client: TrustHubClient,
  bundle: BundleAt,
  evaluationSid: Sid<'EL'>,
): Promise<Evaluation> {
  return evaluationOf(await client.get(`${pathOf(bundle)}/${evaluationSid}`, wireEvaluation));
}

/** Both shapes: `valid[]` beside `invalid[]`, and one `fields[]`. */
const evaluationOf = (wire: v.InferOutput<typeof wireEvaluation>): Evaluation => ({
  sid: wire.sid,
  status: wire.status,
  createdAt: wire.date_created,
  results: (wire.results ?? []).map((result) => {
    const fields = [
      ...(result.invalid ?? []).map((field) => fieldOf(field, false)),
      ...(result.valid ?? []).map((field) => fieldOf(field, true)),
      ...(result.fields ?? []).map((field) => fieldOf(field, field.error_code === null)),
    ];
    return {
      ...findingOf(result, result.passed ?? fields.every((field) => field.passed)),
      objectType: result.object_type,
      requirementName: result.requirement_name,
      requirementFriendlyName: result.requirement_friendly_name,
      fields,
    };
  }),
});

const fieldOf = (wire: v.InferOutput<typeof wireField>, otherwise: boolean): EvaluationField => ({
  ...findingOf(wire, wire.passed ?? otherwise),
  objectField: wire.object_field,
});

const findingOf = (
  wire: { friendly_name: string; failure_reason: string | null; error_code: number | null },
  passed: boolean,
): Finding => ({
  friendlyName: wire.friendly_name,
  passed,
  failureReason: wire.failure_reason,
  errorCode: wire.error_code,
});
