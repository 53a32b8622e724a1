import { mapEvaluation } from '../../policy/map-evaluation.js';
import {
  createBundle,
  fetchBundle,
  listBundles,
  submitBundle,
  updateBundle,
} from '../../trusthub/bundles.js';
import type { Evaluation } from '../../trusthub/evaluations.js';
import { createEvaluation, listEvaluations } from '../../trusthub/evaluations.js';
import { PausedError } from '../paused-error.js';
import type { StepContext } from '../step-context.js';
import { bundleOf, markFor, nameFor, profileDetailsOf } from '../step-context.js';
import { bundleKindOf } from '../submission.js';
import { findByMark } from './find-by-mark.js';
import { listMarked } from '../marked-objects.js';
import { following } from '../rivals.js';
import { standingRival } from '../standing-rival.js';
import type { StepHandler, StepResult } from './step-handler.js';

export const createProfileStep: StepHandler = {
  async run(context) {
    const { email, statusCallback } = profileDetailsOf(context);
    const profile = await createBundle(context.client, bundleKindOf(context.submission), {
      friendlyName: nameFor(context, 'p'),
      email,
      policySid: context.submission.policySid,
      ...(statusCallback && { statusCallback }),
    });
    return { sid: profile.sid, submission: { bundleStatus: profile.status } };
  },
  async adopt(context, step) {
    const { client, submission } = context;
    const mark = markFor(context, 'p');
    const kind = bundleKindOf(submission);
    const named = await listBundles(client, kind, { friendlyName: nameFor(context, 'p') });
    // The filter's exactness is not documented, so a miss is not believed.
    return (
      (await findByMark(named, mark, step.sid)) ??
      findByMark(
        await listBundles(client, kind, { policySid: submission.policySid }),
        mark,
        step.sid,
      )
    );
  },
};

/** By a request of its own: properties and status may not change together (22204). */
export const updateProfileStep: StepHandler = {
  async run(context) {
    await updateBundle(context.client, bundleOf(context), profileDetailsOf(context));
    return {};
  },
};

/** Free and repeatable: asking again does no harm, so there is nothing to adopt. */
export const evaluateStep: StepHandler = {
  async run(context) {
    const { policySid } = context.submission;
    const evaluation = await createEvaluation(context.client, bundleOf(context), policySid);
    const report = mapEvaluation(evaluation, context.frozen.form);
    return { sid: evaluation.sid, submission: { evaluation: report } };
  },
};

export const submitStep: StepHandler = {
  async run(context) {
    const profile = await submitBundle(context.client, bundleOf(context));
    // A wrongly spelled status was once answered with 200 and changed nothing.
    if (profile.status === 'draft')
      throw new PausedError('Twilio accepted the request but left the profile a draft');
    return { submission: { bundleStatus: profile.status, rejectionCodes: [] } };
  },
  async adopt(context) {
    const { status } = await fetchBundle(context.client, bundleOf(context));
    const waits = status === 'draft' || status === 'twilio-rejected';
    return waits ? undefined : { submission: { bundleStatus: status, rejectionCodes: [] } };
  },
};

export const awaitReviewStep: StepHandler = {
  async run(context) {
    const { client, reviews, submission } = context;
    const sentAt = submission.steps.findLast(({ kind }) => kind === 'submit-for-review')?.doneAt;
    const bundle = bundleOf(context);
    const profile = await reviews.read(client, bundle, sentAt);
    if (!profile) return lookElsewhere(context);
    const facts = {
      bundleStatus: profile.status,
      rejectionCodes: profile.errorCodes,
      ...(profile.validUntil && { validUntil: profile.validUntil }),
    };
    if (profile.status === 'twilio-approved') return { submission: facts };
    if (profile.status !== 'twilio-rejected')
      return {
        again: true,
        submission: facts,
        ...(submission.follows && { trouble: { message: FOLLOWS } }),
      };
    // `errors` was seen to stay null on rejected profiles; then the evaluation may tell.
    const newest = profile.errorCodes.length > 0 ? undefined : await newestEvaluation(context);
    const evaluation = newest && { evaluation: mapEvaluation(newest, context.frozen.form) };
    return { submission: { ...facts, ...evaluation } };
  },
};

/**
 * The profile is gone. Another device that is followed may have made two and taken one back; else
 * Twilio's own refusal is what to tell.
 */
async function lookElsewhere(context: StepContext): Promise<StepResult> {
  const { client, submission } = context;
  if (submission.follows) {
    const rival = await standingRival(context, await listMarked(client, 'p', submission));
    if (rival) return { replan: (s) => following({ ...s, follows: rival }) };
  }
  await fetchBundle(client, bundleOf(context));
  return { again: true };
}

const FOLLOWS =
  'Another device sends this same business, and began before this one. Here you see what becomes of it';

async function newestEvaluation(context: StepContext): Promise<Evaluation | undefined> {
  const evaluations = await listEvaluations(context.client, bundleOf(context));
  const [newest] = evaluations.toSorted((a, b) =>
    (b.createdAt ?? '').localeCompare(a.createdAt ?? ''),
  );
  return newest;
}
