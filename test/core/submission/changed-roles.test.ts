import { expect } from 'chai';
import { changedRoles } from '../../../src/core/submission/changed-roles.js';
import { plan } from '../../../src/core/submission/plan.js';
import type { StepContext } from '../../../src/core/submission/step-context.js';
import { hashOf } from '../../../src/core/submission/step-context.js';
import type { Step, Submission } from '../../../src/core/submission/submission.js';
import { frozenDraft, newSubmission, ONE_PERSON } from './fake-process.js';

const TYPED = { ...ONE_PERSON, 'customer_profile_address.street': '14 Maple Street' };

type State = Pick<Step, 'state' | 'unsure'>;
/** What was sent last by the step: what is typed now, what was typed before, or nobody knows. */
type Sent = 'now' | 'before' | 'nobody knows';

const DONE: State = { state: 'done' };
const REOPENED: State = { state: 'failed', unsure: true };

const CASES: readonly (readonly [create: [State, Sent], update: [State, Sent] | null, boolean])[] =
  [
    [[DONE, 'now'], null, false],
    [[DONE, 'before'], null, true],
    [[DONE, 'nobody knows'], null, true],
    // Looked for before it is made; what is found may be what was sent first.
    [[{ state: 'unknown' }, 'now'], null, false],
    [[{ state: 'unknown' }, 'before'], null, true],
    [[{ state: 'unknown' }, 'nobody knows'], null, true],
    [[{ state: 'intent' }, 'before'], null, true],
    [[REOPENED, 'before'], null, true],
    // Not there, so it is made with what is typed now.
    [[{ state: 'held' }, 'before'], null, false],
    [[{ state: 'failed' }, 'before'], null, false],
    [[DONE, 'before'], [DONE, 'now'], false],
    [[DONE, 'now'], [DONE, 'before'], true],
    // Nobody knows what these did.
    [[DONE, 'before'], [{ state: 'held' }, 'now'], true],
    [[DONE, 'before'], [{ state: 'failed' }, 'now'], true],
    [[DONE, 'now'], [{ state: 'held' }, 'before'], true],
    [[DONE, 'now'], [{ state: 'pending' }, 'nobody knows'], true],
    // Made again by themselves, with what is typed now.
    [[DONE, 'before'], [{ state: 'unknown' }, 'before'], false],
    [[DONE, 'before'], [{ state: 'intent' }, 'now'], false],
  ];

describe('whether the address has to be corrected', () => {
  const rowWith = async ([create, update]: (typeof CASES)[number]): Promise<Submission> => {
    const [submission, now, before] = await Promise.all([
      newSubmission(ONE_PERSON),
      frozenDraft(TYPED),
      frozenDraft(ONE_PERSON),
    ]);
    const first = plan(now.form, ONE_PERSON);
    const all = plan(now.form, ONE_PERSON, {
      earlier: first.map((step): Step => ({ ...step, ...DONE })),
      changed: (role) => role === 'a0',
    });
    const as = async (step: Step, [state, sent]: [State, Sent]): Promise<Step> => {
      const context = { submission, frozen: sent === 'now' ? now : before } as StepContext;
      const bodyHash = sent === 'nobody knows' ? undefined : await hashOf(context, step);
      return { ...step, ...state, ...(bodyHash && { bodyHash }), attempt: bodyHash ? 1 : 0 };
    };
    const made = all.find(({ kind }) => kind === 'create-address')!;
    const corrected = all.find(({ kind }) => kind === 'update-address')!;
    const steps = [await as(made, create), ...(update ? [await as(corrected, update)] : [])];
    return { ...submission, steps };
  };

  for (const given of CASES) {
    const [[create, made], update, expected] = given;
    const after = update ? `, updated ${update[0].state} with ${update[1]}` : '';
    const unsure = create.unsure ? ' and unsure' : '';
    it(`${expected ? 'yes' : 'no'}: made ${create.state}${unsure} with ${made}${after}`, async () => {
      const changed = await changedRoles(await rowWith(given), await frozenDraft(TYPED));
      expect(changed.has('a0')).to.equal(expected);
    });
  }

  it('yes, like all else, of what another device sent', async () => {
    const row = await rowWith([[DONE, 'now'], null, false]);
    const changed = await changedRoles({ ...row, follows: {} as never }, await frozenDraft(TYPED));
    expect(changed).to.include.all.keys('p', 'u0', 'u1', 'a0', 'd0');
  });
});
