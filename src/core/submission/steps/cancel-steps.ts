import { fetchBundle } from '../../trusthub/bundles.js';
import type { BundleAt } from '../../trusthub/bundles.js';
import type { Sid } from '../../trusthub/sid.js';
import { notCancelled } from '../cancel.js';
import { isGone, isRefusal, unlessGone } from '../gone.js';
import type { MarkedKind } from '../marked-objects.js';
import { DELETION_ORDER, listMarked, removeMarked } from '../marked-objects.js';
import { isOwn, madeOf } from '../own-objects.js';
import { following } from '../rivals.js';
import { unassignFrom } from '../unassign-from.js';
import type { StepContext } from '../step-context.js';
import { bundleKindOf } from '../submission.js';
import type { StepHandler } from './step-handler.js';

/** A profile that left `draft` is Twilio's to decide about: then nothing is taken back. */
export const confirmUnsentStep: StepHandler = {
  async run(context) {
    const { client, submission } = context;
    const known = madeOf(submission, 'p');
    // It may have been made all the same, and sent: by a copy of this run, or by another device.
    for (const sid of known.length > 0 ? known : await ownSids(context, 'p')) {
      const kind = bundleKindOf(submission);
      const status = await statusOf(client, { kind, sid: sid as Sid<'BU'> });
      if (status !== undefined && status !== 'draft')
        return { submission: { bundleStatus: status }, replan: (s) => notCancelled(s, sid) };
    }
    return {};
  },
};

async function statusOf(
  client: StepContext['client'],
  bundle: BundleAt,
): Promise<string | undefined> {
  try {
    return (await fetchBundle(client, bundle)).status;
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
      if (!isRefusal(error)) throw error;
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
  const kind = bundleKindOf(context.submission);
  for (const sid of await ownSids(context, 'p'))
    await unassignFrom(context.client, { kind, sid: sid as Sid<'BU'> });
}

async function removeOwn(context: StepContext, kind: MarkedKind): Promise<void> {
  for (const sid of await ownSids(context, kind))
    await unlessGone(removeMarked(context.client, kind, sid, context.submission));
}

/** What the journal knows and what bears the mark: lists lag, and answers were lost. */
async function ownSids(
  { client, submission }: StepContext,
  kind: MarkedKind,
): Promise<ReadonlySet<string>> {
  const listed = (await listMarked(client, kind, submission))
    .filter((object) => isOwn(object, submission))
    .map(({ sid }) => sid);
  return new Set([...madeOf(submission, kind), ...listed]);
}
