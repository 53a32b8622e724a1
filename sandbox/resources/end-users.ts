import { ApiError } from '../api-error.js';
import { required } from '../form.js';
import { holdersOf } from '../gates.js';
import type { EndUser } from '../model.js';
import { isEndUserType } from '../policies/object-types.js';
import { attributedOperations } from './attributed-resource.js';

export const endUserOperations = attributedOperations<EndUser>({
  name: 'EndUsers',
  sidPrefix: 'IT',
  of: (account) => account.endUsers,
  read(form) {
    const friendlyName = required(form, 'FriendlyName');
    const type = required(form, 'Type');
    if (!isEndUserType(type)) throw new ApiError(400, 22212, 'Invalid End-User Type in request');
    return { type, friendlyName };
  },
  made: (one) => one,
  shown: () => ({}),
  refuseRemoval({ account, world }, { sid }) {
    if (world.settings.deleteAssigned === 'refuse' && holdersOf(account, sid).length > 0) {
      throw new ApiError(
        400,
        21644,
        'End-User cannot be deleted due to an active assignment to a Bundle',
      );
    }
  },
});
