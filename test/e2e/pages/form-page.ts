/**
 * Runs in the page of `openFormSite`, beside the built embed: shows any state of the form, said in
 * whatever words, and tells what came of them. Loaded first, so that no violation goes unheard.
 */
import type { TrusthubOnboard } from '../../../src/components/trusthub-onboard/trusthub-onboard.component.js';
import { DRAFT, snapshot } from '../../components/fixtures/bakery.js';
import { settle } from '../../components/support/page.js';
import { poisoned } from './poisoned.js';
import { skeleton, timesSaid } from './skeleton.js';
import { edges, hiddenFocus, moving, smallTargets } from './targets.js';
import { STATES, type State, type StateName } from './states.js';

/** What became of words on a page. */
export interface Shown {
  readonly state: StateName;
  /** Every element with the names of its attributes: all that is there but the words. */
  readonly skeleton: string;
  /** How often the word is there, in texts and in fields. */
  readonly times: number;
}

const states = Object.keys(STATES) as StateName[];

const SILENT: readonly StateName[] = ['empty', 'errors', 'loading'];

/** The states in which somebody says something. */
const SAYING = states.filter((state) => !SILENT.includes(state));

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});

let element: TrusthubOnboard | undefined;
let host: ReturnType<(typeof STATES)[StateName]['host']>;

/** Shows a state; with a `word`, it takes the place of everything that anybody said or typed. */
async function show(state: StateName, word?: string): Promise<void> {
  element?.remove();
  localStorage.clear();
  sessionStorage.clear();
  await customElements.whenDefined('trusthub-onboard');
  const { host: make, set, act }: State = STATES[state];
  const said = <T>(value: T): T => (word === undefined ? value : poisoned(value, word));
  host = make(said);
  element = document.createElement('trusthub-onboard') as TrusthubOnboard;
  Object.assign(element, { draft: DRAFT, onboarding: host, ...set });
  document.querySelector('main')?.append(element);
  await settle();
  await act?.(element, host);
  await settle();
}

/** Shows one state after the other in this word. */
async function look(word: string, some: readonly StateName[] = SAYING): Promise<Shown[]> {
  const root = document.documentElement;
  const all: Shown[] = [];
  for (const state of some) {
    await show(state, word);
    all.push({ state, skeleton: skeleton(root), times: timesSaid(root, word) });
  }
  return all;
}

const hear = (...args: Parameters<typeof snapshot>): void => {
  host.submission = snapshot(...args);
  host.emit('submission.changed', host.submission);
};

const formPage = { violations, states, show, look, hear, smallTargets, hiddenFocus, edges, moving };

export type FormPage = typeof formPage;

Object.assign(globalThis, { formPage });
