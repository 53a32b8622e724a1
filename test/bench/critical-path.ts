import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import { documentedScript } from './documented-script.js';
import { facadeJourney, type JourneyOptions } from './facade-journey.js';
import { medianOf } from './median.js';

/** Of each call at the sandbox, in milliseconds. */
const LATENCY = 100;
/** Rounds of a submission, each of which cannot be shorter than one call. */
const ROUNDS = 5;
const LIMIT = 1.25;
const SAMPLES = 7;

const TWO_PEOPLE = { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON };

const JOURNEYS: Readonly<Record<string, JourneyOptions>> = {
  'ours, two representatives': { values: TWO_PEOPLE },
  'ours, one representative': { values: MAPLE_STREET_BAKERY },
  "ours, one, account's own address": { values: MAPLE_STREET_BAKERY, existingAddress: true },
};

/**
 * How long a person waits from the button to Twilio's answer to the submit, where each call takes
 * 100 ms: our engine, and the documented script with Twilio's own library.
 */
export async function printCriticalPath(): Promise<void> {
  console.log(
    `\n${LATENCY} ms a call, from the start to the submit's answer, median of ${SAMPLES}; ` +
      `limit ${LIMIT} x (${ROUNDS} x ${LATENCY} ms) = ${LIMIT * ROUNDS * LATENCY} ms`,
  );
  const script = await several(() => documentedScript(LATENCY));
  const scripted = medianOf(script.map(({ elapsed }) => elapsed));
  line(
    "the documented script, Twilio's library",
    scripted,
    scripted,
    `${script[0]!.writes} writes`,
  );
  for (const [name, options] of Object.entries(JOURNEYS)) {
    const runs = await several(() => facadeJourney({ ...options, latency: LATENCY }));
    const { writes, reads } = runs[0]!;
    const times = runs.map(({ elapsed }) => elapsed);
    line(name, medianOf(times), scripted, `${writes.length} writes, ${reads.length} reads`);
    if (medianOf(times) > LIMIT * ROUNDS * LATENCY) console.log(`${name}: above the limit`);
  }
}

async function several<T>(run: () => Promise<T>): Promise<T[]> {
  // The first one pays for what Node compiles and is not counted.
  await run();
  const results: T[] = [];
  for (let i = 0; i < SAMPLES; i++) results.push(await run());
  return results;
}

const line = (what: string, ms: number, script: number, calls: string): void =>
  console.log(
    `${what.padEnd(44)}${ms.toFixed(0).padStart(6)} ms  ${(ms / (ROUNDS * LATENCY)).toFixed(3)} x ` +
      `${ROUNDS} calls  ${(ms / script).toFixed(2)} x the script   ${calls}`,
  );
