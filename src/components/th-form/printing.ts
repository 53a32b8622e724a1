import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Paper says when it was printed, and cannot be unfolded. */
export class Printing implements ReactiveController {
  /** Milliseconds since the epoch. */
  at = Date.now();

  readonly #host: Host;
  #unfolded: readonly HTMLDetailsElement[] = [];

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#before);
    addEventListener('afterprint', this.#after);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#before);
    removeEventListener('afterprint', this.#after);
  }

  /** A dialog that a script opens leaves no time to render: it is done before. */
  print = async (): Promise<void> => {
    this.#look();
    await this.#host.updateComplete;
    window.print();
  };

  #look(): void {
    this.at = Date.now();
    this.#host.requestUpdate();
  }

  #before = (): void => {
    this.#look();
    this.#unfolded = [
      ...this.#host.renderRoot.querySelectorAll<HTMLDetailsElement>('details.sent:not([open])'),
    ];
    for (const details of this.#unfolded) details.open = true;
  };

  #after = (): void => {
    for (const details of this.#unfolded) details.open = false;
    this.#unfolded = [];
  };
}
