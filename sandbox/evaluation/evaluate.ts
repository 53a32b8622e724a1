import type { Account, Bundle, SupportingDocument } from '../model.js';
import type { Settings } from '../settings.js';
import type { Policy } from '../policies/policy.js';
import type { World } from '../world.js';
import { supportingBundle } from '../gates.js';
import { checkDocument } from './document-requirement.js';
import { checkEndUser } from './end-user-requirement.js';
import { fieldPassed, resultPassed, type EvaluationResult } from './result.js';
import { checkSupportingBundle } from './supporting-bundle-requirement.js';

export interface Verdict {
  readonly status: 'compliant' | 'noncompliant';
  readonly results: readonly EvaluationResult[];
}

/** Requirements of one name are alternatives; of different names, all are needed. */
function byRequirement<T extends { readonly requirement_name: string }>(
  items: readonly T[],
): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    groups.set(item.requirement_name, [...(groups.get(item.requirement_name) ?? []), item]);
  }
  return [...groups.values()];
}

/**
 * What the inner lists mean is published nowhere: taken together all are needed, as every reader of
 * them has it, or any one of them is enough. Requirements of one name are alternatives in both.
 */
function documentRequirements(
  lists: Policy['requirements']['supporting_document'],
  documents: readonly SupportingDocument[],
  { innerLists }: Settings,
) {
  const isAnswered = (list: (typeof lists)[number]) =>
    list.some((one) =>
      one.accepted_documents.some(({ type }) => documents.some((found) => found.type === type)),
    );
  const chosen = innerLists === 'any' ? [lists.find(isAnswered) ?? lists[0] ?? []] : lists;
  return byRequirement(chosen.flat());
}

/** A result says itself what its first wrong field says, where it has nothing of its own to say. */
function withFieldsCode(result: EvaluationResult): EvaluationResult {
  const wrong = result.fields.find((field) => !fieldPassed(field));
  if (result.error_code !== null || !wrong) return result;
  return { ...result, error_code: wrong.error_code, failure_reason: wrong.failure_reason };
}

/** What `policy` says of what is assigned to `bundle`. */
export function evaluate(world: World, account: Account, policy: Policy, bundle: Bundle): Verdict {
  const { settings } = world;
  // The newest first: where a requirement finds two of its type, it is judged by that.
  const sids = bundle.entityAssignments.map(({ objectSid }) => objectSid).toReversed();
  const assigned = <T>(find: (sid: string) => T | undefined) =>
    sids.map(find).filter((object) => object !== undefined);
  const endUsers = assigned((sid) => account.endUsers.get(sid));
  const documents = assigned((sid) => account.documents.get(sid));
  const bundles = assigned((sid) => supportingBundle(world, account, sid));
  const { requirements } = policy;

  const mayBeLeftOut = (type: string) =>
    type === 'authorized_representative_2' &&
    !settings.secondRepresentativeRequired &&
    !endUsers.some((endUser) => endUser.type === type);

  const results = [
    ...byRequirement(requirements.end_user)
      .filter((options) => !options.every(({ type }) => mayBeLeftOut(type)))
      .map((options) => checkEndUser(policy, options, endUsers, settings)),
    ...documentRequirements(requirements.supporting_document, documents, settings).map((options) =>
      checkDocument(policy, options, { documents, endUsers, addresses: account.addresses }),
    ),
    ...byRequirement([
      ...requirements.supporting_customer_profiles,
      ...requirements.supporting_trust_products,
    ]).map((options) => checkSupportingBundle(policy, options, bundles)),
  ];
  return {
    status: results.every(resultPassed) ? 'compliant' : 'noncompliant',
    results: settings.failedFieldsCode === 'first' ? results.map(withFieldsCode) : results,
  };
}
