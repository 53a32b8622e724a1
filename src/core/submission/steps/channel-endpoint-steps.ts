import type { ChannelEndpointAssignment } from '../../trusthub/channel-endpoint-assignments.js';
import {
  createChannelEndpointAssignment,
  deleteChannelEndpointAssignment,
  listChannelEndpointAssignments,
} from '../../trusthub/channel-endpoint-assignments.js';
import { sid } from '../../trusthub/sid.js';
import type { StepContext } from '../step-context.js';
import { bundleSidOf } from '../step-context.js';
import type { Step } from '../submission.js';
import type { StepHandler } from './step-handler.js';

/** A phone number of the account for the profile. */
export const assignNumberStep: StepHandler = {
  async run(context, { subject }) {
    const assignment = await createChannelEndpointAssignment(
      context.client,
      bundleSidOf(context),
      sid('PN', subject),
    );
    return { sid: assignment.sid };
  },
  async adopt(context, step) {
    const found = await assignmentOf(context, step);
    return found && { sid: found.sid };
  },
};

export const unassignNumberStep: StepHandler = {
  async run(context, step) {
    const found = await assignmentOf(context, step);
    if (found)
      await deleteChannelEndpointAssignment(context.client, bundleSidOf(context), found.sid);
    return {};
  },
};

async function assignmentOf(
  context: StepContext,
  { subject }: Step,
): Promise<ChannelEndpointAssignment | undefined> {
  const assignments = await listChannelEndpointAssignments(context.client, bundleSidOf(context));
  return assignments.find(({ numberSid }) => numberSid === subject);
}
