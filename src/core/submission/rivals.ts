import type { MarkedObject } from './marked-objects.js';
import { cancelSteps, lateSweep } from './cancel.js';
import type { Rival, Submission } from './submission.js';

/** The profiles that were made of a draft, by the run that made them: of each its newest try. */
function contestants(
  { draftId }: Submission,
  marked: readonly MarkedObject[],
): ReadonlyMap<string, readonly MarkedObject[]> {
  const runs = new Map<string, readonly MarkedObject[]>();
  for (const object of marked) {
    const { role, run, generation } = object.mark;
    if (role !== 'p' || object.mark.draftId !== draftId) continue;
    const known = runs.get(run) ?? [];
    const newest = Math.max(generation, ...known.map(({ mark }) => mark.generation));
    runs.set(
      run,
      [...known, object].filter(({ mark }) => mark.generation === newest),
    );
  }
  return runs;
}

/** Whether other devices made profiles of the same draft. */
export const hasRivals = (submission: Submission, marked: readonly MarkedObject[]): boolean =>
  [...contestants(submission, marked).keys()].some((run) => run !== submission.run);

/**
 * The one of them that goes before ours: one that was sent goes before a draft, of two alike the
 * older. Runs are ranked, not profiles: a run may have two of them until its sweep, and whichever
 * of those each device looks at, both must come to the same end.
 */
export function rivalOf(
  submission: Submission,
  marked: readonly MarkedObject[],
): Rival | undefined {
  const runs = [...contestants(submission, marked)];
  const own = runs.find(([run]) => run === submission.run)?.[1] ?? [];
  if (own.some(isSent)) return undefined;
  const [first] = runs.toSorted(before);
  if (!first || first[0] === submission.run) return undefined;
  const [run, [profile]] = [first[0], first[1].toSorted(olderFirst)];
  const { sid, mark } = profile!;
  return { bundleSid: sid as Rival['bundleSid'], run, generation: mark.generation };
}

type Contestant = readonly [run: string, profiles: readonly MarkedObject[]];

const isSent = ({ status }: MarkedObject): boolean => status !== 'draft';

/** By seconds, since Twilio tells no less: the run's name decides between two of one second. */
const before = ([runA, a]: Contestant, [runB, b]: Contestant): number =>
  Number(b.some(isSent)) - Number(a.some(isSent)) ||
  oldest(a).localeCompare(oldest(b)) ||
  runA.localeCompare(runB);

const oldest = (profiles: readonly MarkedObject[]): string =>
  profiles.map(({ createdAt }) => createdAt ?? '').toSorted()[0]!;

const olderFirst = (a: MarkedObject, b: MarkedObject): number =>
  Number(isSent(b)) - Number(isSent(a)) || (a.createdAt ?? '').localeCompare(b.createdAt ?? '');

/** Takes its own objects back, and only those; then it follows the other. */
export const yielding =
  (rival: Rival) =>
  (submission: Submission): Submission => ({
    ...submission,
    follows: rival,
    // What is still on its way stays, since it has to land before nothing can be left.
    steps: [...submission.steps.filter(({ attempt, sid }) => attempt > 0 || sid), ...cancelSteps()],
  });

/** With nothing left of its own: shows what becomes of the other's profile. */
export const following = (submission: Submission): Submission => {
  const { follows } = submission;
  if (!follows) return submission;
  const { evaluation: _, ...rest } = submission;
  const at = { attempt: 0, needs: [] };
  return {
    ...rest,
    bundleStatus: 'draft',
    steps: [
      {
        ...at,
        id: 'create-customer-profile',
        kind: 'create-customer-profile',
        title: 'Made by another device',
        role: 'p',
        state: 'done',
        sid: follows.bundleSid,
      },
      {
        ...at,
        id: 'await-review',
        kind: 'await-review',
        title: "Twilio's review",
        needs: ['create-customer-profile'],
        state: 'pending',
      },
      lateSweep('create-customer-profile'),
    ],
  };
};
