import type { ChannelEndpointAssignment } from '../../trusthub/channel-endpoint-assignments.js';
import {
  HELD_ELSEWHERE,
  createChannelEndpointAssignment,
  deleteChannelEndpointAssignment,
  listChannelEndpointAssignments,
} from '../../trusthub/channel-endpoint-assignments.js';
import { sid } from '../../trusthub/sid.js';
import { listMarked } from '../marked-objects.js';
import { hasRivals, yielding } from '../rivals.js';
import { standingRival, withProfile } from '../standing-rival.js';
import type { StepContext } from '../step-context.js';
import { bundleOf } from '../step-context.js';
import type { Step } from '../submission.js';
import type { StepHandler, StepResult } from './step-handler.js';

/** A phone number of the account for the profile. */
export const assignNumberStep: StepHandler = {
  async run(context, { subject }) {
    const assignment = await createChannelEndpointAssignment(
      context.client,
      bundleOf(context),
      sid('PN', subject),
    );
    return { sid: assignment.sid };
  },
  async adopt(context, step) {
    const found = await assignmentOf(context, step);
    if (found) return { sid: found.sid };
    return step.error?.code === HELD_ELSEWHERE ? heldByRival(context) : undefined;
  },
};

/** Another profile has it: perhaps that of another device which sends the same draft. */
async function heldByRival(context: StepContext): Promise<StepResult | undefined> {
  const { client, submission } = context;
  const listed = await listMarked(client, 'p', submission);
  const profiles = await withProfile(client, listed, bundleOf(context));
  const rival = await standingRival(context, profiles);
  if (rival) return { replan: yielding(rival) };
  return hasRivals(submission, profiles)
    ? { again: true, trouble: { message: WAITS_FOR_RIVAL } }
    : undefined;
}

const WAITS_FOR_RIVAL =
  'Another device began to send this same business and has the phone number. It gives it back by itself';

export const unassignNumberStep: StepHandler = {
  async run(context, step) {
    const found = await assignmentOf(context, step);
    if (found) await deleteChannelEndpointAssignment(context.client, bundleOf(context), found.sid);
    return {};
  },
};

async function assignmentOf(
  context: StepContext,
  { subject }: Step,
): Promise<ChannelEndpointAssignment | undefined> {
  const assignments = await listChannelEndpointAssignments(context.client, bundleOf(context));
  return assignments.find(({ numberSid }) => numberSid === subject);
}
