import { msg } from '@lit/localize';
import type { ProfileRow } from '../../core/commands.js';

/** Rows that ask the same of a person. */
export interface BusinessGroup {
  /** Whatever language its title is in. */
  readonly id: GroupId;
  readonly title: string;
  readonly rows: readonly ProfileRow[];
}

const GROUPS = ['needs-you', 'submitting', 'in-review', 'drafts', 'approved', 'other'] as const;

type GroupId = (typeof GROUPS)[number];

/** Who needs somebody first; empty groups are left out. */
export const businessGroups = (rows: readonly ProfileRow[]): readonly BusinessGroup[] =>
  GROUPS.map((id) => ({
    id,
    title: titleOf(id),
    rows: rows.filter((row) => groupOf(row.status) === id),
  })).filter((group) => group.rows.length > 0);

function titleOf(id: GroupId): string {
  switch (id) {
    case 'needs-you':
      return msg('Needs you');
    case 'submitting':
      return msg('Submitting');
    case 'in-review':
      return msg('In review');
    case 'drafts':
      return msg('Drafts');
    case 'approved':
      return msg('Approved');
    case 'other':
      return msg('Other');
    default:
      return id satisfies never;
  }
}

/** The heading of the group says in its own word how the business stands. */
export const isSaidByGroup = (status: ProfileRow['status']): boolean =>
  status === 'draft' || status === 'running' || status === 'in-review' || status === 'approved';

function groupOf(status: ProfileRow['status']): GroupId {
  switch (status) {
    case 'noncompliant':
    case 'rejected':
    case 'paused':
    case 'needs-attention':
      return 'needs-you';
    case 'running':
    case 'waiting':
    case 'cancelling':
      return 'submitting';
    case 'in-review':
      return 'in-review';
    case 'approved':
      return 'approved';
    case 'draft':
    case 'compliant':
    case 'cancelled':
      return 'drafts';
    case 'unknown':
      return 'other';
    default:
      return status satisfies never;
  }
}

/** What one click does, where there is something to do. */
export function actionOf(status: ProfileRow['status']): string | undefined {
  switch (status) {
    case 'noncompliant':
    case 'rejected':
    case 'needs-attention':
      return msg('Fix');
    case 'paused':
      return msg('Resume');
    case 'draft':
    case 'compliant':
      return msg('Continue');
    case 'running':
    case 'waiting':
    case 'cancelling':
    case 'in-review':
    case 'approved':
    case 'cancelled':
    case 'unknown':
      return undefined;
    default:
      return status satisfies never;
  }
}

/** What is worth knowing of every business at this status. */
export const noteOf = (status: ProfileRow['status']): string | undefined =>
  status === 'in-review' ? msg('Usually decided within a day') : undefined;
