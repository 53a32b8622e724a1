import { expect } from 'chai';
import {
  afterEmptyLook,
  afterFailedLook,
  afterFailure,
} from '../../../src/core/submission/after-failure.js';
import { PausedError } from '../../../src/core/submission/paused-error.js';
import type { Step, StepKind } from '../../../src/core/submission/submission.js';
import { MOST_ATTEMPTS, PRODUCTION_TIMINGS } from '../../../src/core/submission/timings.js';
import { NoAnswerError, TrustHubError } from '../../../src/core/trusthub/trusthub-error.js';

const NOW = 1_000_000;
const CREATES: readonly StepKind[] = [
  'create-customer-profile',
  'create-end-user',
  'create-address',
  'create-supporting-document',
];
/** A second copy of them does harm, or is refused with "already". */
const ASSIGNS: readonly StepKind[] = ['assign-entity', 'submit-for-review'];
/** Asking again does no harm. */
const HARMLESS: readonly StepKind[] = [
  'find-primary-profile',
  'update-end-user',
  'update-address',
  'unassign-entity',
  'evaluate',
  'await-review',
];
const ALL = [...CREATES, ...ASSIGNS, ...HARMLESS];

const step = (kind: StepKind, changes: Partial<Step> = {}): Step => ({
  id: kind,
  title: kind,
  kind,
  needs: [],
  state: 'intent',
  attempt: 1,
  sentAt: NOW - 100,
  ...changes,
});

const refused = (status: number, code?: number, retryAfter?: number): TrustHubError =>
  new TrustHubError({
    status,
    code,
    message: 'Twilio’s words',
    moreInfo: undefined,
    request: 'POST /v1/X',
    retryAfter,
  });

const unanswered = (reason: NoAnswerError['reason'], answer?: TrustHubError): NoAnswerError =>
  new NoAnswerError('POST /v1/X', reason, answer && { answer });

const after = (kind: StepKind, error: unknown, changes?: Partial<Step>) =>
  afterFailure(step(kind, changes), error, NOW, PRODUCTION_TIMINGS, () => 1);

describe('after 429', () => {
  it('every step is held and sent again, after the wait that Twilio asked for', () => {
    for (const kind of ALL) {
      expect(after(kind, refused(429, 20429, 7_000)).step, kind).to.include({
        state: 'held',
        retryAt: NOW + 7_000,
      });
      expect(after(kind, refused(429)).step.retryAt, kind).to.equal(NOW + 1_000);
      expect(after(kind, refused(429), { attempt: 4 }).step.retryAt, kind).to.equal(NOW + 8_000);
    }
  });
});

describe('after 401', () => {
  it('the run stops until there is a good key, and the step is held, not failed', () => {
    for (const kind of ALL) {
      const { step: next, pause } = after(kind, refused(401, 20003));
      expect(pause, kind).to.equal('key');
      expect(next, kind).to.include({ state: 'held' }).and.not.have.property('retryAt');
    }
  });
});

describe('after a person is needed', () => {
  it('the run stops and the step is held', () => {
    const { step: next, pause } = after('find-primary-profile', new PausedError('Do this'));
    expect(pause).to.equal('other');
    expect(next).to.include({ state: 'held' });
    expect(next.error?.message).to.equal('Do this');
  });
});

describe('after another refusal', () => {
  for (const status of [400, 403, 404, 409, 422]) {
    it(`(${status}) a step fails with Twilio’s words`, () => {
      for (const kind of [...CREATES, ...HARMLESS]) {
        const { step: next, pause } = after(kind, refused(status, 21628));
        expect(next.state, kind).to.equal('failed');
        expect(next.error, kind).to.include({ status, code: 21628, twilio: 'Twilio’s words' });
        expect(pause, kind).to.equal(undefined);
      }
    });

    it(`(${status}) a step that a re-sent copy may have done is looked for first`, () => {
      for (const kind of ASSIGNS)
        expect(after(kind, refused(status)).step, kind).to.include({
          state: 'unknown',
          refused: true,
          retryAt: NOW,
        });
    });
  }
});

