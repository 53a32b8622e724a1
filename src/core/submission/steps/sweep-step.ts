import {
  deleteChannelEndpointAssignment,
  fetchChannelEndpointAssignment,
  listChannelEndpointAssignments,
} from '../../trusthub/channel-endpoint-assignments.js';
import {
  deleteEntityAssignment,
  fetchEntityAssignment,
  listEntityAssignments,
} from '../../trusthub/entity-assignments.js';
import type { BundleAt } from '../../trusthub/bundles.js';
import type { Sid } from '../../trusthub/sid.js';
import { isSid } from '../../trusthub/sid.js';
import { allAnswered } from '../all-answered.js';
import type { TrustHubClient } from '../../trusthub/trusthub-client.js';
import { isRefusal, unlessGone } from '../gone.js';
import type { MarkedKind, MarkedObject } from '../marked-objects.js';
import { DELETION_ORDER, fetchMarked, kindOf, removeMarked } from '../marked-objects.js';
import { counted, isOwn } from '../own-objects.js';
import { evaluatedAgain } from '../evaluated-again.js';
import { assigning, takenOut } from '../links.js';
import { yielding } from '../rivals.js';
import { standingRival, withProfile } from '../standing-rival.js';
import type { StepContext } from '../step-context.js';
import type { Step, Submission } from '../submission.js';
import { unassignFrom } from '../unassign-from.js';
import { bundleAtOf, bundleKindOf, isCancelled } from '../submission.js';
import type { StepHandler } from './step-handler.js';

/**
 * Browsers repeat a POST by themselves when a reused connection dies, and what was given up may be
 * executed late: so at most one object of each role may remain, and one assignment of each object.
 * Runs beside the evaluation; what it removed has that made again.
 */
export const sweepStep: StepHandler = {
  async run(context, step) {
    const found = await lookAround(context);
    const rival = await standingRival(context, found.marked);
    if (rival) return { replan: yielding(rival) };
    await confirmUnlisted(context, found);
    const removed = (await unlinkLeftOut(context, found)) + (await removeExtras(context, found));
    // A try before this one may have removed something, and its answer was lost.
    return removed > 0 || step.attempt > 1 ? { replan: evaluatedAgain(step) } : {};
  },
};

/** Long after everything: removes what landed late. */
export const lateSweepStep: StepHandler = {
  async run(context) {
    const found = await lookAround(context);
    await removeExtras(context, found);
    return {};
  },
};

interface Assigned {
  readonly sid: string;
  readonly object: string;
}

interface Found {
  readonly marked: readonly MarkedObject[];
  readonly entities: readonly Assigned[];
  readonly numbers: readonly Assigned[];
}

/** All lists at once: six requests at most for an account under a thousand of each. */
async function lookAround({ client, submission, marked: lists }: StepContext): Promise<Found> {
  const profile = counted(submission).size > 0 ? bundleAtOf(submission) : undefined;
  const [listed, entities, numbers] = await allAnswered([
    lists.read(client, submission, lastDone(submission)),
    profile ? listEntityAssignments(client, profile) : [],
    profile && submission.steps.some(({ kind }) => kind === 'assign-channel-endpoint')
      ? listChannelEndpointAssignments(client, profile)
      : [],
  ]);
  return {
    marked: profile ? await withProfile(client, listed, profile) : listed,
    entities: entities.map(({ sid, objectSid }) => ({ sid, object: objectSid })),
    numbers: numbers.map(({ sid, numberSid }) => ({ sid, object: numberSid })),
  };
}

/** What it made shows in lists that were begun after this, in ms. */
const lastDone = ({ steps }: Submission): number =>
  Math.max(0, ...steps.map(({ doneAt }) => doneAt ?? 0));

/** Lists may lag, so what is not listed is asked for by itself. A 404 means: changed outside. */
async function confirmUnlisted({ client, submission }: StepContext, found: Found): Promise<void> {
  const listed = new Set(
    [...found.marked, ...found.entities, ...found.numbers].map(({ sid }) => sid),
  );
  const bundle = bundleAtOf(submission) as BundleAt;
  // Nobody needs what was taken out.
  const isOut = takenOut(submission.steps);
  const missing = [...counted(submission)].filter(
    ([role, sid]) => !listed.has(sid) && !isOut({ role }),
  );
  const unassigned = assigning(submission.steps)
    .flatMap(({ sid }) => sid ?? [])
    .filter((sid) => !listed.has(sid));
  await Promise.all([
    ...missing.map(([role, sid]) => fetchMarked(client, kindOf(role), sid, submission)),
    ...unassigned.map((sid): Promise<unknown> =>
      isSid('RA', sid)
        ? fetchChannelEndpointAssignment(client, bundle, sid)
        : fetchEntityAssignment(client, bundle, sid as Sid<'BV'>),
    ),
  ]);
}

