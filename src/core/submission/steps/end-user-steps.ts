import { createEndUser, listEndUsers, updateEndUser } from '../../trusthub/end-users.js';
import { bodyOf, markFor, nameFor, roleOf, sidOfRole, typeOf } from '../step-context.js';
import { findByMark } from './find-by-mark.js';
import type { StepHandler } from './step-handler.js';

export const createEndUserStep: StepHandler = {
  async run(context, step) {
    const user = await createEndUser(context.client, {
      friendlyName: nameFor(context, roleOf(step)),
      type: typeOf(context, step),
      attributes: bodyOf(context, step),
    });
    return { sid: user.sid };
  },
  adopt: (context, step) =>
    findByMark(listEndUsers(context.client), markFor(context, roleOf(step)), step.sid),
};

/** Sends all attributes; sending them twice leaves the same. */
export const updateEndUserStep: StepHandler = {
  async run(context, step) {
    const userSid = sidOfRole(context, 'IT', step.role);
    await updateEndUser(context.client, userSid, bodyOf(context, step));
    return {};
  },
};