describe('after no answer', () => {
  for (const reason of ['network', 'timeout', 'unreadable', 'server'] as const) {
    it(`(${reason}) a write may have happened: it is looked for, not sent again`, () => {
      for (const kind of [...CREATES, ...ASSIGNS])
        expect(after(kind, unanswered(reason)).step, kind).to.include({
          state: 'unknown',
          looks: 0,
          retryAt: NOW,
        });
    });

    it(`(${reason}) what does no harm twice is sent again later`, () => {
      for (const kind of HARMLESS)
        expect(after(kind, unanswered(reason)).step, kind).to.include({
          state: 'held',
          retryAt: NOW + 1_000,
        });
    });
  }

  it('but a wait that was asked for, no look is made before it either', () => {
    const busy = unanswered('server', refused(503, undefined, 9_000));
    for (const kind of ALL) expect(after(kind, busy).step.retryAt, kind).to.equal(NOW + 9_000);
    const look = afterFailedLook(step('create-end-user'), busy, NOW, PRODUCTION_TIMINGS, () => 1);
    expect(look.step.retryAt).to.equal(NOW + 9_000);
  });
});

describe('after a mistake of our own', () => {
  it('the step fails, and nothing of the mistake is shown', () => {
    const { step: next } = after('create-end-user', new TypeError('secret detail'));
    expect(next.state).to.equal('failed');
    expect(JSON.stringify(next)).not.to.include('secret');
  });
});

describe('after a look that could not be made', () => {
  const look = (error: unknown, changes?: Partial<Step>) =>
    afterFailedLook(
      step('create-end-user', { state: 'unknown', ...changes }),
      error,
      NOW,
      PRODUCTION_TIMINGS,
      () => 1,
    );

  it('it is made again later, and the step stays unknown', () => {
    for (const error of [unanswered('network'), unanswered('server'), refused(500), refused(429)])
      expect(look(error).step).to.include({ state: 'unknown', retryAt: NOW + 1_000 });
  });

  it('none follows when Twilio does not let us look', () => {
    for (const error of [refused(403), refused(404), new TypeError('ours')])
      expect(look(error).step).to.include({ state: 'failed' });
  });

  it('the run stops when the key was refused', () => {
    expect(look(refused(401))).to.deep.include({ pause: 'key' });
  });

  it('what Twilio had refused is still what the person is told', () => {
    const error = { message: 'No', code: 22206 };
    const { step: next } = look(unanswered('network'), { refused: true, error });
    expect(next.error).to.deep.equal(error);
  });
});

describe('after a look that found nothing', () => {
  const unknown = (changes: Partial<Step> = {}): Step =>
    step('create-end-user', { state: 'unknown', sentAt: NOW, looks: 0, ...changes });
  const look = (changes: Partial<Step>, now: number): Step =>
    afterEmptyLook(unknown(changes), now, PRODUCTION_TIMINGS);
  const { quiesce, secondLook } = PRODUCTION_TIMINGS;

  it('the next comes when a late execution must have landed', () => {
    expect(look({}, NOW + 10)).to.include({ state: 'unknown', retryAt: NOW + quiesce, looks: 0 });
  });

  it('a second one must find nothing too before it is sent again', () => {
    const settled = NOW + quiesce;
    const first = look({}, settled);
    expect(first).to.include({ state: 'unknown', looks: 1, retryAt: settled + secondLook });
    expect(look(first, settled + secondLook)).to.include({ state: 'held' });
  });

  it('a refusal counts, but "exists already" is looked into once more', () => {
    const refusal = (status: number) => ({
      refused: true as const,
      error: { message: '', status },
    });
    expect(look(refusal(400), NOW).state).to.equal('failed');
    const again = look(refusal(409), NOW);
    expect(again).to.include({ state: 'unknown', looks: 1, retryAt: NOW + quiesce });
    expect(look({ ...refusal(409), looks: 1 }, NOW + quiesce).state).to.equal('failed');
  });

  it('it fails after the most resends that are made', () => {
    const last = { looks: 1, attempt: MOST_ATTEMPTS };
    expect(look(last, NOW + quiesce).state).to.equal('held');
    expect(look({ ...last, attempt: MOST_ATTEMPTS + 1 }, NOW + quiesce).state).to.equal('failed');
  });

  it('a step that Twilio had refused has failed, at once', () => {
    expect(look({ refused: true }, NOW)).to.include({ state: 'failed' });
  });

  it('a refusal of long ago is no answer any more: it is sent once more, and only once', () => {
    const refused = { refused: true as const, attempt: 1 };
    expect(look(refused, NOW + 4_000).state).to.equal('failed');
    expect(look(refused, NOW + 6_000)).to.include({ state: 'held', retryAt: NOW + 6_000 });
    expect(look({ ...refused, attempt: 2 }, NOW + 6_000).state).to.equal('failed');
  });

  it('a clock that was put back makes nobody wait for a day', () => {
    const day = 24 * 60 * 60_000;
    expect(look({ sentAt: NOW + day }, NOW)).to.include({
      sentAt: NOW,
      retryAt: NOW + quiesce,
    });
  });
});
