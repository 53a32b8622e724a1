import { expect } from 'chai';
import type { DraftId } from '../../../src/core/draft/draft.js';
import type { MarkedObject } from '../../../src/core/submission/marked-objects.js';
import { nextRound } from '../../../src/core/submission/next-round.js';
import { hasRivals, rivalOf } from '../../../src/core/submission/rivals.js';
import type { Step, Submission } from '../../../src/core/submission/submission.js';
import { sidOf } from '../fixtures/scripted-transport.js';

const DRAFT = 'kq7m2x9d4t' as DraftId;
const SECOND = '2026-11-21T10:00:00Z';
const LATER = '2026-11-21T10:00:07Z';

const profile = (
  n: number,
  run: string,
  { createdAt = SECOND, status = 'draft', generation = 1, draftId = DRAFT } = {},
): MarkedObject => ({
  sid: sidOf('BU', n),
  name: '',
  mark: { draftId, run, generation, role: 'p' },
  createdAt,
  status,
});

const device = (run: string): Submission => ({ draftId: DRAFT, run, steps: [] }) as never;

/** Who goes on, of the devices whose runs these profiles are of. */
const goesOn = (profiles: readonly MarkedObject[]): string[] =>
  [...new Set(profiles.map(({ mark }) => mark.run))].filter(
    (run) => rivalOf(device(run), profiles) === undefined,
  );

describe('of several devices that send the same draft', () => {
  const twice = [profile(1, 'bbbb'), profile(2, 'aaaa'), profile(3, 'bbbb')];

  for (const [what, profiles, expected] of [
    ['the older goes on', [profile(1, 'bbbb'), profile(2, 'aaaa', { createdAt: LATER })], 'bbbb'],
    [
      'one that was sent goes on, however young',
      [profile(1, 'aaaa'), profile(2, 'bbbb', { createdAt: LATER, status: 'pending-review' })],
      'bbbb',
    ],
    ['one of the same second goes on', [profile(2, 'aaaa'), profile(1, 'bbbb')], 'aaaa'],
    ['one goes on though another’s profile was made twice', twice, 'aaaa'],
    ['the same one goes on once the second copy is swept', twice.slice(1), 'aaaa'],
    [
      'what a run left when it was taken back does not count',
      [
        profile(1, 'bbbb'),
        profile(2, 'bbbb', { createdAt: LATER, generation: 2 }),
        profile(3, 'aaaa', { createdAt: '2026-11-21T10:00:03Z' }),
      ],
      'aaaa',
    ],
  ] as const)
    it(what, () => {
      expect(goesOn(profiles)).to.deep.equal([expected]);
      expect(goesOn(profiles.toReversed())).to.deep.equal([expected]);
    });

  it('profiles of other drafts are none of theirs', () => {
    const other = profile(1, 'bbbb', { draftId: 'aaaaaaaaaa' as DraftId });
    expect(hasRivals(device('aaaa'), [other, profile(2, 'aaaa')])).to.equal(false);
    expect(hasRivals(device('aaaa'), twice)).to.equal(true);
  });
});

describe('the next round', () => {
  const gone: Step['error'] = { message: 'Gone', status: 404 };
  const step = (of: Partial<Step>): Step =>
    ({ title: '', needs: [], state: 'done', attempt: 1, ...of }) as Step;
  const made = step({ id: 'create-end-user:u0', kind: 'create-end-user', role: 'u0', sid: 'IT1' });
  const begun = (of: Partial<Submission>): Submission =>
    ({ draftId: DRAFT, run: 'mine', generation: 3, steps: [made], ...of }) as Submission;
  const follows = { bundleSid: sidOf('BU', 1), run: 'other', generation: 7 } as never;
  const next = (submission: Submission): { round: Submission; earlier: readonly Step[] } => {
    let earlier: readonly Step[] = [];
    const round = nextRound(submission, (steps) => (earlier = steps), undefined);
    return { round, earlier };
  };

  it('of one that follows another is that one’s own', () => {
    expect(next(begun({ follows })).round).to.include({ run: 'other', generation: 7 });
  });

  it('of one whose other was taken back begins from nothing', () => {
    const watch = step({ id: 'await-review', kind: 'await-review', state: 'failed', error: gone! });
    const { round, earlier } = next(begun({ follows, steps: [watch] }));
    expect(round).to.include({ run: 'mine', generation: 4 });
    expect(round).not.to.have.property('follows');
    expect(earlier).to.deep.equal([]);
  });

  it('believes in nothing that is not found once something was removed by somebody else', () => {
    const failed = step({ id: 'evaluate', kind: 'evaluate', state: 'failed', error: gone! });
    const { earlier } = next(begun({ steps: [made, failed] }));
    expect(earlier[0]).to.include({ sid: 'IT1', state: 'unknown' });
    expect(next(begun({})).earlier[0]).to.include({ state: 'done' });
  });

  it('believes as little after a cancel that failed half-way', () => {
    const kept = step({ id: 'remove-documents', kind: 'remove-documents', state: 'failed' });
    const { round, earlier } = next(begun({ steps: [made, kept] }));
    expect(earlier[0]).to.include({ sid: 'IT1', state: 'unknown' });
    expect(round).to.include({ run: 'mine', generation: 3 });
  });

  it('never takes another’s objects over while its own are not taken back', () => {
    const kept = step({ id: 'remove-documents', kind: 'remove-documents', state: 'failed' });
    const { round } = next(begun({ follows, steps: [made, kept] }));
    expect(round).to.include({ run: 'mine', generation: 4 });
  });
});
