/**
 * What Twilio tells an integrator's server when a profile or product changes its status. A sandbox
 * calls only hosts that its settings name: this machine, unless a person names more.
 */
import type { Account, Bundle } from '../model.js';
import type { Settings } from '../settings.js';
import { rejectionReason } from './rejection-reasons.js';
import { signatureOf } from './signature.js';

/** One status change on its way; `outcome` settles when an attempt is answered by 2xx or none is left. */
export interface Delivery {
  readonly n: number;
  readonly bundle: string;
  readonly status: Bundle['status'];
  readonly url: string;
  /** The HTTP status of each attempt, 0 where none came. */
  readonly attempts: number[];
  outcome: 'pending' | 'delivered' | 'failed' | 'refused';
}

interface Surroundings {
  readonly settings: Settings;
  later(ms: number, action: () => void): void;
}

/** Twilio gives a server fifteen seconds. */
const PATIENCE = 15_000;

function parametersOf(account: Account, bundle: Bundle, { callbackParameters: names }: Settings) {
  const parameters: Record<string, string> = {
    [names.accountSid]: account.sid,
    [names.bundleSid]: bundle.sid,
    [names.status]: bundle.status,
  };
  const codes = (bundle.errors ?? []).map(({ code }) => code);
  if (codes.length) {
    parameters[names.failureReason] = codes.map(rejectionReason).join('; ');
    parameters[names.errorCodes] = codes.join(',');
  }
  return parameters;
}

async function post(url: string, body: string, signature: string, signal: AbortSignal) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': signature,
    },
    body,
    // A redirect could lead to a host that no setting names.
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
  });
  await response.body?.cancel();
  return response.status;
}

export class Callbacks {
  readonly #world: Surroundings;
  readonly #deliveries: Delivery[] = [];
  readonly #stopped = new AbortController();

  constructor(world: Surroundings) {
    this.#world = world;
  }

  /** All status changes that had somewhere to go, oldest first. */
  get deliveries(): readonly Delivery[] {
    return this.#deliveries;
  }

  /** Tells the bundle's callback, if it has one, of the status that it has now. */
  announce(account: Account, bundle: Bundle): void {
    const { settings } = this.#world;
    const url = bundle.statusCallback;
    if (url === null || url === '') return;
    const allowed = settings.callbackHosts.includes(new URL(url).hostname);
    const delivery: Delivery = {
      n: this.#deliveries.length + 1,
      bundle: bundle.sid,
      status: bundle.status,
      url,
      attempts: [],
      outcome: allowed ? 'pending' : 'refused',
    };
    this.#deliveries.push(delivery);
    if (!allowed) return;
    // Read now: by the last attempt the bundle may be elsewhere.
    const parameters = parametersOf(account, bundle, settings);
    const signature = signatureOf(account.token, url, parameters);
    const body = new URLSearchParams(parameters).toString();
    const attempt = async (waits: readonly number[]): Promise<void> => {
      const status = await post(url, body, signature, this.#stopped.signal).catch(() => 0);
      if (this.#stopped.signal.aborted) return;
      delivery.attempts.push(status);
      const [wait, ...others] = waits;
      if (status >= 200 && status < 300) delivery.outcome = 'delivered';
      else if (wait === undefined) delivery.outcome = 'failed';
      else this.#world.later(wait, () => void attempt(others));
    };
    void attempt(settings.callbackRetries);
  }

  /** Ends what is under way; nothing is delivered any more. */
  stop(): void {
    this.#stopped.abort();
  }
}
