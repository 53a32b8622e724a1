/**
 * The extension's worker: composes the host from its parts and holds no rule of the domain. It may
 * die at any moment, so listeners are registered first and all state is in storage.
 */
import { OnboardingHost } from '../core/onboarding.js';
import { MirroredJournal } from '../core/submission/mirrored-journal.js';
import { timerWait } from '../core/submission/timer-wait.js';
import { browser } from '../extension/browser.js';
import { runtimeChannel } from '../extension/runtime-port.js';
import { StoredFamily } from '../extension/stored-family.js';
import { StoredItem } from '../extension/stored-item.js';
import { closeStorageToPages } from '../extension/trusted-storage.js';
import { keptDatabase, openDatabase } from '../storage/database.js';
import { indexedCache } from '../storage/indexed-cache.js';
import { indexedDraftStore } from '../storage/indexed-draft-store.js';
import { indexedJournal } from '../storage/indexed-journal.js';
import { indexedSentinel } from '../storage/indexed-sentinel.js';
import { indexedSites } from '../storage/indexed-sites.js';
import { Connections } from './connections.js';
import type { ConsentState } from './consents.js';
import { Consents } from './consents.js';
import { Failpoints } from './failpoints.js';
import { ownService } from './own-service.js';
import { phaseMirror } from './phase-mirror.js';
import { Scans } from './scans.js';
import { Sites } from './sites.js';
import { StorageWatch } from './storage-watch.js';
import { timings } from './timings.js';
import { clientFor, currentAccount, currentClient } from './vault.js';
import { WakingAlarm, workerClock } from './worker-clock.js';

const CONSENT_WINDOW = { type: 'popup', width: 460, height: 520 } as const;

/** A database that ended may be another one, or empty, when it is opened again. */
const open = keptDatabase((gone) =>
  openDatabase(undefined, () => {
    gone();
    journal.compareAgain();
    storage.compareAgain();
  }),
);
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
  wait: (milliseconds) => timerWait(milliseconds, new AbortController().signal),
});
const failpoints = __TEST_BUILD__ ? new Failpoints() : undefined;
const rows = indexedJournal(open);
const journal = new MirroredJournal(failpoints?.refusing(rows) ?? rows, phaseMirror(), () =>
  Date.now(),
);
const storage = new StorageWatch({
  drafts: indexedDraftStore(open),
  sentinel: indexedSentinel(open),
  outside: new StoredItem<string>('sentinel', 'local'),
  revisions: new StoredFamily<number>('revision'),
  loss: new StoredItem<boolean>('storage-lost', 'local'),
});
const ready = createHost();

async function createHost(): Promise<{ host: OnboardingHost; connections: Connections }> {
  const host = new OnboardingHost({
    drafts: storage.watched(),
    journal,
    cache: indexedCache(open),
    clock: workerClock(alarm),
    timings: await timings(),
    account: currentClient,
    connect: clientFor,
    connected: () => navigator.onLine,
    storageLoss: () => storage.isLost(),
    ...(failpoints && { failpoint: failpoints.failpoint }),
  });
  const connections: Connections = new Connections({
    host,
    consents,
    isConnected: sites.isConnected,
    account: currentAccount,
    own: () =>
      ownService(host, sites, consents, storage, (origin) => connections.closePortsOf(origin)),
    opened: () => void scans.ask(),
    self: () => ({
      id: browser.runtime.id,
      origin: new URL(browser.runtime.getURL('')).origin,
    }),
  });
  host.as({ kind: 'own' }).on('submission.changed', () => {
    beat();
    void alarm.set();
  });
  return { host, connections };
}

const heartbeat = new StoredItem<number>('heartbeat', 'session');
const BEAT = 5_000;
let lastBeat = -BEAT;

/** Storing anything in the session area puts off the worker's death by 30 s; IndexedDB does not. */
function beat(): void {
  // In a batch something changes at every moment, and each storing costs a millisecond or two.
  if (performance.now() - lastBeat < BEAT) return;
  lastBeat = performance.now();
  void heartbeat.set(Date.now());
}

const scans: Scans = new Scans({
  ready: () => ready,
  async scan(online) {
    const { host } = await ready;
    // A storage that fails is told to every page as a snapshot; there is nobody to tell here.
    void host.wake({ online }).catch(() => undefined);
    // Not after it: a run may sleep for long, while others have deadlines of their own.
    await alarm.set();
  },
  isOnline: () => navigator.onLine,
  now: () => Date.now(),
  wait: (milliseconds) => timerWait(milliseconds, new AbortController().signal),
});

browser.runtime.onConnect.addListener((port) => {
  // The channel listens at once; whatever the page says meanwhile waits in it.
  const channel = runtimeChannel(port);
  void ready.then(({ connections }) => connections.accept(port.sender, channel));
});
browser.runtime.onStartup.addListener(() => void scans.ask());
// After an update too, which ends the worker in the middle of whatever it did.
browser.runtime.onInstalled.addListener(() => {
  void sites.register();
  void scans.ask();
});
browser.permissions.onAdded.addListener(() => void sites.fulfilWish());
browser.windows.onRemoved.addListener((windowId) => void consents.windowClosed(windowId));
browser.alarms.onAlarm.addListener(() => void scans.ask());
self.addEventListener('online', () => scans.networkReturned());

void closeStorageToPages().catch(() => undefined);
// At every start of the worker, whatever woke it: a run that died with the last one goes on.
void scans.ask();
