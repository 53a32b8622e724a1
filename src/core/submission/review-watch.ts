import type { Bundle, BundleAt, BundleKind } from '../trusthub/bundles.js';
import { fetchBundle, listBundles } from '../trusthub/bundles.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import { TrustHubError } from '../trusthub/trusthub-error.js';
import type { SharedAnswer } from './shared-answers.js';
import { SharedAnswers } from './shared-answers.js';

export interface ReviewWatchPorts {
  now(): number;
  /** How many submissions of this account wait for the review of such a bundle. */
  inReview(accountSid: string, kind: BundleKind): Promise<number>;
}

/** By SID. Nothing where only one is in review, so that no list was read. */
type Listing = ReadonlyMap<string, Bundle> | undefined;

/**
 * What became of profiles in review. However many of an account are, they cost one list in 30 s,
 * not a request each; a lone one costs one request, and so does each rejection.
 */
export class ReviewWatch {
  readonly #ports: ReviewWatchPorts;
  readonly #listings: SharedAnswers<Listing>;
  readonly #alone = new Map<string, Promise<Bundle | undefined>>();

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
    bundle: BundleAt,
    since = -Infinity,
  ): Promise<Bundle | undefined> {
    const known = this.#listings.fresh(keyOf(client.accountSid, bundle.kind));
    if (known && known.at < since) return this.#readAlone(client, bundle);
    const profiles = await (known ?? this.#list(client, bundle.kind)).answer;
    const listed = profiles?.get(bundle.sid);
    // Lists lag: what is missing there may exist, and a rejection may be the one that was corrected.
    const isSure = listed !== undefined && listed.status !== 'twilio-rejected';
    return isSure ? listed : this.#readAlone(client, bundle);
  }

  /** Somebody else listed all such bundles of this account, beginning at `at`: that serves as well. */
  heard(accountSid: string, kind: BundleKind, bundles: readonly Bundle[], at: number): void {
    this.#listings.heard(keyOf(accountSid, kind), bySid(bundles), at);
  }

  #list(client: TrustHubClient, kind: BundleKind): SharedAnswer<Listing> {
    const key = keyOf(client.accountSid, kind);
    const asked = this.#listings.ask(key, async () => {
      const several = (await this.#ports.inReview(client.accountSid, kind)) > 1;
      const listing = several ? bySid(await listBundles(client, kind)) : undefined;
      // Soon there may be more than one, and then a list is worth it.
      if (!listing) this.#listings.forget(key, asked.at);
      return listing;
    });
    return asked;
  }

  #readAlone(client: TrustHubClient, bundle: BundleAt): Promise<Bundle | undefined> {
    const asked = this.#alone.get(bundle.sid);
    if (asked) return asked;
    const asking = ifThere(fetchBundle(client, bundle)).finally(() =>
      this.#alone.delete(bundle.sid),
    );
    this.#alone.set(bundle.sid, asking);
    return asking;
  }
}

const keyOf = (accountSid: string, kind: BundleKind): string => `${accountSid} ${kind}`;

const bySid = (profiles: readonly Bundle[]): Listing =>
  new Map(profiles.map((profile) => [profile.sid, profile]));

const ifThere = (profile: Promise<Bundle>): Promise<Bundle | undefined> =>
  profile.catch((error: unknown) => {
    if (error instanceof TrustHubError && error.status === 404) return undefined;
    throw error;
  });
