import type { Preflight } from '../../core/commands.js';
import type { FormModel } from '../../core/policy/form-model.js';
import type { SubmissionStatus, Trouble } from '../../core/submission/snapshot.js';

/** What the element can show at this moment. */
export type Stage =
  /** The host page has not said yet where to connect to. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'blocked'; readonly preflight: Preflight }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  | { readonly kind: 'open'; readonly form: FormModel; readonly preflight?: Preflight };

/** While Twilio works on it, or is done with it, nothing can be changed. */
export function isLocked(status: SubmissionStatus | undefined): boolean {
  switch (status) {
    case 'running':
    case 'waiting':
    case 'paused':
    case 'in-review':
    case 'approved':
    case 'cancelling':
      return true;
    case 'needs-attention':
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
