import { expect } from 'chai';
import type { DraftId } from '../../../src/core/draft/draft.js';
import { MirroredJournal } from '../../../src/core/submission/mirrored-journal.js';
import { phaseOf } from '../../../src/core/submission/phase.js';
import { restored, withoutValues } from '../../../src/core/submission/restored.js';
import type { FrozenDraft } from '../../../src/core/submission/submission-journal.js';
import type { Step, StepKind, Submission } from '../../../src/core/submission/submission.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { journalContract } from '../../contracts/journal-contract.js';
import { memoryJournal, memoryMirror } from '../../fixtures/memory-host.js';
import { rejection } from '../fixtures/scripted-transport.js';
import { ONE_PERSON, startProcess, stored, worldWith } from './fake-process.js';

const DRAFT = 'kq7m2x9d4t' as DraftId;
const NOW = 1_000_000;
const now = (): number => NOW;

const step = (kind: StepKind, state: Step['state'], rest: Partial<Step> = {}): Step => ({
  id: kind,
  kind,
  title: `The words of ${kind}`,
  needs: [],
  state,
  attempt: state === 'pending' ? 0 : 1,
  ...rest,
});

const submission = (steps: readonly Step[], rest: Partial<Submission> = {}): Submission => ({
  draftId: DRAFT,
  policySid: sid('RN', 'RN00000000000000000000000000000001'),
  accountSid: 'AC00000000000000000000000000000001',
  generation: 1,
  run: 'abcd',
  writes: 7,
  steps,
  status: 'running',
  startedAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
  ...rest,
});

const MADE = step('create-customer-profile', 'done', { role: 'p', sid: 'BU1', doneAt: 5 });
const SENT = step('create-end-user', 'intent', { role: 'u0', sentAt: 900, bodyHash: 'h' });
const NEXT = step('assign-entity', 'pending', { role: 'u0', needs: ['create-end-user'] });
const TYPED: FrozenDraft = {
  draftId: DRAFT,
  label: 'Bakery',
  values: { 'a.x': 'typed' },
  form: { policySid: sid('RN', 'RN00000000000000000000000000000001'), title: '', sections: [] },
};

describe('the journal with a mirror', () => {
  for (const { name, run } of journalContract)
    it(name, async () => {
      const [inner, mirror] = [memoryJournal(), memoryMirror()];
      const reopen = async (): Promise<MirroredJournal> => new MirroredJournal(inner, mirror, now);
      await run({ store: await reopen(), reopen });
    });
});

describe('a phase', () => {
  it('holds no word: neither what Twilio said, nor titles, nor what a later version may add', () => {
    const canary = 'CANARY Jane Doe 12-3456789';
    const trouble = { message: canary, twilio: canary, moreInfo: canary, section: canary };
    const evaluation = { sid: 'EL1', status: 'noncompliant', rows: [{ says: canary }] };
    const phase = phaseOf({
      ...submission([step('create-end-user', 'failed', { title: canary, error: trouble })]),
      trouble,
      evaluation,
      label: canary,
      steps: [
        { ...step('create-end-user', 'failed', { title: canary, error: trouble }), typed: canary },
      ],
    } as never);
    expect(JSON.stringify(phase)).not.to.include('CANARY');
    expect(phase.steps[0]).to.include({ kind: 'create-end-user', state: 'failed' });
  });

  it('holds all that is needed to go on', () => {
    const full = submission([MADE, SENT, NEXT], {
      status: 'in-review',
      bundleStatus: 'in-review',
      goal: 'evaluate',
      rejectionCodes: [18601],
    });
    const told = {
      ...phaseOf(full),
      steps: phaseOf(full).steps.map((one, index) => ({
        ...one,
        title: full.steps[index]?.title,
      })),
    };
    expect(told).to.deep.equal(full);
  });
});

describe('a submission whose row is lost', () => {
  const rebuilt = restored(undefined, phaseOf(submission([MADE, SENT, NEXT])), NOW);
  const [made, sent, next] = rebuilt.steps as [Step, Step, Step];

  it('says so, and is newer than its copy', () => {
    expect(rebuilt).to.include({ rebuilt: true, writes: 8, status: 'running' });
    expect(rebuilt.trouble?.message).to.match(/lost.*looked for before anything is sent/);
  });

  it('keeps what was done', () => {
    expect(made).to.include({ state: 'done', sid: 'BU1', doneAt: 5 });
  });

  it('has what was sent, and what may have been, looked for from now on', () => {
    expect(sent).to.include({ state: 'unknown', looks: 0, sentAt: 900, retryAt: NOW });
    expect(next).to.include({ state: 'unknown', looks: 0, sentAt: NOW, retryAt: NOW });
  });

  it('has no step without words', () => {
    for (const { title } of rebuilt.steps) expect(title).to.match(/^[A-Z][a-z]/);
    expect(made.title).not.to.include('The words of');
  });

  it('repeats what may be repeated, and asks for the evaluation whose words are lost', () => {
    const phase = phaseOf(
      submission([
        MADE,
        step('sweep', 'intent'),
        step('evaluate', 'done', { sid: 'EL1', doneAt: 6 }),
        step('submit-for-review', 'pending'),
      ]),
    );
    const [, sweep, evaluate, submit] = restored(undefined, phase, NOW).steps;
    expect(sweep?.state).to.equal('intent');
    expect(evaluate).to.include({ state: 'pending' });
    expect(evaluate).not.to.have.any.keys('sid', 'doneAt');
    expect(submit?.state).to.equal('unknown');
  });

  it('stays as it was when it is decided, and in review when it was', () => {
    const decided = submission([MADE, step('evaluate', 'done'), step('submit-for-review', 'done')]);
    for (const status of ['approved', 'rejected', 'in-review'] as const) {
      const { steps, ...rest } = restored(undefined, phaseOf({ ...decided, status }), NOW);
      expect(rest.status).to.equal(status);
      expect(steps.every(({ state }) => state === 'done')).to.equal(true);
    }
    const cancelled = submission([MADE, NEXT], { status: 'cancelled' });
    const [, left] = restored(undefined, phaseOf(cancelled), NOW).steps;
    expect(left?.state).to.equal('pending');
  });
});

