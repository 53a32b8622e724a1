/** Time and exclusion, so that both can be tested. Milliseconds since the epoch throughout. */
export interface Clock {
  now(): number;
  /** Rejects with the signal's reason when it is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Runs `work` while no other holder of `name` runs, in this tab, another one or the worker. */
  lock<T>(name: string, work: () => Promise<T>): Promise<T>;
  /**
   * A stored deadline, since a timer dies with the worker: the host runs everything again at `at`
   * or some time after. Of several requests the earliest counts; `undefined` asks for nothing.
   */
  wakeAt(at: number | undefined): void;
}
