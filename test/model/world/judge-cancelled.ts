import { judge, bystanders, marked } from './judge.js';
import { NUMBER } from './steps.js';
import type { World } from './world.js';

/**
 * What is wrong with a business that somebody wanted to take back: either it had been sent before,
 * then it is in review and whole; or nothing of it is left.
 */
export function judgeCancelled(world: World): readonly string[] {
  const { twilio, laptop } = world;
  const sent = twilio.ledger.some(({ what }) => what === 'submitted');
  if (sent !== (laptop.row?.status === 'in-review'))
    return [`it is ${laptop.row?.status}, and was ${sent ? '' : 'not '}sent for review`];
  if (sent) return judge(world);
  const left = marked(world).map((row) => `${String(row['friendly_name'])} was left behind`);
  const number = twilio.kinds.ChannelEndpointAssignments.some(
    (row) => row['channel_endpoint_sid'] === NUMBER,
  );
  return [...left, ...(number ? ['the number is still taken'] : []), ...bystanders(world)];
}
