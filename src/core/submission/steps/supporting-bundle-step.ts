import { supportKind } from '../../policy/supporting-bundle.js';
import { fetchBundle, isInReview } from '../../trusthub/bundles.js';
import { sid } from '../../trusthub/sid.js';
import { isGone } from '../gone.js';
import { sectionFor } from '../step-context.js';
import { UnfitError } from '../unfit-error.js';
import type { StepHandler } from './step-handler.js';

/**
 * Reads only: nothing is made on a profile that Twilio has not approved. One in review is waited
 * for; instead of any other the person chooses another.
 */
export const findSupportingStep: StepHandler = {
  async run(context, step) {
    const at = { kind: supportKind(sectionFor(context, step)), sid: sid('BU', step.subject) };
    const { status } = await fetchBundle(context.client, at).catch((error: unknown) => {
      if (isGone(error)) throw new UnfitError(`${THIS} is not there any more. ${CHOOSE}`);
      throw error;
    });
    if (status === 'twilio-approved') return {};
    if (!isInReview(status)) throw new UnfitError(`${THIS} is not approved (${status}). ${CHOOSE}`);
    return { again: true, trouble: { message: WAITS } };
  },
};

const THIS = 'The profile that you chose to stand behind this';
const CHOOSE = 'Choose another, then send it again';
const WAITS = `${THIS} is still in review. This goes on by itself when Twilio has approved it`;
