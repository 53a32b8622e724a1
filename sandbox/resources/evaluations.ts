import { notFound } from '../api-error.js';
import { isoDate } from '../dates.js';
import { evaluate } from '../evaluation/evaluate.js';
import { renderResult } from '../evaluation/result.js';
import type { Bundle, BundleKind, Evaluation } from '../model.js';
import { answerPage } from '../paging.js';
import { newSid } from '../sid.js';
import { BUNDLE_NAMES } from './bundle-names.js';
import { findBundle, requiredPolicy } from './bundles.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

function render({ account, origin, world }: Call, bundle: Bundle, evaluation: Evaluation) {
  const { evaluationShape } = world.settings;
  return {
    sid: evaluation.sid,
    account_sid: account.sid,
    policy_sid: evaluation.policySid,
    [BUNDLE_NAMES[bundle.kind].sidProperty]: bundle.sid,
    status: evaluation.status,
    date_created: isoDate(evaluation.created),
    url: `${origin}/v1/${bundle.kind}/${bundle.sid}/Evaluations/${evaluation.sid}`,
    results: evaluation.results.map((result) => renderResult(result, evaluationShape)),
  };
}

/** Judged by the policy that is asked for, in any status; each one is a new, lasting object. */
function create(call: Call, kind: BundleKind): Answer {
  const bundle = findBundle(call, kind);
  const policy = requiredPolicy(call);
  const evaluation: Evaluation = {
    sid: newSid('EL'),
    policySid: policy.sid,
    created: new Date(),
    ...evaluate(call.world, call.account, policy, bundle),
  };
  bundle.evaluations.push(evaluation);
  call.touched.created.push(evaluation.sid);
  return { status: 201, json: render(call, bundle, evaluation) };
}

function list(call: Call, kind: BundleKind): Answer {
  const bundle = findBundle(call, kind);
  const evaluations = listed(call, bundle.evaluations);
  return answerPage(call, evaluations, (evaluation) => render(call, bundle, evaluation));
}

function fetch(call: Call, kind: BundleKind): Answer {
  const bundle = findBundle(call, kind);
  const evaluation = bundle.evaluations.find(({ sid }) => sid === call.params['sid']);
  if (!evaluation) throw notFound(call.path);
  return { status: 200, json: render(call, bundle, evaluation) };
}

export const evaluationOperations = (kind: BundleKind): readonly Operation[] => {
  const path = `/v1/${kind}/:bundle/Evaluations`;
  return [
    { method: 'POST', path, run: (call) => create(call, kind) },
    { method: 'GET', path, run: (call) => list(call, kind) },
    { method: 'GET', path: `${path}/:sid`, run: (call) => fetch(call, kind) },
  ];
};
