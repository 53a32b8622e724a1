import { assert } from 'chai';
import { newDraftId } from '../../src/core/draft/draft-id.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import { readMark } from '../../src/core/submission/mark.js';
import { SECONDARY_BUSINESS_POLICY } from '../../src/core/trusthub/assumptions.js';
import type { Sid } from '../../src/core/trusthub/sid.js';
import { VENDOR } from '../e2e/harness/accounts.js';
import { businessValues } from '../e2e/harness/grid/business-values.js';
import { judge } from '../e2e/harness/grid/judge.js';
import type { Lines } from '../e2e/harness/grid/lines.js';
import { openLines } from '../e2e/harness/grid/lines.js';
import { isNumber, neededAt, NUMBER, PLACES } from '../e2e/harness/grid/places.js';
import type { Said, UnwatchedChromium } from '../e2e/harness/unwatched-chromium.js';
import { launchUnwatched } from '../e2e/harness/unwatched-chromium.js';
import { until } from '../e2e/harness/until.js';
import { Chance } from '../model/sim/chance.js';

const SEED = Number(process.env['GRID_SEED'] ?? 8);
const SECOND = 1_000;
/** A request is given up after this. */
const TIMEOUT = 20 * SECOND;

/** Production build and waits. The ledger alone tells what happens. */
describe(`requests that take too long, in a chromium that nobody watches, seed ${SEED}`, function () {
  this.timeout(600_000);
  let lines: Lines;
  let chromium: UnwatchedChromium;

  beforeEach(async () => {
    lines = await openLines();
  });

  afterEach(async () => {
    await chromium?.close();
    await lines.close();
  });

  /** Starts one business for each of these lists of numbers; the page that did so is closed. */
  async function send(numbers: readonly (readonly string[])[]): Promise<readonly DraftId[]> {
    const draftIds = numbers.map(() => newDraftId());
    chromium = await launchUnwatched({
      build: 'production',
      network: lines.line['fresh connections'],
      says: [
        ['accounts.save', VENDOR],
        ...draftIds.flatMap((draftId, n) => sending(draftId, n, numbers[n]!)),
      ],
    });
    return draftIds;
  }

  const inReview = (draftId: DraftId, limit: number): Promise<{ sid: string }> =>
    until(
      'it is in review',
      async () =>
        (await lines.control.state())['CustomerProfiles']!.find(
          ({ friendly_name: name, status }) =>
            readMark(name ?? '')?.draftId === draftId && status === 'in-review',
        ),
      limit,
    );

  async function assertOneOfEach(draftId: DraftId, numbers: readonly string[]): Promise<void> {
    const { sid } = await inReview(draftId, 400 * SECOND);
    const seen = { status: 'in-review', bundleSid: sid as Sid<'BU'> } as const;
    assert.isEmpty(await judge(lines.control, { draftId, numbers }, seen));
  }

  it('each of the fourteen steps once answered after 30 to 45 s: given up at 20 s, found, not sent again', async () => {
    const { control, hungUp } = lines;
    const chance = new Chance(SEED);
    const slow = PLACES.map((place, n) => ({
      method: 'POST',
      path: place.path,
      // One of each business, as far as they keep in step.
      nth: isNumber(place) ? 1 : neededAt(place) * n + place.nth,
      fault: `slow:${chance.between(30, 45) * SECOND}`,
    }));
    await control.faults(slow);
    const numbers = PLACES.map((_, n) => (n === 0 ? [NUMBER] : []));
    const draftIds = await send(numbers);
    for (const [n, draftId] of draftIds.entries()) await assertOneOfEach(draftId, numbers[n]!);

    const ledger = await control.ledger();
    const posts = (path: string): number =>
      ledger.filter((row) => row.method === 'POST' && new RegExp(path).test(row.path)).length;
    assert.lengthOf(
      ledger.filter(({ fault }) => fault?.startsWith('slow')),
      PLACES.length,
    );
    for (const place of PLACES.filter(({ nth, step }) => nth === 1 && step !== 'evaluate'))
      assert.equal(
        posts(place.path),
        isNumber(place) ? 1 : neededAt(place) * PLACES.length,
        place.name,
      );
    // What is executed at once is in review before its answer is given up.
    await until('all are given up', () => hungUp.length === PLACES.length, 2 * TIMEOUT);
    const waits = hungUp.map(({ after }) => after);
    console.log(
      `      given up after ${waits.map((wait) => (wait / SECOND).toFixed(1)).join(', ')} s`,
    );
    for (const wait of waits) assert.closeTo(wait, TIMEOUT, 2 * SECOND);
  });

  it('one carried out after 45 s that is never answered: the idle worker dies, its alarm goes on, and finds it', async () => {
    const { control } = lines;
    await control.faults([{ method: 'POST', path: '^/v1/EndUsers$', nth: 2, fault: 'late:45000' }]);
    const [draftId] = await send([[NUMBER]]);
    await until('the extension runs', () => chromium.holdsExtension());
    const startedAt = Date.now();
    await until('its worker died', async () => !(await chromium.holdsExtension()), 120 * SECOND);
    const diedAfter = (Date.now() - startedAt) / SECOND;
    assert.isEmpty(await submits());
    await assertOneOfEach(draftId!, [NUMBER]);
    console.log(
      `      the worker died after ${diedAfter.toFixed(0)} s; in review after ` +
        `${((Date.now() - startedAt) / SECOND).toFixed(0)} s`,
    );
    const made = (await control.ledger()).filter(
      ({ method, path }) => method === 'POST' && path === '/v1/EndUsers',
    );
    assert.lengthOf(made, 3);
  });

  const submits = async () =>
    (await lines.control.writes()).filter(({ path }) =>
      /^\/v1\/CustomerProfiles\/BU[0-9a-f]{32}$/.test(path),
    );
});

function sending(draftId: DraftId, n: number, numbers: readonly string[]): Said[] {
  const changes = businessValues(`Bakery ${n} LLC`, numbers);
  return [
    ['draft.open', { draftId, policySid: SECONDARY_BUSINESS_POLICY }],
    ['draft.save', { draftId, revision: 0, changes }],
    ['submission.start', { draftId }],
  ];
}
