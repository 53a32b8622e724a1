import type { Step } from './submission.js';

type About = Pick<Step, 'subject' | 'role'>;

/** Of each object the step that assigns it, or takes it away, last. */
const newestLinks = (steps: readonly Step[]): ReadonlyMap<string, Step> =>
  new Map(
    steps.filter(({ kind }) => /^(un)?assign-/.test(kind)).map((step) => [keyOf(step), step]),
  );

const keyOf = ({ subject, role }: About): string => subject ?? role ?? '';

/** The steps that assign what was not taken away since. */
export const assigning = (steps: readonly Step[]): readonly Step[] =>
  [...newestLinks(steps).values()].filter(({ kind }) => kind.startsWith('assign-'));

/** Whether it was taken off the profile; an address goes with the document of its number. */
export function takenOut(steps: readonly Step[]): (about: About) => boolean {
  const newest = newestLinks(steps);
  return (about) =>
    newest.get(keyOf(about).replace(/^a(?=\d)/, 'd'))?.kind.startsWith('unassign-') ?? false;
}
