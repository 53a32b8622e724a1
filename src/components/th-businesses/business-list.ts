import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Onboarding, ProfilePage } from '../../core/commands.js';

/**
 * The list of businesses, at once as the host keeps it and then as the news have it. Of several
 * questions only the last one's answer counts.
 */
export class BusinessList implements ReactiveController {
  page?: ProfilePage;
  /** Why the last question got no answer. */
  error?: unknown;
  /** What is searched for. */
  query = '';

  readonly #host: ReactiveControllerHost;
  #onboarding?: Onboarding;
  #stops: (() => void)[] = [];
  #call = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Asks this host from now on. */
  open(onboarding: Onboarding): void {
    this.hostDisconnected();
    this.#onboarding = onboarding;
    this.#stops = [
      onboarding.on('profiles.changed', (page) => {
        // The news is of the whole list; what is searched for is asked anew.
        if (this.query === '') this.#show(page);
        else void this.read();
      }),
      onboarding.on('submission.changed', () => void this.read()),
    ];
    void this.read(true);
  }

  /** What is kept here; `refresh` has Twilio asked too, which tells by `profiles.changed`. */
  async read(refresh = false): Promise<void> {
    const call = ++this.#call;
    if (!this.page) this.error = undefined;
    const query = this.query ? { query: this.query } : {};
    try {
      const page = await this.#onboarding?.call('profiles.list', { ...query, refresh });
      if (call === this.#call) this.#show(page);
    } catch (error) {
      if (call === this.#call) this.error = error;
    }
    this.#host.requestUpdate();
  }

  find(query: string): void {
    this.query = query;
    void this.read();
  }

  #show(page: ProfilePage | undefined): void {
    this.page = page;
    this.error = undefined;
    this.#host.requestUpdate();
  }
}
