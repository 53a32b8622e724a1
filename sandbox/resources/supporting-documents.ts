import { ApiError } from '../api-error.js';
import { holdersOf } from '../gates.js';
import type { SupportingDocument } from '../model.js';
import { isSupportingDocumentType } from '../policies/object-types.js';
import { attributedOperations } from './attributed-resource.js';

export const supportingDocumentOperations = attributedOperations<SupportingDocument>({
  name: 'SupportingDocuments',
  sidPrefix: 'RD',
  of: (account) => account.documents,
  read(form) {
    const type = form.get('Type') ?? '';
    const friendlyName = form.get('FriendlyName') ?? '';
    if (!isSupportingDocumentType(type)) {
      throw new ApiError(400, 22210, 'Cannot create a Supporting Document with no Type');
    }
    if (friendlyName.trim() === '') {
      throw new ApiError(400, 22211, 'Cannot create a Supporting Document with no FriendlyName');
    }
    return { type, friendlyName };
  },
  made: (one) => ({ ...one, status: 'DRAFT' }),
  shown: ({ status }) => ({ mime_type: null, status }),
  refuseRemoval({ account, world }, { sid, status }) {
    const { deleteAssigned, deleteUnderReview } = world.settings;
    if (deleteUnderReview === 'refuse' && status === 'PENDING_REVIEW') {
      throw new ApiError(400, 21646, 'Supporting Document is not eligible for deletion');
    }
    if (deleteAssigned === 'refuse' && holdersOf(account, sid).length > 0) {
      throw new ApiError(
        400,
        21645,
        'Supporting Document cannot be deleted due to active Regulatory Bundle assignment',
      );
    }
  },
});