describe('a submission whose row is older than its mirror', () => {
  const row = submission([MADE, { ...SENT, sid: undefined } as never, NEXT], { writes: 6 });
  const done = submission([MADE, { ...SENT, state: 'done', sid: 'IT1' }, NEXT]);

  it('is taken as the mirror has it, with the words of the row', () => {
    const { steps } = restored(row, phaseOf(done), NOW);
    expect(steps.map(({ state }) => state)).to.deep.equal(['done', 'done', 'pending']);
    expect(steps[1]?.sid).to.equal('IT1');
    expect(steps[1]?.title).to.equal('The words of create-end-user');
  });

  it('leaves an intent to be found by who goes on', () => {
    const { steps } = restored(row, phaseOf(submission([MADE, SENT, NEXT])), NOW);
    expect(steps[1]?.state).to.equal('intent');
  });

  it('keeps an evaluation of the same round, and no older one', () => {
    const evaluation = { sid: 'EL1', status: 'compliant', sections: [] } as never;
    const first = step('evaluate', 'done');
    const old = submission([MADE, first], { evaluation });
    const same = restored(old, phaseOf(submission([MADE, first])), NOW);
    expect(same.evaluation).to.deep.equal(evaluation);
    expect(same.steps[1]?.state).to.equal('done');
    const second = { ...first, id: 'evaluate#2' };
    const later = restored(old, phaseOf(submission([MADE, first, second])), NOW);
    expect(later.evaluation).to.equal(undefined);
    expect(later.steps[2]?.state).to.equal('pending');
  });
});

describe('a submission without what was typed for it', () => {
  it('waits for a person where something has still to be sent', () => {
    const lost = withoutValues(submission([MADE, SENT, NEXT]));
    expect(lost.status).to.equal('needs-attention');
    expect(lost.trouble?.message).to.match(/fill in the form again/);
  });

  it('goes on where nothing of it is needed', () => {
    const sent = [MADE, step('submit-for-review', 'done'), step('await-review', 'held')];
    expect(withoutValues(submission(sent, { status: 'in-review' })).status).to.equal('in-review');
    const takenBack = [MADE, NEXT, step('remove-profile', 'pending')];
    expect(withoutValues(submission(takenBack, { status: 'cancelling' })).status).to.equal(
      'cancelling',
    );
  });
});

describe('a run whose values are not there', () => {
  it('sends nothing, and says so instead of seeming to run', async () => {
    const world = await worldWith(ONE_PERSON);
    world.disk.frozen = async () => undefined;
    const { run, changes } = startProcess(world);
    expect(await run()).to.equal('rested');
    expect(world.twilio.calls).to.deep.equal([]);
    for (const told of [changes.at(-1), await stored(world)]) {
      expect(told?.status).to.equal('needs-attention');
      expect(told?.trouble?.message).to.match(/fill in the form again/);
    }
  });
});