/**
 * Another device began this run, and linked what is not in what this one sends; or a link that was
 * given up was executed late. Resolves with how many went.
 */
async function unlinkLeftOut(
  { client, submission }: StepContext,
  { marked, entities }: Found,
): Promise<number> {
  const sent = new Set(assigning(submission.steps).map(({ role }) => role));
  const own = marked.filter((object) => isOwn(object, submission) && !sent.has(object.mark.role));
  const leftOut = new Set(own.map(({ sid }) => sid));
  const bundle = bundleAtOf(submission) as BundleAt;
  const extra = entities.filter(({ object }) => leftOut.has(object));
  for (const { sid } of extra)
    await unlessGone(deleteEntityAssignment(client, bundle, sid as Sid<'BV'>));
  return extra.length;
}

/**
 * Only what bears our own run's mark, is not the one that counts and is assigned to nothing; and of
 * two assignments of one object all but the one that counts. Resolves with how many went.
 */
async function removeExtras({ client, submission }: StepContext, found: Found): Promise<number> {
  const keep = counted(submission);
  const assigned = new Set(found.entities.map(({ object }) => object));
  const unfound = unfoundRoles(submission);
  const isKept = ({ sid, mark: { role, generation } }: MarkedObject): boolean =>
    generation === submission.generation && (keep.get(role) === sid || unfound.has(role));
  const extras = found.marked.filter(
    (object) => isOwn(object, submission) && !isKept(object) && !assigned.has(object.sid),
  );
  const bundle = bundleAtOf(submission) as BundleAt;
  const known = new Set(submission.steps.map(({ sid }) => sid));
  // Which assignment of another device's profile counts is known there alone.
  const entities = submission.follows ? [] : repeated(found.entities, known);
  const numbers = submission.follows ? [] : repeated(found.numbers, known);
  for (const sid of entities)
    await unlessGone(deleteEntityAssignment(client, bundle, sid as Sid<'BV'>));
  for (const sid of numbers)
    await unlessGone(deleteChannelEndpointAssignment(client, bundle, sid as Sid<'RA'>));
  for (const kind of DELETION_ORDER)
    for (const { sid, mark } of extras)
      if (kindOf(mark.role) === kind) await removeExtra(client, kind, sid, submission);
  return extras.length + entities.length + numbers.length;
}

/** Sent for review before they were looked for: whichever bears the mark is the one that counts. */
const unfoundRoles = (submission: Submission): ReadonlySet<Step['role']> =>
  new Set(
    isCancelled(submission)
      ? []
      : submission.steps
          .filter(({ kind, sid }) => kind.startsWith('create-') && sid === undefined)
          .map(({ role }) => role),
  );

/** To a second profile something may have been linked late. */
async function removeExtra(
  client: TrustHubClient,
  kind: MarkedKind,
  sid: string,
  submission: Submission,
): Promise<void> {
  try {
    await unlessGone(removeMarked(client, kind, sid, submission));
  } catch (error) {
    if (kind !== 'p' || !isRefusal(error)) throw error;
    await unassignFrom(client, { kind: bundleKindOf(submission), sid: sid as Sid<'BU'> });
    await unlessGone(removeMarked(client, kind, sid, submission));
  }
}

/** Of each object all assignments but one: that of the journal, else the first listed. */
function repeated(
  assignments: readonly Assigned[],
  known: ReadonlySet<string | undefined>,
): string[] {
  const kept = new Map<string, Assigned>();
  for (const assignment of assignments)
    if (!kept.has(assignment.object) || known.has(assignment.sid))
      kept.set(assignment.object, assignment);
  return assignments
    .filter((assignment) => kept.get(assignment.object) !== assignment)
    .map(({ sid }) => sid);
}
