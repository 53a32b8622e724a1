import { expect } from 'chai';
import type { Permit, Priority } from '../../../src/core/submission/pace.js';
import { Lane } from '../../../src/core/submission/lane.js';
import { SubmissionRunner } from '../../../src/core/submission/submission-runner.js';
import { PRODUCTION_TIMINGS } from '../../../src/core/submission/timings.js';
import { fetchBundle } from '../../../src/core/trusthub/bundles.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { TrustHubClient } from '../../../src/core/trusthub/trusthub-client.js';
import { NoAnswerError, TrustHubError } from '../../../src/core/trusthub/trusthub-error.js';
import { memoryJournal } from '../../fixtures/memory-host.js';
import { ACCOUNT, json, rejection, sidOf } from '../fixtures/scripted-transport.js';
import { FakeClock } from './fake-clock.js';
import { settled } from './settled.js';

const PROFILE = sid('BU', sidOf('BU', 1));
const OTHER_ACCOUNT = sidOf('AC', 2);

/** Twilio as one request after another finds it. */
class Line {
  readonly waiting: ((response: Response) => void)[] = [];
  readonly client = (accountSid = ACCOUNT): TrustHubClient =>
    new TrustHubClient(
      () => new Promise<Response>((resolve) => this.waiting.push(resolve)),
      accountSid,
    );

  async answer(status: number, headers: Record<string, string> = {}): Promise<void> {
    await settled();
    const next = this.waiting.shift();
    if (!next) throw new Error('Nobody asked');
    next(json({}, status, headers));
    await settled();
  }
}

const ask = (client: TrustHubClient): Promise<unknown> =>
  fetchBundle(client, { kind: 'CustomerProfiles', sid: PROFILE });
const askMany = (count: number, client: TrustHubClient): void => {
  for (let i = 0; i < count; i += 1) void ask(client).catch(() => undefined);
};

describe('what is asked beside the submissions', () => {
  let line: Line;
  let clock: FakeClock;
  let lane: Lane;

  beforeEach(() => {
    line = new Line();
    clock = new FakeClock();
    lane = new Lane(() => clock.now());
  });

  const direct = (): TrustHubClient => lane.direct(line.client(), clock);

  /** How many places there are for that priority, when nobody has one. */
  const places = async (priority: Priority): Promise<number> => {
    const permits: Permit[] = [];
    for (let i = 0; i < 10; i += 1)
      void lane.pace.acquire(() => priority).then((permit) => permits.push(permit));
    await settled();
    return permits.length;
  };

  it('is six requests at once at most', async () => {
    askMany(20, direct());
    await settled();
    expect(line.waiting).to.have.length(6);
    await line.answer(404);
    expect(line.waiting).to.have.length(6);
  });

  it('goes ahead of submissions that nobody looks at', async () => {
    const bulk = await Promise.all([
      lane.pace.acquire(() => 'bulk'),
      lane.pace.acquire(() => 'bulk'),
    ]);
    for (let i = 0; i < 10; i += 1) void lane.pace.acquire(() => 'bulk');
    askMany(1, direct());
    await settled();
    expect(line.waiting).to.have.length(1);
    for (const permit of bulk) permit.release();
  });

  it('halves the pace of all when Twilio has too much of it', async () => {
    const refused = rejection(ask(direct()));
    await line.answer(429, { 'Retry-After': '7' });
    const error = await refused;
    expect(error).to.be.instanceOf(TrustHubError);
    expect(error).to.include({ status: 429, retryAfter: 7_000 });
    expect(await places('interactive')).to.equal(3);
    lane = new Lane(() => clock.now());
    const again = rejection(ask(direct()));
    await line.answer(429);
    await again;
    expect(await places('bulk')).to.equal(1);
  });

  it('waits for the end of a short pause that Twilio asked of any of them', async () => {
    const refused = rejection(ask(direct()));
    await line.answer(503, { 'Retry-After': '4' });
    await refused;
    expect(lane.after(0)).to.equal(clock.now() + 4_000);
    askMany(1, direct());
    await settled();
    expect(clock.waits).to.deep.equal([4_000]);
    expect(line.waiting).to.have.length(1);
  });

  it('is told of a long pause, and nothing is sent in it', async () => {
    const refused = rejection(ask(direct()));
    await line.answer(503, { 'Retry-After': '60' });
    await refused;
    const error = await rejection(ask(direct()));
    expect(error).to.be.instanceOf(NoAnswerError);
    expect(error).to.include({ reason: 'server' });
    expect(line.waiting).to.have.length(0);
    expect(clock.waits).to.deep.equal([]);
    clock.time.now += 60_000;
    askMany(1, direct());
    await settled();
    expect(line.waiting).to.have.length(1);
  });

  it('is one line for each account, however often its client is made', async () => {
    const runner = new SubmissionRunner({
      journal: memoryJournal(),
      clock,
      timings: PRODUCTION_TIMINGS,
      connect: async () => undefined,
      onChange: () => undefined,
    });
    askMany(5, runner.direct(line.client()));
    askMany(5, runner.direct(line.client()));
    await settled();
    expect(line.waiting).to.have.length(6);
    askMany(5, runner.direct(line.client(OTHER_ACCOUNT)));
    await settled();
    expect(line.waiting).to.have.length(11);
  });
});

describe('a step under way when Twilio asks for a pause', () => {
  /** When each method is sent after a 503 that asks for two seconds, in milliseconds. */
  async function sentAfter(method: string): Promise<number> {
    const clock = new FakeClock();
    const lane = new Lane(() => clock.now());
    const answers = [503, 200];
    let sentAt = clock.now();
    const send = lane.quieted(async () => {
      sentAt = clock.now();
      return json({}, answers.shift() ?? 200, { 'retry-after': '2' });
    }, clock);
    const address = 'https://trusthub.twilio.com/v1/EndUsers';
    const begun = clock.now();
    await send(new Request(address));
    await send(new Request(address, { method }));
    return sentAt - begun;
  }

  it('reads on, and deletes what it read, when the pause is over', async () => {
    expect(await sentAfter('GET')).to.equal(2_000);
    expect(await sentAfter('DELETE')).to.equal(2_000);
  });

  it('is let through with what its intent was written for', async () => {
    expect(await sentAfter('POST')).to.equal(0);
  });
});
