import type { OnboardingHost } from '../core/onboarding.js';
import { OWN_COMMAND_INPUTS } from '../protocol/own-command-inputs.js';
import type { OwnCommandName, OwnInput, OwnOutput } from '../protocol/own-commands.js';
import type { Service } from '../protocol/serve-onboarding.js';
import type { Consents } from './consents.js';
import type { Sites } from './sites.js';
import type { StorageWatch } from './storage-watch.js';
import { currentAccount, removeAccount, saveAccount } from './vault.js';

type OwnHandlers = {
  readonly [C in OwnCommandName]: (input: OwnInput<C>) => Promise<OwnOutput<C>>;
};

/** What only the extension's own pages may ask: keys, sites, consent, storage. */
export function ownService(
  host: Pick<OnboardingHost, 'accountChanged'>,
  sites: Pick<Sites, 'list' | 'connect' | 'disconnect'>,
  consents: Pick<Consents, 'get' | 'answer' | 'withdraw'>,
  storage: Pick<StorageWatch, 'acknowledge'>,
  closePortsOf: (origin: string) => void,
): Service {
  const handlers = {
    'accounts.get': () => currentAccount(),
    'accounts.save': async (entry) => {
      const account = await saveAccount(entry);
      void host.accountChanged();
      return account;
    },
    'accounts.remove': async () => {
      await removeAccount();
      await host.accountChanged();
      return null;
    },
    'sites.list': () => sites.list(),
    'sites.connect': ({ origin, tabId }) => sites.connect(origin, tabId),
    'sites.disconnect': async ({ origin: address }) => {
      const { origin } = new URL(address);
      // What is open ends first, whatever fails after it; and again, because a page whose port
      // was closed opens another at once, and may do so until the site is no longer on the list.
      closePortsOf(origin);
      await sites.disconnect(origin, async () => {
        closePortsOf(origin);
        await consents.withdraw(origin);
      });
      return null;
    },
    'consent.get': ({ id }) => consents.get(id),
    'consent.answer': async ({ id, allow }) => {
      await consents.answer(id, allow);
      return null;
    },
    'storage.acknowledge': async () => {
      await storage.acknowledge();
      return null;
    },
  } satisfies OwnHandlers;
  return {
    inputs: OWN_COMMAND_INPUTS,
    call: (command, input) =>
      (handlers as Record<string, (input: unknown) => Promise<unknown>>)[command]!(input),
  };
}
