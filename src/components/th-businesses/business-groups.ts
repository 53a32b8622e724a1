import type { ProfileRow } from '../../core/commands.js';

/** Rows that ask the same of a person. */
export interface BusinessGroup {
  readonly title: string;
  readonly rows: readonly ProfileRow[];
}

const TITLES = ['Needs you', 'Submitting', 'In review', 'Drafts', 'Approved', 'Other'] as const;

type Title = (typeof TITLES)[number];

/** Who needs somebody first; empty groups are left out. */
export const businessGroups = (rows: readonly ProfileRow[]): readonly BusinessGroup[] =>
  TITLES.map((title) => ({
    title,
    rows: rows.filter((row) => titleOf(row.status) === title),
  })).filter((group) => group.rows.length > 0);

function titleOf(status: ProfileRow['status']): Title {
  switch (status) {
    case 'noncompliant':
    case 'rejected':
    case 'paused':
    case 'needs-attention':
      return 'Needs you';
    case 'running':
    case 'waiting':
    case 'cancelling':
      return 'Submitting';
    case 'in-review':
      return 'In review';
    case 'approved':
      return 'Approved';
    case 'draft':
    case 'compliant':
    case 'cancelled':
      return 'Drafts';
    case 'unknown':
      return 'Other';
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
      return 'Fix';
    case 'paused':
      return 'Resume';
    case 'draft':
    case 'compliant':
      return 'Continue';
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
  status === 'in-review' ? 'Usually decided within a day' : undefined;
