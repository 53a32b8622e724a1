import type {
  CommandName,
  EventName,
  Events,
  Handlers,
  Input,
  Onboarding,
  Output,
  Preflight,
} from './commands.js';
import { OnboardingError } from './commands.js';
import { AccountAddresses } from './account-addresses.js';
import { DraftProfiles } from './draft-profiles.js';
import { Drafts, STATUS_CALLBACK } from './drafts.js';
import { Evaluations } from './evaluations.js';
import { EventHub } from './event-hub.js';
import { FormLibrary } from './form-library.js';
import type { HostPorts } from './host-ports.js';
import { Leftovers } from './leftovers.js';
import { Numbers } from './numbers.js';
import { addressFormatOf } from './policy/checks/address-format-of.js';
import { policyChoices } from './policy-choices.js';
import { checkValues } from './policy/checks/check-values.js';
import type { FormModel } from './policy/form-model.js';
import { preflight } from './preflight.js';
import type { Principal } from './principal.js';
import { ProfileEditor } from './profile-editor.js';
import { Profiles } from './profiles.js';
import { rememberPrimary } from './seen-primary.js';
import { nextDueOf } from './submission/status-of.js';
import { snapshotOf } from './submission/snapshot-of.js';
import { isOpen } from './submission/submission.js';
import { SubmissionRunner } from './submission/submission-runner.js';
import { Submissions } from './submissions.js';
import { chooses, withChoices } from './support-choices.js';
import type { Sid } from './trusthub/sid.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';

/**
 * The product without a host: give it ports, and it hands out façades, one for each principal.
 * The extension's worker and a partner's relay both run this very class.
 */
export class OnboardingHost {
  readonly #events = new EventHub();
  readonly #forms: FormLibrary;
  readonly #runner: SubmissionRunner;
  readonly #profiles: Profiles;
  readonly #leftovers: Leftovers;

  readonly #ports: HostPorts;

