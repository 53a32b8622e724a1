import { DEFAULT_SETTINGS, explainSettings, type Settings } from '../sandbox/settings.js';
import type { TrustHubClient } from '../src/core/trusthub/trusthub-client.js';
import { MarkedObjects } from './marked-objects.js';
import type { Asking, Question, Subject } from './question.js';
import { addressQuestions } from './questions/address-questions.js';
import { evaluationQuestions } from './questions/evaluation-questions.js';
import { listQuestions } from './questions/list-questions.js';
import { NOT_ASKED } from './questions/not-asked.js';
import { refusalQuestions } from './questions/refusal-questions.js';
import { makeSubject } from './subject.js';

/** In this order: what was made for one question serves the next. */
export const QUESTIONS: readonly Question[] = [
  ...listQuestions,
  ...evaluationQuestions,
  ...refusalQuestions,
  ...addressQuestions,
];

export interface Answers {
  /** What Twilio does, as settings of the sandbox. */
  readonly settings: Partial<Settings>;
  /** The names of those that are not the default. */
  readonly different: readonly (keyof Settings)[];
  /** Why a setting has no answer. */
  readonly unanswered: Readonly<Record<string, string>>;
  /** Paths of objects that could not be deleted again. */
  readonly left: readonly string[];
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Every setting that is no convenience of the sandbox's own has an answer, or a reason for none. */
function reasons(): Record<string, string> {
  const asked = new Set<string>(QUESTIONS.map(({ setting }) => setting));
  const open = explainSettings(DEFAULT_SETTINGS).filter(
    ({ name, basis }) => basis !== 'ours' && !asked.has(name),
  );
  return Object.fromEntries(
    open.map(({ name }) => [name, NOT_ASKED[name as keyof Settings] ?? 'nobody asks this yet']),
  );
}

function openAsking(client: TrustHubClient): Asking {
  const objects = new MarkedObjects(client);
  let made: Promise<Subject> | undefined;
  const make = async () => {
    try {
      const sid = await objects.profile();
      return await makeSubject(client, objects, { kind: 'CustomerProfiles', sid });
    } catch (error) {
      // The next question tries anew.
      made = undefined;
      throw error;
    }
  };
  return { client, objects, subject: () => (made ??= make()), codes: new Map() };
}

/**
 * Asks every question, each whatever became of those before, and deletes what it made, even when
 * `signal` ends it early. `tell` hears of each answer as it comes.
 */
export async function askTwilio(
  client: TrustHubClient,
  { tell = () => {}, signal }: { tell?: (line: string) => void; signal?: AbortSignal } = {},
): Promise<Answers> {
  const asking = openAsking(client);
  const settings: Record<string, unknown> = {};
  const unanswered = reasons();
  try {
    for (const { setting, ask } of QUESTIONS) {
      if (signal?.aborted) unanswered[setting] = 'it was ended before';
      else {
        try {
          settings[setting] = await ask(asking);
          tell(`${setting}: ${JSON.stringify(settings[setting])}`);
        } catch (error) {
          unanswered[setting] = (error as Error).message;
          tell(`${setting}: no answer (${unanswered[setting]})`);
        }
      }
    }
  } finally {
    tell('Deleting what was made…');
  }
  const left = await asking.objects.remove();
  const names = Object.keys(settings) as (keyof Settings)[];
  const different = names.filter((name) => !isSame(settings[name], DEFAULT_SETTINGS[name]));
  return { settings: settings as Partial<Settings>, different, unanswered, left };
}
