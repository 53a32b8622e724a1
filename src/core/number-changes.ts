import { patiently } from './ask-twilio.js';
import type { NumberResult } from './commands.js';
import type { HostPorts } from './host-ports.js';
import { labelOf } from './submission/mark.js';
import { isGone } from './submission/gone.js';
import type { ChannelEndpointAssignment } from './trusthub/channel-endpoint-assignments.js';
import {
  HELD_ELSEWHERE,
  createChannelEndpointAssignment,
  deleteChannelEndpointAssignment,
  listChannelEndpointAssignments,
} from './trusthub/channel-endpoint-assignments.js';
import type { BundleAt } from './trusthub/bundles.js';
import { fetchBundle } from './trusthub/bundles.js';
import type { Sid } from './trusthub/sid.js';
import { isSid } from './trusthub/sid.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';
import { NoAnswerError, TrustHubError } from './trusthub/trusthub-error.js';
import { unclearTrouble } from './unclear-trouble.js';

type Ports = Pick<HostPorts, 'clock' | 'timings'>;

export interface NumberChange {
  readonly client: TrustHubClient;
  readonly bundle: BundleAt;
  readonly number: Sid<'PN'>;
}

export interface ChangedNumber {
  readonly result: NumberResult;
  /** Where there is one now. */
  readonly assignmentSid?: Sid<'RA'>;
}

/**
 * Assigns one number. What counts is whether the profile has it in the end: a browser may have sent
 * the request twice, so that the copy whose answer arrived was refused, or its answer was lost.
 */
export async function assignNumber(ports: Ports, change: NumberChange): Promise<ChangedNumber> {
  const { client, bundle, number } = change;
  try {
    const made = await patiently(ports, () =>
      createChannelEndpointAssignment(client, bundle, number),
    );
    return { ...done(number), assignmentSid: made.sid };
  } catch (error) {
    const found = await look(ports, change, mayBeThere(error, bundle));
    if (found?.[0]) return { ...done(number), assignmentSid: found[0].sid };
    return failed(number, error, await holderOf(change, error));
  }
}

/** Takes one number out, by all assignments of it that are known; with none it is out already. */
export async function removeNumber(
  ports: Ports,
  change: NumberChange,
  known: readonly Sid<'RA'>[],
): Promise<ChangedNumber> {
  const { client, bundle, number } = change;
  for (const assignmentSid of known) {
    try {
      await patiently(ports, () => deleteChannelEndpointAssignment(client, bundle, assignmentSid));
    } catch (error) {
      if (isGone(error)) continue;
      const left = await look(ports, change);
      if (!left || left.some(({ sid }) => sid === assignmentSid)) return failed(number, error);
    }
  }
  return done(number);
}

/**
 * What the profile has of this number; nothing where Twilio does not let us look. Lists lag, so
 * what may well be there is looked for a second time.
 */
async function look(
  ports: Ports,
  { client, bundle, number }: NumberChange,
  again = false,
): Promise<ChannelEndpointAssignment[] | undefined> {
  try {
    const listed = await patiently(ports, () =>
      listChannelEndpointAssignments(client, bundle, number),
    );
    const found = listed.filter(({ numberSid }) => numberSid === number);
    if (found.length > 0 || !again) return found;
  } catch {
    return undefined;
  }
  await ports.clock.wait(ports.timings.retry.base, new AbortController().signal);
  return look(ports, { client, bundle, number });
}

/** No answer, or a refusal that names this very profile as the one that has it. */
const mayBeThere = (error: unknown, { sid }: BundleAt): boolean =>
  error instanceof NoAnswerError ||
  (error instanceof TrustHubError && error.twilioMessage.includes(sid));

const done = (number: Sid<'PN'>): ChangedNumber => ({ result: { sid: number, ok: true } });

function failed(
  number: Sid<'PN'>,
  error: unknown,
  holder: Pick<NumberResult, 'holder'> = {},
): ChangedNumber {
  return { result: { sid: number, ok: false, trouble: unclearTrouble(error), ...holder } };
}

/** Who has the number instead: Twilio says it in words only. Its name where we may read it. */
async function holderOf(
  { client, bundle }: NumberChange,
  error: unknown,
): Promise<Pick<NumberResult, 'holder'>> {
  if (!(error instanceof TrustHubError) || error.code !== HELD_ELSEWHERE) return {};
  const named: readonly string[] = error.twilioMessage.match(/\bBU[0-9a-f]{32}\b/gi) ?? [];
  const holder = named.filter((sid) => isSid('BU', sid)).find((sid) => sid !== bundle.sid);
  if (!holder) return {};
  const name = await fetchBundle(client, { kind: bundle.kind, sid: holder }).then(
    ({ friendlyName }) => labelOf(friendlyName),
    () => undefined,
  );
  return { holder: { bundleSid: holder, ...(name && { name }) } };
}
