import { msg } from '@lit/localize';
import type { TrusthubOnboard } from '../../../src/components/trusthub-onboard/trusthub-onboard.component.js';
import { OnboardingError } from '../../../src/core/commands.js';
import type { FieldValues } from '../../../src/core/policy/field-path.js';
import {
  COMPLETE,
  EMAIL,
  FORM,
  IDENTIFIER,
  LEGAL_NAME,
  NUMBER,
  REJECTION,
  REPORT,
  SOCIAL,
  WEBSITE,
  snapshot,
  steps,
  stopped,
} from '../../components/fixtures/bakery.js';
import { FakeOnboarding } from '../../components/fixtures/fake-onboarding.js';
import { press, query, type } from '../../components/support/deep.js';

/** Puts the words of a test in the place of those that are said here. */
type Said = <T>(value: T) => T;

export interface State {
  readonly host: (said: Said) => FakeOnboarding;
  readonly set?: Partial<TrusthubOnboard>;
  /** What a person does there. */
  readonly act?: (element: TrusthubOnboard, host: FakeOnboarding) => unknown;
}

export const trouble = {
  message: 'Twilio refused the key.',
  code: 20003,
  twilio: 'Authenticate',
  moreInfo: 'https://www.twilio.com/docs/api/errors/20003',
};

/** What a person may write as they please. */
const typed = (said: Said): FieldValues => {
  const { name } = said({ name: 'Maple Street Bakery LLC' });
  const mine = [LEGAL_NAME, SOCIAL, WEBSITE, EMAIL, NUMBER].map((path) => [path, name]);
  return name === 'Maple Street Bakery LLC'
    ? COMPLETE
    : { ...COMPLETE, ...Object.fromEntries(mine) };
};

const filling = (said: Said): FakeOnboarding =>
  new FakeOnboarding(typed(said), {
    'form.open': () => said(FORM),
    'values.check': () => ({ [WEBSITE]: said({ message: 'Not reachable' }).message }),
  });

const sent =
  (...[status, rest]: Parameters<typeof snapshot>) =>
  (said: Said): FakeOnboarding => {
    const host = filling(said);
    host.submission = said(snapshot(status, rest));
    return host;
  };

const stops = (said: Said): FakeOnboarding =>
  new FakeOnboarding(
    {},
    {
      'form.open': () => said(FORM),
      preflight: () =>
        said({
          verdict: 'blocked' as const,
          causes: [{ ...trouble, problem: 'no-primary' as const, cure: 'Make one.' }],
        }),
    },
  );

const fails = (said: Said): FakeOnboarding =>
  new FakeOnboarding(
    {},
    {
      'form.open': () => {
        throw new OnboardingError('out-of-reach', said(trouble).message);
      },
    },
  );

const complain = (element: TrusthubOnboard): Promise<unknown> =>
  element.submit().catch(() => undefined);

/** What an open form, or what there is in its place, can look like. */
export const STATES = {
  form: { host: filling },
  empty: { host: () => new FakeOnboarding() },
  'one step': { host: filling, set: { layout: 'steps' } },
  errors: { host: () => new FakeOnboarding({ [IDENTIFIER]: 'DUNS' }), act: complain },
  complaints: { host: filling, act: complain },
  review: { host: filling, act: (element) => press(element, msg('Review and send')).click() },
  conflict: {
    host: filling,
    // Another tab saves, and this one has not heard of it yet.
    act: (element, host) => {
      const { emit } = host;
      host.emit = () => undefined;
      host.saveElsewhere({ [LEGAL_NAME]: `${host.draft.values[LEGAL_NAME]} Inc.` });
      host.emit = emit;
      type(query<HTMLInputElement>(element, `[data-path="${LEGAL_NAME}"]`), 'Mine');
    },
  },
  loading: {
    host: () => new FakeOnboarding({}, { preflight: () => new Promise(() => undefined) }),
  },
  blocked: { host: stops },
  failed: { host: fails },
  running: { host: sent('running', { steps: steps(7) }) },
  paused: {
    host: sent('paused', { trouble, steps: steps(4, { state: 'failed', error: trouble }) }),
  },
  noncompliant: { host: sent('noncompliant', { evaluation: REPORT }) },
  rejected: { host: sent('rejected', { rejection: REJECTION }) },
  approved: { host: sent('approved', { evaluation: { ...REPORT, status: 'compliant' } }) },
  cancelling: { host: sent('cancelling', { steps: stopped(4, 2), trouble }) },
} as const satisfies Record<string, State>;

export type StateName = keyof typeof STATES;
