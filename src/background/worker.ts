/**
 * The extension's worker: composes the host from its parts and holds no rule of the domain. It may
 * die at any moment, so listeners are registered first and all state is in storage.
 */
import { OnboardingHost } from '../core/onboarding.js';
import { browser } from '../extension/browser.js';
import { runtimeChannel } from '../extension/runtime-port.js';
import { StoredItem } from '../extension/stored-item.js';
import { keptDatabase } from '../storage/database.js';
import { indexedCache } from '../storage/indexed-cache.js';
import { indexedDraftStore } from '../storage/indexed-draft-store.js';
import { indexedJournal } from '../storage/indexed-journal.js';
import { indexedSites } from '../storage/indexed-sites.js';
import { Connections } from './connections.js';
import type { ConsentState } from './consents.js';
import { Consents } from './consents.js';
import { Failpoints } from './failpoints.js';
import { ownService } from './own-service.js';
import { Sites } from './sites.js';
import { timings } from './timings.js';
import { clientFor, currentAccount, currentClient } from './vault.js';
import { WakingAlarm, workerClock } from './worker-clock.js';

const CONSENT_WINDOW = { type: 'popup', width: 460, height: 520 } as const;

const open = keptDatabase();
const sites = new Sites(indexedSites(open));
const consents = new Consents({
  store: new StoredItem<ConsentState>('consents', 'session'),
  lock: (work) => navigator.locks.request('consents', work) as ReturnType<typeof work>,
  now: () => Date.now(),
  async open(id) {
    const url = browser.runtime.getURL(`src/consent/index.html?id=${id}`);
    return (await browser.windows.create({ url, ...CONSENT_WINDOW })).id;
  },
});
const alarm: WakingAlarm = new WakingAlarm({
  nextDue: async () => (await ready).host.nextDue(),
  create: (name, when) => browser.alarms.create(name, { when }),
  clear: (name) => void browser.alarms.clear(name),
  now: () => Date.now(),
});
const failpoints = __TEST_BUILD__ ? new Failpoints() : undefined;
const journal = failpoints?.refusing(indexedJournal(open)) ?? indexedJournal(open);
const ready = createHost();

async function createHost(): Promise<{ host: OnboardingHost; connections: Connections }> {
  const host = new OnboardingHost({
    drafts: indexedDraftStore(open),
    journal,
    cache: indexedCache(open),
    clock: workerClock(alarm),
    timings: await timings(),
    account: currentClient,
    connect: clientFor,
    connected: () => navigator.onLine,
    ...(failpoints && { failpoint: failpoints.failpoint }),
  });
  const connections: Connections = new Connections({
    host,
    consents,
    isConnected: sites.isConnected,
    account: currentAccount,
    own: () => ownService(host, sites, consents, (origin) => connections.closePortsOf(origin)),
    self: () => ({
      id: browser.runtime.id,
      origin: new URL(browser.runtime.getURL('')).origin,
    }),
  });
  host.as({ kind: 'own' }).on('submission.changed', () => {
    // Storing anything in the session area puts off the worker's death by 30 s; IndexedDB does not.
    void heartbeat.set(Date.now());
    void alarm.set();
  });
  return { host, connections };
}

const heartbeat = new StoredItem<number>('heartbeat', 'session');

const wake = async (online = false): Promise<void> => {
  const { host } = await ready;
  // A storage that fails is told to every page as a snapshot; there is nobody to tell here.
  void host.wake({ online }).catch(() => undefined);
  // Not after it: a run may sleep for long, while others have deadlines of their own.
  await alarm.set();
};

browser.runtime.onConnect.addListener((port) => {
  // The channel listens at once; whatever the page says meanwhile waits in it.
  const channel = runtimeChannel(port);
  void ready.then(({ connections }) => connections.accept(port.sender, channel));
});
browser.runtime.onStartup.addListener(() => void wake());
browser.runtime.onInstalled.addListener(() => void sites.register());
browser.permissions.onAdded.addListener(() => void sites.fulfilWish());
browser.windows.onRemoved.addListener((windowId) => void consents.windowClosed(windowId));
browser.alarms.onAlarm.addListener(() => void wake());
self.addEventListener('online', () => void wake(true));

// At every start of the worker, whatever woke it: a run that died with the last one goes on.
void wake();
