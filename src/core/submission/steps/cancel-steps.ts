import {
  deleteChannelEndpointAssignment,
  listChannelEndpointAssignments,
} from '../../trusthub/channel-endpoint-assignments.js';
import { fetchCustomerProfile } from '../../trusthub/customer-profiles.js';
import {
  deleteEntityAssignment,
  listEntityAssignments,
} from '../../trusthub/entity-assignments.js';
import type { Sid } from '../../trusthub/sid.js';
import { TrustHubError } from '../../trusthub/trusthub-error.js';
import { notCancelled } from '../cancel.js';
import { isGone, unlessGone } from '../gone.js';
import type { MarkedKind } from '../marked-objects.js';
import { DELETION_ORDER, listMarked, removeMarked } from '../marked-objects.js';
import { isOwn, madeOf } from '../own-objects.js';
import { following } from '../rivals.js';
import type { StepContext } from '../step-context.js';
import type { StepHandler } from './step-handler.js';

/** A profile that left `draft` is Twilio's to decide about: then nothing is taken back. */
export const confirmUnsentStep: StepHandler = {
  async run({ client, submission }) {
    for (const sid of madeOf(submission, 'p')) {
      const status = await statusOf(client, sid as Sid<'BU'>);
      if (status !== undefined && status !== 'draft')
        return { submission: { bundleStatus: status }, replan: notCancelled };
    }
    return {};
  },
};

async function statusOf(
  client: StepContext['client'],
  bundleSid: Sid<'BU'>,
): Promise<string | undefined> {
  try {
    return (await fetchCustomerProfile(client, bundleSid)).status;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

export const removeAssignmentsStep: StepHandler = {
  async run(context) {
    await unassignAll(context);
    return {};
  },
};

export const removeStep = (kind: MarkedKind): StepHandler => ({
  async run(context) {
    try {
      await removeOwn(context, kind);
    } catch (error) {
      if (!(error instanceof TrustHubError) || [401, 429].includes(error.status)) throw error;
      // Perhaps it is linked: an assignment that was on its way has landed since.
      await unassignAll(context);
      await removeOwn(context, kind);
    }
    return {};
  },
});

/** Once more over everything, after what was still on its way has landed. */
export const confirmGoneStep: StepHandler = {
  async run(context) {
    await unassignAll(context);
    for (const kind of DELETION_ORDER) await removeOwn(context, kind);
    return { replan: following };
  },
};

async function unassignAll(context: StepContext): Promise<void> {
  const { client } = context;
  for (const sid of await ownSids(context, 'p')) {
    const bundleSid = sid as Sid<'BU'>;
    const lists = await Promise.all([
      listEntityAssignments(client, bundleSid),
      listChannelEndpointAssignments(client, bundleSid),
    ]).catch((error: unknown) => {
      if (isGone(error)) return [[], []] as const;
      throw error;
    });
    for (const assignment of lists[0])
      await unlessGone(deleteEntityAssignment(client, bundleSid, assignment.sid));
    for (const assignment of lists[1])
      await unlessGone(deleteChannelEndpointAssignment(client, bundleSid, assignment.sid));
  }
}

async function removeOwn(context: StepContext, kind: MarkedKind): Promise<void> {
  for (const sid of await ownSids(context, kind))
    await unlessGone(removeMarked(context.client, kind, sid));
}

/** What the journal knows and what bears the mark: lists lag, and answers were lost. */
async function ownSids(
  { client, submission }: StepContext,
  kind: MarkedKind,
): Promise<ReadonlySet<string>> {
  const listed = (await listMarked(client, kind, submission.policySid))
    .filter((object) => isOwn(object, submission))
    .map(({ sid }) => sid);
  return new Set([...madeOf(submission, kind), ...listed]);
}
