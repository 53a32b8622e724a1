import { notFound } from '../api-error.js';
import { answerPage } from '../paging.js';
import {
  END_USER_TYPES,
  SUPPORTING_DOCUMENT_TYPES,
  type ObjectType,
} from '../policies/object-types.js';
import type { Call, Operation } from './operation.js';

/** End-user types and document types differ in nothing but their names, which also name the list. */
const operations = (kind: string, key: string, types: readonly ObjectType[]): Operation[] => {
  const path = `/v1/${kind}`;
  const render = ({ origin }: Call, type: ObjectType) => ({
    ...type,
    url: `${origin}${path}/${type.sid}`,
  });
  return [
    {
      method: 'GET',
      path,
      run: (call) => answerPage(call, types, (type) => render(call, type), key),
    },
    {
      method: 'GET',
      path: `${path}/:sid`,
      run: (call) => {
        const type = types.find(({ sid }) => sid === call.params['sid']);
        if (!type) throw notFound(call.path);
        return { status: 200, json: render(call, type) };
      },
    },
  ];
};

export const objectTypeOperations: readonly Operation[] = [
  ...operations('EndUserTypes', 'end_user_types', END_USER_TYPES),
  ...operations('SupportingDocumentTypes', 'supporting_document_types', SUPPORTING_DOCUMENT_TYPES),
];
