import type { BundleAt } from '../trusthub/bundles.js';
import { fetchBundle } from '../trusthub/bundles.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import { isGone } from './gone.js';
import { readMark } from './mark.js';
import type { MarkedObject } from './marked-objects.js';
import { rivalOf } from './rivals.js';
import type { StepContext } from './step-context.js';
import type { Rival } from './submission.js';
import { bundleKindOf } from './submission.js';

/**
 * The run that goes before ours, and whose profile is there at this moment: to one that was taken
 * back since it was listed nobody yields.
 */
export async function standingRival(
  context: StepContext,
  marked: readonly MarkedObject[],
): Promise<Rival | undefined> {
  const { client, submission } = context;
  const rival = rivalOf(submission, marked);
  if (!rival) return undefined;
  try {
    await fetchBundle(client, { kind: bundleKindOf(submission), sid: rival.bundleSid });
    return rival;
  } catch (error) {
    if (!isGone(error)) throw error;
    const others = marked.filter(({ sid }) => sid !== rival.bundleSid);
    return standingRival(context, others);
  }
}

/** Lists lag: without our own profile nobody could tell which of two was first. */
export async function withProfile(
  client: TrustHubClient,
  marked: readonly MarkedObject[],
  own: BundleAt,
): Promise<readonly MarkedObject[]> {
  if (marked.some(({ sid }) => sid === own.sid)) return marked;
  const { sid, friendlyName: name, createdAt, status } = await fetchBundle(client, own);
  const mark = readMark(name);
  return mark ? [...marked, { sid, name, mark, createdAt, status }] : marked;
}
