import type { EntityAssignment } from '../../trusthub/entity-assignments.js';
import {
  createEntityAssignment,
  deleteEntityAssignment,
  listEntityAssignments,
} from '../../trusthub/entity-assignments.js';
import type { StepContext } from '../step-context.js';
import { bundleOf, sidOfRole } from '../step-context.js';
import type { Step } from '../submission.js';
import type { StepHandler } from './step-handler.js';

export const assignStep: StepHandler = {
  async run(context, step) {
    const { client } = context;
    const objectSid = objectOf(context, step);
    const assignment = await createEntityAssignment(client, bundleOf(context), objectSid);
    return { sid: assignment.sid };
  },
  async adopt(context, step) {
    const found = await assignmentOf(context, step);
    return found && { sid: found.sid };
  },
};

/** What is not assigned is done already: asking twice does no harm. */
export const unassignStep: StepHandler = {
  async run(context, step) {
    const found = await assignmentOf(context, step);
    if (found) await deleteEntityAssignment(context.client, bundleOf(context), found.sid);
    return {};
  },
};

async function assignmentOf(
  context: StepContext,
  step: Step,
): Promise<EntityAssignment | undefined> {
  const objectSid = objectOf(context, step);
  const assignments = await listEntityAssignments(context.client, bundleOf(context));
  return assignments.find((assignment) => assignment.objectSid === objectSid);
}

const PREFIX_OF = { u: 'IT', d: 'RD', p: 'BU' } as const;

/** What an assignment assigns: an end user, a document, the primary profile, or a chosen bundle. */
const objectOf = (context: StepContext, { role = 'p', subject }: Step): string =>
  subject ?? sidOfRole(context, PREFIX_OF[role.charAt(0) as keyof typeof PREFIX_OF], role);
