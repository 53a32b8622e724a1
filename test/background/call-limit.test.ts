import { expect } from 'chai';
import { CallLimit, MOST_CALLS, MOST_TO_TWILIO, WINDOW } from '../../src/background/call-limit.js';
import type { CommandName, OnboardingError } from '../../src/core/commands.js';
import { FakeFacade } from '../protocol/fake-facade.js';

let now = 0;
let facade: FakeFacade;
let limit: CallLimit;

beforeEach(() => {
  now = 1_000_000;
  facade = new FakeFacade();
  limit = new CallLimit(() => now);
});

/** Calls so often, and gives the codes of what was refused. */
async function call(command: CommandName, times: number): Promise<string[]> {
  const page = limit.of(facade.onboarding);
  const calls = Array.from({ length: times }, () => page.call(command, {} as never));
  const settled = await Promise.allSettled(calls);
  return settled.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as OnboardingError).code] : [],
  );
}

describe('how often a site may call', () => {
  it('is enough for typing', async () => {
    expect(await call('draft.save', MOST_CALLS)).to.deep.equal([]);
    expect(facade.reached).to.have.length(MOST_CALLS);
  });

  it('has an end, over all its pages together, and begins again', async () => {
    await call('draft.save', MOST_CALLS - 1);
    expect(await call('draft.list', 3)).to.deep.equal(['not-allowed', 'not-allowed']);
    expect(facade.reached).to.have.length(MOST_CALLS);
    now += WINDOW;
    expect(await call('draft.list', 1)).to.deep.equal([]);
  });

  it('begins again when the clock was put back', async () => {
    await call('draft.save', MOST_CALLS);
    now -= 3_600_000;
    expect(await call('draft.save', 1)).to.deep.equal([]);
  });

  it('is less for what asks Twilio', async () => {
    const commands = [
      'preflight',
      'form.open',
      'submission.start',
      'submission.resume',
      'submission.evaluate',
      'submission.cancel',
      'submission.evaluations',
      'submission.evaluation',
    ] as const;
    for (const command of commands) {
      expect(await call(command, MOST_TO_TWILIO + 2), command).to.have.length(2);
      for (const other of commands)
        expect(await call(other, 1), other).to.deep.equal(['not-allowed']);
      expect(await call('draft.save', 20)).to.deep.equal([]);
      now += WINDOW;
    }
  });

  it('does not concern news', () => {
    const heard: unknown[] = [];
    const stop = limit.of(facade.onboarding).on('draft.changed', (data) => heard.push(data));
    facade.emit('draft.changed', { draftId: 'kq7m2x9d4t' as never, revision: 1 });
    stop();
    expect(heard).to.have.length(1);
    expect(facade.listening()).to.equal(0);
  });
});