describe('a mirrored journal in a new process', () => {
  const older = submission([MADE, SENT, NEXT], { writes: 6 });
  const newer = submission([MADE, { ...SENT, state: 'done', sid: 'IT1' }, NEXT]);

  it('believes the row where the mirror is not newer, and brings the mirror up to it', async () => {
    const [inner, mirror] = [memoryJournal(), memoryMirror()];
    await inner.begin(newer, TYPED);
    await mirror.put(phaseOf(older));
    const journal = new MirroredJournal(inner, mirror, now);
    expect(await journal.get(DRAFT)).to.deep.equal(newer);
    expect(await mirror.list()).to.deep.equal([phaseOf(newer)]);
  });

  it('gives the mirror to an empty database, and asks for what was typed', async () => {
    const mirror = memoryMirror();
    await mirror.put(phaseOf(older));
    const journal = new MirroredJournal(memoryJournal(), mirror, now);
    expect(await journal.get(DRAFT)).to.include({ rebuilt: true, status: 'needs-attention' });
    const [listed] = await journal.list();
    expect(listed).to.deep.equal(await journal.get(DRAFT));
    expect(await journal.frozen(DRAFT)).to.equal(undefined);
  });

  it('goes on from the mirror by itself where what was typed is there', async () => {
    const [inner, mirror] = [memoryJournal(), memoryMirror()];
    await inner.begin(older, TYPED);
    await mirror.put(phaseOf(newer));
    const journal = new MirroredJournal(inner, mirror, now);
    expect(await journal.get(DRAFT)).to.include({ rebuilt: true, status: 'running' });
    expect((await journal.list()).map(({ writes }) => writes)).to.deep.equal([8]);
  });

  it('does not send old values for a plan that was made of newer ones', async () => {
    const [inner, mirror] = [memoryJournal(), memoryMirror()];
    await inner.begin(submission([MADE], { writes: 6, status: 'noncompliant' }), TYPED);
    await mirror.put(phaseOf(submission([MADE, step('update-end-user', 'pending')])));
    const journal = new MirroredJournal(inner, mirror, now);
    expect((await journal.get(DRAFT))?.status).to.equal('needs-attention');
  });

  it('stores what it made as soon as somebody goes on from it', async () => {
    const [inner, mirror] = [memoryJournal(), memoryMirror()];
    await mirror.put(phaseOf(newer));
    const journal = new MirroredJournal(inner, mirror, now);
    const found = (await journal.get(DRAFT))!;
    const next = { ...found, writes: found.writes + 1 };
    await journal.begin(next, TYPED);
    expect(await inner.get(DRAFT)).to.deep.equal(next);
    expect(await journal.get(DRAFT)).to.deep.equal(next);
    expect(await mirror.list()).to.deep.equal([phaseOf(next)]);
  });

  it('finds a loss in its own life when it is told to look', async () => {
    const [inner, mirror] = [memoryJournal(), memoryMirror()];
    const journal = new MirroredJournal(inner, mirror, now);
    await journal.begin(newer, TYPED);
    await inner.remove(DRAFT);
    expect(await journal.get(DRAFT)).to.equal(undefined);
    journal.compareAgain();
    expect(await journal.get(DRAFT)).to.include({ rebuilt: true });
  });

  it('does not bring back what was removed', async () => {
    const [inner, mirror] = [memoryJournal(), memoryMirror()];
    await new MirroredJournal(inner, mirror, now).begin(newer, TYPED);
    await new MirroredJournal(inner, mirror, now).remove(DRAFT);
    expect(await new MirroredJournal(inner, mirror, now).list()).to.deep.equal([]);
  });

  it('asks again after a comparison that failed', async () => {
    const [inner, mirror] = [memoryJournal(), memoryMirror()];
    await inner.begin(newer, TYPED);
    let failures = 1;
    const list = mirror.list.bind(mirror);
    mirror.list = () => (failures-- > 0 ? Promise.reject(new Error('no storage')) : list());
    const journal = new MirroredJournal(inner, mirror, now);
    expect((await rejection(journal.get(DRAFT))).message).to.equal('no storage');
    expect(await journal.get(DRAFT)).to.deep.equal(newer);
  });
});

describe('a disk that is full', () => {
  const before = submission([MADE, { ...SENT, state: 'pending' }, NEXT], { writes: 5 });
  const intent = submission([MADE, SENT, NEXT], { writes: 6 });
  const result = submission([MADE, { ...SENT, state: 'done', sid: 'IT1' }, NEXT]);

  async function full(stored: Submission) {
    const [inner, mirror] = [memoryJournal(), memoryMirror()];
    await new MirroredJournal(inner, mirror, now).begin(stored, TYPED);
    inner.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    return { inner, mirror, journal: new MirroredJournal(inner, mirror, now) };
  }

  it('at an intent: refuses, and nobody will think that it was sent', async () => {
    const { inner, mirror, journal } = await full(before);
    expect((await rejection(journal.put(intent))).name).to.equal('QuotaExceededError');
    expect(await journal.get(DRAFT)).to.deep.equal(before);
    const next = new MirroredJournal(inner, mirror, now);
    expect(await next.get(DRAFT)).to.deep.equal(before);
  });

  it('at a result: refuses, and the SID is known here and to the next process', async () => {
    const { inner, mirror, journal } = await full(intent);
    expect((await rejection(journal.put(result))).name).to.equal('QuotaExceededError');
    expect(await journal.get(DRAFT)).to.deep.equal(result);
    const next = (await new MirroredJournal(inner, mirror, now).get(DRAFT))!;
    expect(next).to.include({ rebuilt: true, status: 'running' });
    expect(next.steps[1]).to.include({ state: 'done', sid: 'IT1' });
  });

  it('of the mirror alone stops nothing', async () => {
    const [inner, mirror] = [memoryJournal(), memoryMirror()];
    mirror.put = () => Promise.reject(new Error('full'));
    const journal = new MirroredJournal(inner, mirror, now);
    await journal.begin(intent, TYPED);
    await journal.put(result);
    expect(await inner.get(DRAFT)).to.deep.equal(result);
  });
});
