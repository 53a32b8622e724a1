import { assert } from 'chai';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import { groupSteps } from '../../src/components/th-progress/group-steps.js';
import '../../src/components/th-outcome/th-outcome.js';
import { ago, date, duration } from '../../src/components/times.js';
import { validityWords } from '../../src/components/validity-words.js';
import { ENGLISH, setSpoken } from '../../src/locales/spoken.js';
import { FORM, LEGAL_NAME, REJECTION, snapshot, steps } from './fixtures/bakery.js';
import { query, queryAll, text, words } from './support/deep.js';
import { mount, settle, unmountAll } from './support/mount.js';

const NOON = Date.UTC(2026, 10, 21, 12);
const SECOND = 1000;
const HOUR = 3_600_000;

/** German, with what is told put into marks, so that it shows. */
const marked = (): void => setSpoken({ code: 'de', told: (words) => `«${words}»` });

async function outcome(shown: Snapshot): Promise<HTMLElement> {
  const element = document.createElement('th-outcome');
  Object.assign(element, { snapshot: shown, form: FORM });
  mount(element);
  await settle();
  return element;
}

describe('words of another language', () => {
  afterEach(() => {
    setSpoken(ENGLISH);
    unmountAll();
  });

  it('go with times as that language writes them', () => {
    const spans = (): string[] => [
      ago(NOON - 4 * HOUR, undefined, NOON),
      ago(NOON - HOUR / 20, undefined, NOON),
      duration(600),
      duration(41 * SECOND),
      duration(HOUR / 20),
    ];
    assert.deepEqual(spans(), ['4 h', '3 min', '0.6 s', '41 s', '3 min']);
    marked();
    assert.deepEqual(spans(), ['4 Std.', '3 Min.', '0,6 Sek.', '41 Sek.', '3 Min.']);
    assert.equal(date(NOON), '21. November 2026');
    assert.equal(date(NOON, 'es'), '21 de noviembre de 2026', 'the page may ask for another');
    assert.equal(date(NOON, 'no such'), '21. November 2026');
  });

  it('count the days that are left', () => {
    const left = (days: number): string | undefined =>
      validityWords(new Date(NOON + days * 24 * HOUR).toISOString(), 'en-GB', NOON)?.words;
    assert.equal(left(0.5), 'Valid only until 22 November 2026: less than a day left');
    assert.equal(left(1), 'Valid only until 22 November 2026: 1 day left');
    assert.equal(left(2), 'Valid only until 23 November 2026: 2 days left');
  });

  it('say what the core says, at each reason and each step, and leave Twilio’s own as they are', async () => {
    marked();
    const rejected = await outcome(snapshot('rejected', { rejection: REJECTION }));
    const [reason] = REJECTION.reasons;
    assert.equal(words(query(rejected, '.reason h4')), `«${reason?.title}»`);
    assert.include(text(rejected), `«${reason?.advice}»`);
    const label = FORM.sections
      .flatMap(({ fields }) => fields)
      .find(({ path }) => path === LEGAL_NAME)?.label;
    assert.include(queryAll(rejected, '.reason a').map(words), `«${label}»`);

    const paused = await outcome(
      snapshot('paused', {
        steps: steps(3),
        trouble: { message: 'The network is gone', code: 20003, twilio: 'Authenticate' },
      }),
    );
    assert.include(text(paused), '«The network is gone»');
    assert.equal(words(query(paused, '.twilio bdi')), 'Authenticate');
    const alone = groupSteps(steps(3)).find(({ title }) => title.startsWith('«'));
    assert.include(
      steps(3).map(({ title }) => `«${title}»`),
      alone?.title,
    );
    assert.include(text(paused), `${alone?.title}`);
  });
});
