import { createAddress, listAddresses, updateAddress } from '../../trusthub/addresses.js';
import { addressBodyOf, markFor, nameFor, roleOf, sidOfRole } from '../step-context.js';
import { findByMark } from './find-by-mark.js';
import type { StepHandler } from './step-handler.js';

export const createAddressStep: StepHandler = {
  async run(context, step) {
    const name = nameFor(context, roleOf(step));
    const address = await createAddress(context.client, name, addressBodyOf(context, step));
    return { sid: address.sid };
  },
  async adopt(context, step) {
    const { client } = context;
    const mark = markFor(context, roleOf(step));
    const friendlyName = nameFor(context, roleOf(step));
    return (
      (await findByMark(await listAddresses(client, { friendlyName }), mark, step.sid)) ??
      findByMark(await listAddresses(client), mark, step.sid)
    );
  },
};

export const updateAddressStep: StepHandler = {
  async run(context, step) {
    const addressSid = sidOfRole(context, 'AD', step.role);
    await updateAddress(context.client, addressSid, addressBodyOf(context, step));
    return {};
  },
};
