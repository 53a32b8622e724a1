import { isInReview } from '../../trusthub/bundles.js';
import { PausedError } from '../paused-error.js';
import { findPrimaryProfile } from '../primary-profile.js';
import type { StepHandler } from './step-handler.js';

/** Reads only: nothing is written before the account is known to be able to. */
export const findPrimaryStep: StepHandler = {
  async run({ client }) {
    const primary = await findPrimaryProfile(client);
    if (!primary)
      throw new PausedError(
        'This account has no primary profile. Make one in the Twilio Console, then try again',
      );
    const { profile, accepted } = primary;
    if (accepted) return { sid: profile.sid };
    if (!isInReview(profile.status))
      throw new PausedError(
        `Your own primary profile is not approved (${profile.status}). Complete it in the Twilio Console, then try again`,
      );
    const message =
      'Your own primary profile is still in review. This goes on by itself when Twilio has approved it';
    return { again: true, trouble: { message } };
  },
};
