import type { Account, Bundle } from '../model.js';
import type { Policy } from '../policies/policy.js';
import type { Settings } from '../settings.js';
import { checkDocument } from './document-requirement.js';
import { checkEndUser } from './end-user-requirement.js';
import { resultPassed, type EvaluationResult } from './result.js';
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

/** What `policy` says of what is assigned to `bundle`. */
export function evaluate(
  policy: Policy,
  bundle: Bundle,
  account: Account,
  settings: Settings,
): Verdict {
  // The newest first: where a requirement finds two of its type, it is judged by that.
  const sids = bundle.entityAssignments.map(({ objectSid }) => objectSid).toReversed();
  const assigned = <T>(objects: ReadonlyMap<string, T>) =>
    sids.map((sid) => objects.get(sid)).filter((object) => object !== undefined);
  const endUsers = assigned(account.endUsers);
  const documents = assigned(account.documents);
  const bundles = assigned(account.bundles);
  const { requirements } = policy;

  const mayBeLeftOut = (type: string) =>
    type === 'authorized_representative_2' &&
    !settings.secondRepresentativeRequired &&
    !endUsers.some((endUser) => endUser.type === type);

  const results = [
    ...byRequirement(requirements.end_user)
      .filter((options) => !options.every(({ type }) => mayBeLeftOut(type)))
      .map((options) => checkEndUser(policy, options, endUsers)),
    ...requirements.supporting_document
      .flat()
      .map((requirement) =>
        checkDocument(policy, requirement, { documents, endUsers, addresses: account.addresses }),
      ),
    ...byRequirement([
      ...requirements.supporting_customer_profiles,
      ...requirements.supporting_trust_products,
    ]).map((options) => checkSupportingBundle(policy, options, bundles)),
  ];
  return { status: results.every(resultPassed) ? 'compliant' : 'noncompliant', results };
}
