import { allAnswered } from './all-answered.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import type { MarkedKind, MarkedObject, WhichBundles } from './marked-objects.js';
import { DELETION_ORDER, listMarked } from './marked-objects.js';
import { SharedAnswers } from './shared-answers.js';
import { bundleKindOf } from './submission.js';

/**
 * What an account has of each kind. In a batch hundreds of submissions look for their marks in the
 * same lists, thousands of objects long: one reading serves all that it can have missed nothing of.
 */
export class MarkedLists {
  readonly #lists: SharedAnswers<readonly MarkedObject[]>;

  constructor(now: () => number) {
    this.#lists = new SharedAnswers(now);
  }

  /**
   * Everything that bears a mark, of every kind, from lists that were begun after `since` and less
   * than 30 s ago. Of one account: it is the caller who keeps accounts apart. Settles when all lists
   * are there, since others may wait for those that this caller's client reads.
   */
  async read(
    client: TrustHubClient,
    bundles: WhichBundles,
    since: number,
  ): Promise<readonly MarkedObject[]> {
    const lists = DELETION_ORDER.map((kind) => this.#list(client, kind, bundles, since));
    return (await allAnswered(lists)).flat();
  }

  #list(
    client: TrustHubClient,
    kind: MarkedKind,
    bundles: WhichBundles,
    since: number,
  ): Promise<readonly MarkedObject[]> {
    // Only bundles are listed by their policy.
    const key = kind === 'p' ? `${bundleKindOf(bundles)} ${bundles.policySid ?? ''}` : kind;
    const known = this.#lists.fresh(key);
    // Begun in the very same millisecond, it may have been begun before.
    if (known && known.at > since) return known.answer;
    return this.#lists.ask(key, () => listMarked(client, kind, bundles)).answer;
  }
}
