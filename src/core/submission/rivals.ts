import type { MarkedObject } from './marked-objects.js';
import { cancelSteps, lateSweep } from './cancel.js';
import type { Rival, Submission } from './submission.js';
import { profileSidOf } from './submission.js';

/** Profiles that other devices made of the same draft. */
export const rivalsOf = (
  { draftId, run }: Submission,
  marked: readonly MarkedObject[],
): readonly MarkedObject[] =>
  marked.filter(({ mark }) => mark.role === 'p' && mark.draftId === draftId && mark.run !== run);

/**
 * The one of them that goes before ours: one that was sent goes before a draft, of two alike the
 * older, so that both devices come to the same end.
 */
export function rivalOf(
  submission: Submission,
  marked: readonly MarkedObject[],
): Rival | undefined {
  const ownSid = profileSidOf(submission);
  const own = marked.find(({ sid }) => sid === ownSid);
  if (own && own.status !== 'draft') return undefined;
  const [first] = [...rivalsOf(submission, marked), ...(own ? [own] : [])].toSorted(before);
  if (!first || first === own) return undefined;
  const { run, generation } = first.mark;
  return { bundleSid: first.sid as Rival['bundleSid'], run, generation };
}

const before = (a: MarkedObject, b: MarkedObject): number =>
  Number(b.status !== 'draft') - Number(a.status !== 'draft') ||
  (a.createdAt ?? '').localeCompare(b.createdAt ?? '') ||
  a.sid.localeCompare(b.sid);

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
