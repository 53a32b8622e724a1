import { expect } from 'chai';
import type { LeftoverName } from '../../src/core/commands.js';
import { findLeftovers, holds } from '../../src/core/leftover-groups.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import type { Role } from '../../src/core/submission/mark.js';
import { friendlyName } from '../../src/core/submission/mark.js';
import type { Step, Submission } from '../../src/core/submission/submission.js';
import { sid } from '../../src/core/trusthub/sid.js';
import { json, scriptedClient, sidOf } from './fixtures/scripted-transport.js';

const NAME: LeftoverName = { draftId: 'kq7m2x9d4t' as DraftId, generation: 2, run: 'abcd' };

/** The account has one profile and one end user of that run, `BU…1` and `IT…1`. */
const found = async (submissions: readonly Submission[], name = NAME): Promise<string[]> => {
  const named = (prefix: string, role: Role) => ({
    sid: sidOf(prefix, 1),
    friendly_name: friendlyName('Bakery', { ...name, role }),
    status: 'draft',
    type: 't',
    attributes: {},
  });
  const page = (...results: unknown[]) => json({ meta: { key: 'results' }, results });
  // In the order in which things are deleted: profiles, documents, end users, addresses; then products.
  const { client } = scriptedClient(
    page(named('BU', 'p')),
    page(),
    page(named('IT', 'u0')),
    json({ addresses: [] }),
    page(),
  );
  const groups = await findLeftovers(client, async () => submissions);
  return groups.flatMap(({ objects }) => objects.map((object) => object.sid));
};

const step = (role: Role, own: string, extra: Partial<Step> = {}): Step => ({
  id: role,
  title: '',
  kind: role === 'p' ? 'create-customer-profile' : 'create-end-user',
  role,
  needs: [],
  state: 'done',
  attempt: 1,
  sid: own,
  ...extra,
});

const submission = (facts: Partial<Submission>): Submission => ({
  ...NAME,
  policySid: sid('RN', sidOf('RN', 1)),
  accountSid: sidOf('AC', 1),
  writes: 1,
  steps: [step('p', sidOf('BU', 1))],
  status: 'noncompliant',
  startedAt: '',
  updatedAt: '',
  ...facts,
});

const ALL = [sidOf('BU', 1), sidOf('IT', 1)];

describe('what no submission of this device knows', () => {
  it('is all of a run that is not in its journal, of another generation or device too', async () => {
    expect(await found([])).to.deep.equal(ALL);
    for (const other of [{ generation: 3 }, { run: 'zzzz' }, { draftId: '0123456789' as DraftId }])
      expect(await found([submission({ ...other, steps: [] })])).to.deep.equal(ALL);
  });

  it('is what a run at rest does not count, and nothing while it may still count it', async () => {
    expect(await found([submission({})])).to.deep.equal([sidOf('IT', 1)]);
    for (const status of ['running', 'waiting', 'paused', 'cancelling'] as const)
      expect(await found([submission({ status })]), status).to.deep.equal([]);
    for (const extra of [
      { state: 'unknown' },
      { state: 'intent' },
      { state: 'failed', unsure: true },
    ])
      expect(
        await found([
          submission({
            status: 'needs-attention',
            steps: [step('p', sidOf('BU', 1)), step('u0', '', extra as Partial<Step>)],
          }),
        ]),
        extra.state,
      ).to.deep.equal([]);
  });

  it('is all of a run that was cancelled, but not while that goes on or has failed', async () => {
    const cancel = step('p', '', { id: 'confirm-gone', kind: 'confirm-gone', state: 'failed' });
    const steps = [step('p', sidOf('BU', 1)), cancel];
    expect(await found([submission({ steps, status: 'needs-attention' })])).to.deep.equal([]);
    expect(await found([submission({ steps, status: 'cancelled' })])).to.deep.equal(ALL);
  });

  it('is nothing of the run that a submission here follows', async () => {
    const follows = { bundleSid: sid('BU', sidOf('BU', 1)), run: NAME.run, generation: 2 };
    const follower = submission({ run: 'mine', generation: 1, follows, status: 'in-review' });
    expect(await found([follower])).to.deep.equal([]);
    expect(holds(follower, NAME)).to.equal(true);
    expect(holds(follower, { ...NAME, run: 'none' })).to.equal(false);
  });
});
