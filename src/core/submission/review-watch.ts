import type { CustomerProfile } from '../trusthub/customer-profiles.js';
import { fetchCustomerProfile, listCustomerProfiles } from '../trusthub/customer-profiles.js';
import type { Sid } from '../trusthub/sid.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import { TrustHubError } from '../trusthub/trusthub-error.js';

export interface ReviewWatchPorts {
  now(): number;
  /** How many submissions of this account are in review. */
  inReview(accountSid: string): Promise<number>;
}

type Profiles = ReadonlyMap<string, CustomerProfile>;

/** One list of an account's profiles, for all who ask about one of them. */
interface Listing {
  /** When it was asked for, in milliseconds since the epoch. */
  readonly at: number;
  /** Nothing where the profile asked about was the only one in review, so that no list was read. */
  readonly profiles: Promise<Profiles | undefined>;
  answered: boolean;
}

/**
 * What became of profiles in review. However many of an account are, they cost one list in 30 s,
 * not a request each; a lone one costs one request.
 */
export class ReviewWatch {
  readonly #ports: ReviewWatchPorts;
  readonly #listings = new Map<string, Listing>();
  readonly #alone = new Map<string, Promise<CustomerProfile | undefined>>();

  constructor(ports: ReviewWatchPorts) {
    this.#ports = ports;
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
    const known = this.#listings.get(client.accountSid);
    const fresh = known && this.#isFresh(known) ? known : undefined;
    if (fresh && fresh.at < since) return this.#readAlone(client, bundleSid);
    const profiles = await (fresh ?? this.#list(client)).profiles;
    // Lists lag, so what is missing there may exist all the same.
    return profiles?.get(bundleSid) ?? this.#readAlone(client, bundleSid);
  }

  /** Somebody else listed all the profiles of this account, beginning at `at`: that serves as well. */
  heard(accountSid: string, profiles: readonly CustomerProfile[], at: number): void {
    const known = this.#listings.get(accountSid);
    if (known && known.at >= at) return;
    this.#listings.set(accountSid, {
      at,
      profiles: Promise.resolve(bySid(profiles)),
      answered: true,
    });
  }

  #isFresh = ({ at, answered }: Listing): boolean => {
    const age = this.#ports.now() - at;
    // A clock that was put back makes no answer younger.
    return !answered || (age >= 0 && age < FRESH);
  };

  #list(client: TrustHubClient): Listing {
    const { accountSid } = client;
    const forget = (): void => {
      if (this.#listings.get(accountSid) === listing) this.#listings.delete(accountSid);
    };
    const listing: Listing = {
      at: this.#ports.now(),
      profiles: this.#profiles(client).then(
        (profiles) => {
          listing.answered = true;
          // Soon there may be more than one, and then a list is worth it.
          if (!profiles) forget();
          return profiles;
        },
        (error: unknown) => {
          forget();
          throw error;
        },
      ),
      answered: false,
    };
    this.#listings.set(accountSid, listing);
    return listing;
  }

  async #profiles(client: TrustHubClient): Promise<Profiles | undefined> {
    const several = (await this.#ports.inReview(client.accountSid)) > 1;
    return several ? bySid(await listCustomerProfiles(client)) : undefined;
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

const FRESH = 30_000;

const bySid = (profiles: readonly CustomerProfile[]): Profiles =>
  new Map(profiles.map((profile) => [profile.sid, profile]));

const ifThere = (profile: Promise<CustomerProfile>): Promise<CustomerProfile | undefined> =>
  profile.catch((error: unknown) => {
    if (error instanceof TrustHubError && error.status === 404) return undefined;
    throw error;
  });
