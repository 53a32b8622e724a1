import type { LedgerRow } from '../../../fixtures/sandbox-control.js';
import { until } from '../until.js';
import type { BusinessOptions } from './business.js';
import { Business } from './business.js';
import type { Ground } from './ground.js';
import type { Place } from './places.js';

/** A business whose sending is disturbed at one place. */
export class Cell extends Business {
  readonly place: Place;
  /** What the sandbox's ledger held before it. */
  readonly #before: number;

  private constructor(ground: Ground, place: Place, before: number, options: BusinessOptions) {
    super(ground, options);
    this.place = place;
    this.#before = before;
  }

  /** Nothing else may be sent while it is. */
  static async at(ground: Ground, place: Place, options: BusinessOptions): Promise<Cell> {
    const { length } = await ground.control.ledger();
    return new Cell(ground, place, length, options);
  }

  ledger = async (): Promise<readonly LedgerRow[]> =>
    (await this.control.ledger()).slice(this.#before);

  /** Requests on which this fault fell. */
  hits = async (fault: string): Promise<readonly LedgerRow[]> =>
    (await this.ledger()).filter((row) => row.fault === fault);

  hit = (fault: string): Promise<unknown> =>
    until(`${fault} at “${this.place.name}”`, async () => (await this.hits(fault)).length > 0);
}
