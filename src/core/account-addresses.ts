import { askTwilio } from './ask-twilio.js';
import type { AddressPage, Input } from './commands.js';
import type { DraftProfiles } from './draft-profiles.js';
import type { HostPorts } from './host-ports.js';
import { noAccount } from './no-account.js';
import { pageOf, placeOf } from './page-cursor.js';
import { pageAddresses } from './trusthub/addresses.js';

const PAGE = 50;

/** The account's addresses, of which one may be chosen in place of a new one. For our own pages. */
export class AccountAddresses {
  readonly #ports: HostPorts;
  readonly #profiles: DraftProfiles;

  constructor(ports: HostPorts, profiles: DraftProfiles) {
    this.#ports = ports;
    this.#profiles = profiles;
  }

  /** Of the account in which the draft was begun, else of the one in use. */
  async list({ draftId, cursor }: Input<'addresses.list'>): Promise<AddressPage> {
    const profile = await this.#profiles.find(draftId);
    const client = profile?.client ?? (await this.#ports.account());
    if (!client) throw noAccount();
    const page = await askTwilio(this.#ports, () =>
      pageAddresses(client, { size: PAGE, from: placeOf(cursor) }),
    );
    const rows = page.items.map(({ customerName: customer, friendlyName: _mark, ...parts }) => ({
      customer,
      ...parts,
    }));
    return pageOf(rows, page.next);
  }
}
