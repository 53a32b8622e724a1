import { notFound } from '../api-error.js';
import { answerPage } from '../paging.js';
import { findPolicy, POLICIES } from '../policies/policy-list.js';
import type { Policy } from '../policies/policy.js';
import type { Call, Operation } from './operation.js';

const PATH = '/v1/Policies';

const render = ({ origin }: Call, { sid, friendly_name, requirements }: Policy) => ({
  sid,
  friendly_name,
  requirements,
  url: `${origin}${PATH}/${sid}`,
});

export const policyOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: PATH,
    run: (call) => answerPage(call, POLICIES, (policy) => render(call, policy)),
  },
  {
    method: 'GET',
    path: `${PATH}/:sid`,
    run: (call) => {
      const policy = findPolicy(call.params['sid']!);
      if (!policy) throw notFound(call.path);
      return { status: 200, json: render(call, policy) };
    },
  },
];
