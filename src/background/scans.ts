/** Milliseconds between two scans. */
export const LEAST = 1_000;

export interface ScanPorts {
  /** Resolves when a scan can begin: the worker may just be starting. */
  ready(): Promise<unknown>;
  /** Goes on with all that is due; `online`: the network returned. */
  scan(online: boolean): Promise<void>;
  isOnline(): boolean;
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/**
 * Looks for submissions to go on with, whoever asks: a worker's start, the browser's, an update, an
 * alarm, a page, the network. Several of them come together and are one scan; what is asked for
 * soon after it is one more, so that nothing is missed.
 */
export class Scans {
  #next: Promise<void> | undefined;
  #last = -Infinity;
  #offline: boolean;

  readonly #ports: ScanPorts;

  constructor(ports: ScanPorts) {
    this.#ports = ports;
    this.#offline = !ports.isOnline();
  }

  /** Resolves when a scan that began after this has looked. Never rejects. */
  ask = (): Promise<void> => (this.#next ??= this.#scan());

  /** To be called when the browser says so; no scan need have seen that the network was away. */
  networkReturned(): void {
    this.#offline = true;
    void this.ask();
  }

  async #scan(): Promise<void> {
    const { ready, scan, isOnline, now, wait } = this.#ports;
    // Never longer than `LEAST`, however far the clock was put back.
    const rest = Math.min(this.#last + LEAST - now(), LEAST);
    if (rest > 0) await wait(rest);
    await ready();
    this.#next = undefined;
    this.#last = now();
    const online = isOnline();
    const returned = online && this.#offline;
    this.#offline = !online;
    await scan(returned).catch(() => undefined);
  }
}
