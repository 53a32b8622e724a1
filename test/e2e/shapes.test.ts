import { A2P_MESSAGING } from '../../sandbox/policies/trust-products.js';
import { SECONDARY_BUSINESS, STARTER } from '../../sandbox/policies/business-profiles.js';
import { describeShapes } from './harness/shapes/describe-shapes.js';
import { SHAPES } from './harness/shapes/shapes.js';

const of = (...policies: readonly { sid: string }[]) =>
  SHAPES.filter(({ policy }) => policies.some(({ sid }) => sid === policy.sid));

// Some of them; all are in `test/long`.
describeShapes('chromium', [...of(SECONDARY_BUSINESS), ...of(A2P_MESSAGING)]);
describeShapes(
  'firefox',
  of(STARTER, A2P_MESSAGING).filter(({ way }) => way.includes('with')),
);
