import type { CustomerProfile } from '../trusthub/customer-profiles.js';
import { fetchCustomerProfile, listCustomerProfiles } from '../trusthub/customer-profiles.js';
import type { Sid } from '../trusthub/sid.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import { TrustHubError } from '../trusthub/trusthub-error.js';
import type { SharedAnswer } from './shared-answers.js';
import { SharedAnswers } from './shared-answers.js';

export interface ReviewWatchPorts {
  now(): number;
  /** How many submissions of this account are in review. */
  inReview(accountSid: string): Promise<number>;
}

/** By SID. Nothing where only one is in review, so that no list was read. */
type Listing = ReadonlyMap<string, CustomerProfile> | undefined;

/**
 * What became of profiles in review. However many of an account are, they cost one list in 30 s,
 * not a request each; a lone one costs one request.
 */
export class ReviewWatch {
  readonly #ports: ReviewWatchPorts;
  readonly #listings: SharedAnswers<Listing>;
  readonly #alone = new Map<string, Promise<CustomerProfile | undefined>>();

  constructor(ports: ReviewWatchPorts) {
    this.#ports = ports;
    this.#listings = new SharedAnswers(() => ports.now());
  }

  /**
   * The profile as Twilio has it, or had it less than 30 s ago; `undefined` when it is gone.
   * An answer asked for before `since` does not count: it cannot know what was sent then.
   * Throws what the client throws.
   */
  async read(
    client: TrustHubClient,
    bundleSid: Sid<'BU'>,
    since = -Infinity,
  ): Promise<CustomerProfile | undefined> {
    const known = this.#listings.fresh(client.accountSid);
    if (known && known.at < since) return this.#readAlone(client, bundleSid);
    const profiles = await (known ?? this.#list(client)).answer;
    // Lists lag, so what is missing there may exist all the same.
    return profiles?.get(bundleSid) ?? this.#readAlone(client, bundleSid);
  }

  /** Somebody else listed all the profiles of this account, beginning at `at`: that serves as well. */
  heard(accountSid: string, profiles: readonly CustomerProfile[], at: number): void {
    this.#listings.heard(accountSid, bySid(profiles), at);
  }

  #list(client: TrustHubClient): SharedAnswer<Listing> {
    const { accountSid } = client;
    const asked = this.#listings.ask(accountSid, async () => {
      const several = (await this.#ports.inReview(accountSid)) > 1;
      const listing = several ? bySid(await listCustomerProfiles(client)) : undefined;
      // Soon there may be more than one, and then a list is worth it.
      if (!listing) this.#listings.forget(accountSid, asked.at);
      return listing;
    });
    return asked;
  }

  #readAlone(client: TrustHubClient, bundleSid: Sid<'BU'>): Promise<CustomerProfile | undefined> {
    const asked = this.#alone.get(bundleSid);
    if (asked) return asked;
    const asking = ifThere(fetchCustomerProfile(client, bundleSid)).finally(() =>
      this.#alone.delete(bundleSid),
    );
    this.#alone.set(bundleSid, asking);
    return asking;
  }
}

const bySid = (profiles: readonly CustomerProfile[]): Listing =>
  new Map(profiles.map((profile) => [profile.sid, profile]));

const ifThere = (profile: Promise<CustomerProfile>): Promise<CustomerProfile | undefined> =>
  profile.catch((error: unknown) => {
    if (error instanceof TrustHubError && error.status === 404) return undefined;
    throw error;
  });
