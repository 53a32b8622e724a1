/**
 * The extension's worker: composes the host from its parts and holds no rule of the domain. It may
 * die at any moment, so listeners are registered first and all state is in storage.
 */
import { OnboardingHost } from '../core/onboarding.js';
import { browser } from '../extension/browser.js';
import { runtimeChannel } from '../extension/runtime-port.js';
import { StoredItem } from '../extension/stored-item.js';
import { openDatabase } from '../storage/database.js';
import type { Database } from '../storage/database.js';
import { indexedCache } from '../storage/indexed-cache.js';
import { indexedDraftStore } from '../storage/indexed-draft-store.js';
import { indexedJournal } from '../storage/indexed-journal.js';
import { indexedSites } from '../storage/indexed-sites.js';
import { Connections } from './connections.js';
import { Consents } from './consents.js';
import { ownService } from './own-service.js';
import { Sites } from './sites.js';
import { timings } from './timings.js';
import { clientFor, currentClient } from './vault.js';
import { workerClock } from './worker-clock.js';

let database: Promise<Database> | undefined;
const open = (): Promise<Database> => (database ??= openDatabase());

const sites = new Sites(indexedSites(open));
const consents = new Consents();
const ready = createHost();

async function createHost(): Promise<{ host: OnboardingHost; connections: Connections }> {
  const host = new OnboardingHost({
    drafts: indexedDraftStore(open),
    journal: indexedJournal(open),
    cache: indexedCache(open),
    clock: workerClock,
    timings: await timings(),
    account: currentClient,
    connect: clientFor,
  });
  const connections: Connections = new Connections(host, sites, consents, () =>
    ownService(host, sites, consents, (origin) => connections.closePortsOf(origin)),
  );
  // Storing anything in the session area puts off the worker's death by 30 s; IndexedDB does not.
  host.as({ kind: 'own' }).on('submission.changed', () => void heartbeat.set(Date.now()));
  return { host, connections };
}

const heartbeat = new StoredItem<number>('heartbeat', 'session');

const wake = async (online = false): Promise<void> => {
  const { host } = await ready;
  // A storage that fails is told to every page as a snapshot; there is nobody to tell here.
  await host.wake({ online }).catch(() => undefined);
};

browser.runtime.onConnect.addListener((port) => {
  // The channel listens at once; whatever the page says meanwhile waits in it.
  const channel = runtimeChannel(port);
  void ready.then(({ connections }) => connections.accept(port, channel));
});
browser.runtime.onStartup.addListener(() => void wake());
browser.runtime.onInstalled.addListener(() => void sites.register());
browser.permissions.onAdded.addListener(() => void sites.fulfilWish());
browser.windows.onRemoved.addListener((windowId) => void consents.windowClosed(windowId));
browser.alarms.onAlarm.addListener(() => void wake());
self.addEventListener('online', () => void wake(true));

// At every start of the worker, whatever woke it: a run that died with the last one goes on.
void wake();
