import { askTwilio, patiently } from './ask-twilio.js';
import type { Output } from './commands.js';
import { OnboardingError } from './commands.js';
import { fewAtOnce } from './few-at-once.js';
import type { HostPorts } from './host-ports.js';
import type { LeftoverGroup } from './leftover-groups.js';
import { isDraft } from './leftover-groups.js';
import { isGone } from './submission/gone.js';
import type { MarkedKind } from './submission/marked-objects.js';
import { bundleAt, DELETION_ORDER, kindOf, removeMarked } from './submission/marked-objects.js';
import type { Trouble } from './submission/snapshot.js';
import { troubleOf } from './submission/trouble.js';
import {
  deleteChannelEndpointAssignment,
  listChannelEndpointAssignments,
} from './trusthub/channel-endpoint-assignments.js';
import type { BundleAt } from './trusthub/bundles.js';
import { fetchBundle } from './trusthub/bundles.js';
import { deleteEntityAssignment, listEntityAssignments } from './trusthub/entity-assignments.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';
import { NoAnswerError } from './trusthub/trusthub-error.js';

type Ports = Pick<HostPorts, 'clock' | 'timings'>;

/**
 * Deletes a group in the order that Twilio allows. What is gone already is as it should be; what
 * Twilio refuses is told. Throws OnboardingError `locked` when a profile of it was sent for review.
 */
export async function removeLeftover(
  ports: Ports,
  client: TrustHubClient,
  { objects }: LeftoverGroup,
): Promise<Output<'leftovers.remove'>> {
  const bundles = objects.filter(({ mark }) => mark.role === 'p').map(bundleAt);
  for (const bundle of bundles) await refuseSent(ports, client, bundle);
  const refused: Trouble[] = [];
  const removed = async (what: string, work: () => Promise<void>): Promise<boolean> => {
    const trouble = await goneAfter(ports, work);
    if (trouble) refused.push(saidOf(what, trouble));
    return !trouble;
  };
  for (const bundle of bundles)
    await fewAtOnce(await unassignments(ports, client, bundle, refused), (work) =>
      removed('A link', work),
    );
  let count = 0;
  for (const kind of DELETION_ORDER) {
    const group = objects.filter(({ mark }) => kindOf(mark.role) === kind);
    const results = await fewAtOnce(group, (object) =>
      removed(NAMES[kind], () => removeMarked(client, kind, object.sid, object)),
    );
    count += results.filter(Boolean).length;
    // A profile that stays must not be left with nothing in it.
    if (kind === 'p' && results.includes(false)) break;
  }
  return { removed: count, refused };
}

const NAMES: Readonly<Record<MarkedKind, string>> = {
  p: 'The profile',
  d: 'A document',
  u: 'An end user',
  a: 'An address',
};

/** Twilio's own words do not say what they are about. */
const saidOf = (what: string, trouble: Trouble): Trouble => ({
  ...trouble,
  message: `${what} could not be removed. ${trouble.message}`,
});

/** By GET, for lists lag. */
async function refuseSent(ports: Ports, client: TrustHubClient, bundle: BundleAt): Promise<void> {
  const profile = await askTwilio(ports, () =>
    fetchBundle(client, bundle).catch((error: unknown) => {
      if (isGone(error)) return undefined;
      throw error;
    }),
  );
  if (profile && !isDraft(profile))
    throw new OnboardingError(
      'locked',
      `This was sent to Twilio (${profile.status}) and cannot be removed here`,
    );
}

/** How to take out all that a profile holds, numbers included (21648). */
async function unassignments(
  ports: Ports,
  client: TrustHubClient,
  bundle: BundleAt,
  refused: Trouble[],
): Promise<(() => Promise<void>)[]> {
  try {
    const [entities, numbers] = await Promise.all([
      patiently(ports, () => listEntityAssignments(client, bundle)),
      patiently(ports, () => listChannelEndpointAssignments(client, bundle)),
    ]);
    return [
      ...entities.map((one) => () => deleteEntityAssignment(client, bundle, one.sid)),
      ...numbers.map((one) => () => deleteChannelEndpointAssignment(client, bundle, one.sid)),
    ];
  } catch (error) {
    if (!isGone(error)) refused.push(saidOf('A link', troubleOf(error)));
    return [];
  }
}

const MOST_TRIES = 3;

/** Deleting twice does no harm, so that without an answer it is simply asked again. */
async function goneAfter(
  ports: Ports,
  work: () => Promise<void>,
  tries = 1,
): Promise<Trouble | undefined> {
  try {
    await patiently(ports, work);
    return undefined;
  } catch (error) {
    if (isGone(error)) return undefined;
    if (!(error instanceof NoAnswerError) || tries >= MOST_TRIES) return troubleOf(error);
    return goneAfter(ports, work, tries + 1);
  }
}