  constructor(ports: HostPorts) {
    const runner = new SubmissionRunner({
      ...ports,
      connect: (accountSid) => ports.connect(accountSid),
      onChange: (submission) => this.#events.emit('submission.changed', snapshotOf(submission)),
    });
    const direct = (client: TrustHubClient | undefined) => client && runner.direct(client);
    this.#runner = runner;
    // Requests outside of the submissions share the account's pace with them.
    this.#ports = {
      ...ports,
      account: async () => direct(await ports.account()),
      connect: async (accountSid) => direct(await ports.connect(accountSid)),
    };
    this.#forms = new FormLibrary(this.#ports);
    this.#leftovers = new Leftovers(
      this.#ports,
      this.#events,
      this.#forms,
      this.#runner,
      this.#drafts({ kind: 'own' }),
    );
    this.#profiles = new Profiles(this.#ports, this.#events, this.#runner);
  }

  /** Goes on with whatever is due: at start, on alarms, and when the network returns. */
  wake({ online = false } = {}): Promise<void> {
    return this.#runner.runAll(online);
  }

  /** When the first open submission is due (ms since the epoch); long past while one is under way. */
  async nextDue(): Promise<number | undefined> {
    const open = (await this.#ports.journal.list()).filter(isOpen);
    const times = open.flatMap(
      (submission) => nextDueOf(submission, this.#ports.timings.quiesce) ?? [],
    );
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /** A key was entered, changed or taken away. */
  async accountChanged(): Promise<void> {
    const ready = (await this.#ports.account()) !== undefined;
    this.#events.emit('account.changed', { ready });
    if (ready) await this.#submissions({ kind: 'own' }).resumePaused();
  }

  /** The façade as this principal may hold it. */
  as(principal: Principal): Onboarding {
    const drafts = this.#drafts(principal);
    const submissions = this.#submissions(principal);
    const profiles = this.#draftProfiles(drafts);
    const evaluations = new Evaluations(this.#ports, profiles);
    const addresses = new AccountAddresses(this.#ports, profiles);
    const numbers = new Numbers(this.#ports, profiles);
    const editor = new ProfileEditor(this.#ports, profiles);
    const ownOnly = <T>(work: () => Promise<T>): Promise<T> =>
      principal.kind === 'own'
        ? work()
        : Promise.reject(new OnboardingError('not-allowed', 'A site may not ask for this'));
    const handlers = {
      preflight: ({ policySid }) => this.#preflight(policySid),
      'form.open': async ({ policySid }) =>
        this.#formFor(principal, await this.#forms.open(policySid)),
      'draft.open': ({ policySid, draftId }) => drafts.open(policySid, draftId),
      'draft.save': ({ draftId, revision, changes }) => drafts.save(draftId, revision, changes),
      'draft.list': () => drafts.list(),
      'draft.remove': async ({ draftId }) => (await drafts.remove(draftId), null),
      'values.check': async ({ changes }) => checkValues(changes),
      'address.format': async ({ country }) => addressFormatOf(country) ?? null,
      'addresses.list': (input) => ownOnly(() => addresses.list(input)),
      'submission.start': ({ draftId }) => submissions.start(draftId),
      'submission.get': ({ draftId }) => submissions.get(draftId),
      'submission.resume': ({ draftId }) => submissions.resume(draftId),
      'submission.evaluate': ({ draftId }) => submissions.evaluate(draftId),
      'submission.cancel': ({ draftId }) => submissions.cancel(draftId),
      'submission.evaluations': (input) => evaluations.list(input),
      'submission.evaluation': (input) => evaluations.open(input),
      'numbers.list': (input) => ownOnly(() => numbers.list(input)),
      'numbers.assign': (input) => ownOnly(() => numbers.assign(input)),
      'numbers.remove': (input) => ownOnly(() => numbers.remove(input)),
      'profile.get': (input) => ownOnly(() => editor.get(input)),
      'profile.update': (input) => ownOnly(() => editor.update(input)),
      'leftovers.list': () => ownOnly(() => this.#leftovers.list()),
      'leftovers.remove': (input) => ownOnly(() => this.#leftovers.remove(input)),
      'leftovers.adopt': (input) => ownOnly(() => this.#leftovers.adopt(input)),
      'policies.list': () => ownOnly(() => policyChoices(this.#ports)),
      'profiles.list': (input) => ownOnly(() => this.#profiles.list(input)),
    } satisfies Handlers;
    return {
      call: <C extends CommandName>(command: C, input: Input<C>): Promise<Output<C>> => {
        const handler: Handlers[C] = (handlers as Handlers)[command];
        return handler(input);
      },
      on: (event, listener) => this.#listen(principal, drafts, event, listener),
    };
  }

  /** For our own pages with the account's bundles to choose from; unlisted, their SIDs are typed. */
  async #formFor(principal: Principal, form: FormModel): Promise<FormModel> {
    if (principal.kind !== 'own') return formForSite(form);
    const client = form.sections.some(chooses) ? await this.#ports.account() : undefined;
    return client ? withChoices(client, form).catch(() => form) : form;
  }

  async #preflight(policySid: Sid<'RN'>): Promise<Preflight> {
    const client = await this.#ports.account();
    return preflight(client, policySid, (primarySid) =>
      client ? rememberPrimary(this.#ports, client.accountSid, primarySid) : Promise.resolve(),
    );
  }

  /** A site hears of its own drafts only. */
  #listen<E extends EventName>(
    principal: Principal,
    drafts: Drafts,
    event: E,
    listener: (data: Events[E]) => void,
  ): () => void {
    if (principal.kind === 'own') return this.#events.on(event, listener);
    return this.#events.on(event, (data) => {
      if (!('draftId' in data)) return;
      void drafts.get(data.draftId).then(
        () => listener(data),
        () => undefined,
      );
    });
  }

  #drafts = (principal: Principal): Drafts =>
    new Drafts(this.#ports, this.#events, this.#runner, principal);

  #draftProfiles = (drafts: Drafts): DraftProfiles =>
    new DraftProfiles(this.#ports, this.#events, this.#forms, this.#runner, drafts);

  #submissions = (principal: Principal): Submissions =>
    new Submissions(this.#ports, this.#forms, this.#runner, this.#drafts(principal), principal);
}

/** A site is never asked where Twilio calls back, nor what of the account stands behind a product. */
const formForSite = (form: FormModel): FormModel => ({
  ...form,
  sections: form.sections
    .filter((section) => !chooses(section))
    .map((section) => ({
      ...section,
      fields: section.fields.filter(({ path }) => path !== STATUS_CALLBACK),
    })),
});
