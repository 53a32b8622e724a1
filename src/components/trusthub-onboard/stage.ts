import type { Preflight } from '../../core/commands.js';
import type { FormModel } from '../../core/policy/form-model.js';
import type { Snapshot, Trouble } from '../../core/submission/snapshot.js';
import { isTakingBack, stepParts } from '../th-progress/step-parts.js';

/** What the element can show at this moment. */
export type Stage =
  /** The host page has not said yet where to connect to. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'blocked'; readonly preflight: Preflight }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  | { readonly kind: 'open'; readonly form: FormModel; readonly preflight?: Preflight };

/**
 * While Twilio works on it, or is done with it, nothing can be changed; nor while some of it is still
 * to be taken back.
 */
export function isLocked(snapshot: Snapshot | undefined): boolean {
  const status = snapshot?.status;
  switch (status) {
    case 'running':
    case 'waiting':
    case 'paused':
    case 'in-review':
    case 'approved':
    case 'cancelling':
      return true;
    case 'needs-attention':
      return isTakingBack(stepParts(snapshot?.steps ?? []));
    case 'compliant':
    case 'noncompliant':
    case 'rejected':
    case 'cancelled':
    case undefined:
      return false;
    default:
      return status satisfies never;
  }
}
