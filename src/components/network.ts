import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the browser says that there is a network. */
export class Network implements ReactiveController {
  online = globalThis.navigator?.onLine ?? true;

  readonly #host: ReactiveControllerHost;
  readonly #returned: () => void;

  /** `returned` is called when it is there again. */
  constructor(host: ReactiveControllerHost, returned: () => void) {
    this.#host = host;
    this.#returned = returned;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#handleNetwork);
    addEventListener('offline', this.#handleNetwork);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#handleNetwork);
    removeEventListener('offline', this.#handleNetwork);
  }

  #handleNetwork = (): void => {
    this.online = navigator.onLine;
    this.#host.requestUpdate();
    if (this.online) this.#returned();
  };
}
