import type { Leftover, LeftoverName } from './commands.js';
import { isUnderWay } from './draft-profiles.js';
import { labelOf } from './submission/mark.js';
import type { MarkedKind, MarkedObject } from './submission/marked-objects.js';
import { DELETION_ORDER, kindOf, listMarked } from './submission/marked-objects.js';
import { counted, made } from './submission/own-objects.js';
import type { Submission } from './submission/submission.js';
import { isCancelled } from './submission/submission.js';
import type { Sid } from './trusthub/sid.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';

/** Objects of one run of one device that no submission of this device counts as its own. */
export interface LeftoverGroup {
  readonly name: LeftoverName;
  readonly objects: readonly MarkedObject[];
}

/**
 * Every marked object of the account that is not known here, by run. Five lists at once; what began
 * or was taken up while they were read is known as well.
 */
export async function findLeftovers(
  client: TrustHubClient,
  known: () => Promise<readonly Submission[]>,
): Promise<LeftoverGroup[]> {
  const before = await known();
  const lists = await Promise.all([
    ...DELETION_ORDER.map((kind) => listMarked(client, kind, { bundleKind: 'CustomerProfiles' })),
    listMarked(client, 'p', { bundleKind: 'TrustProducts' }),
  ]);
  const submissions = [...before, ...(await known())];
  const groups = new Map<string, MarkedObject[]>();
  for (const object of lists.flat()) {
    if (submissions.some((submission) => knows(submission, object))) continue;
    const { draftId, generation, run } = object.mark;
    const key = `${draftId}.${generation}.${run}`;
    groups.set(key, [...(groups.get(key) ?? []), object]);
  }
  return [...groups.values()].flatMap((objects) => {
    const [first] = objects;
    if (!first) return [];
    const { draftId, generation, run } = first.mark;
    return [{ name: { draftId, generation, run }, objects }];
  });
}

/**
 * Whether an object is that of a submission. While one is under way, or does not know what became
 * of its requests, all that bears its mark is its affair; later only what it counts.
 */
function knows(submission: Submission, { mark, sid }: MarkedObject): boolean {
  if (submission.status === 'cancelled') return false;
  if ([...made(submission).values()].includes(sid)) return true;
  if (!holds(submission, mark)) return false;
  const { status, steps, follows } = submission;
  const isUnsure = steps.some(
    ({ state, unsure }) => state === 'intent' || state === 'unknown' || unsure,
  );
  return (
    follows !== undefined ||
    isUnderWay(status) ||
    isUnsure ||
    isCancelled(submission) ||
    counted(submission).get(mark.role) === sid
  );
}

/** Whether a submission that lives is this very run, or follows it. */
export const holds = (
  { draftId, generation, run, status, follows }: Submission,
  name: LeftoverName,
): boolean =>
  status !== 'cancelled' &&
  draftId === name.draftId &&
  [{ generation, run }, ...(follows ? [follows] : [])].some(
    (own) => own.generation === name.generation && own.run === name.run,
  );

/** Of several profiles the one that went furthest, then the oldest. */
export const profileOf = ({ objects }: LeftoverGroup): MarkedObject | undefined =>
  objects
    .filter(({ mark }) => mark.role === 'p')
    .toSorted(
      (a, b) =>
        Number(isDraft(a)) - Number(isDraft(b)) ||
        (a.createdAt ?? '').localeCompare(b.createdAt ?? ''),
    )[0];

/** What left `draft` is Twilio's to decide about, or a business that is approved. */
export const isDraft = ({ status }: { readonly status?: string }): boolean => status === 'draft';

export function leftoverOf(group: LeftoverGroup): Leftover {
  const { name, objects } = group;
  const profile = profileOf(group);
  const named = profile ?? objects[0];
  const times = objects.flatMap(({ createdAt }) => createdAt ?? []);
  const count = (kind: MarkedKind): number =>
    objects.filter(({ mark }) => kindOf(mark.role) === kind).length;
  return {
    ...name,
    name: labelOf(named?.name ?? ''),
    ...(profile && { bundleSid: profile.sid as Sid<'BU'> }),
    ...(profile?.status !== undefined && { bundleStatus: profile.status }),
    objects: {
      endUsers: count('u'),
      documents: count('d'),
      addresses: count('a'),
      profiles: count('p'),
    },
    createdAt: times.toSorted().at(-1) ?? null,
    removable: !profile || isDraft(profile),
  };
}
