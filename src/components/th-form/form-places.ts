import type { ReactiveControllerHost } from 'lit';
import type { FieldPath } from '../../core/policy/field-path.js';
import type { FormModel } from '../../core/policy/form-model.js';
import type { DraftId } from '../../core/draft/draft.js';
import { REVIEW, START } from '../target.js';
import { includedPath } from '../th-section/included-field.js';
import type { ThSection } from '../th-section/th-section.js';
import type { FormView } from './form-view.js';
import { isFocusFree } from './is-focus-free.js';
import { rememberedPlace, rememberPlace, type Place } from './memory.js';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Where in the form the person is, and the ways to other places of it. Remembered by draft. */
export class FormPlaces {
  current = START;
  /** Nobody was in this draft before, as far as is known. */
  isNew = false;

  readonly #host: Host;
  #draftId?: DraftId;
  #watching = new WeakSet<Element>();
  #observer?: IntersectionObserver;

  constructor(host: Host) {
    this.#host = host;
  }

  /**
   * Goes back to where the person was, to the field that they changed last; else to the first
   * section, or to the start where nobody was in it. Focus is taken from nothing else in the page.
   */
  restore(
    draftId: DraftId | undefined,
    places: readonly string[],
    { begun, snapshot }: FormView,
  ): void {
    this.#draftId = draftId;
    const remembered = draftId && rememberedPlace(draftId);
    this.isNew = !begun && remembered === undefined;
    // Once it was sent, what Twilio wants comes before where the person was.
    if (snapshot || !remembered || !places.includes(remembered.place)) {
      this.current = places.find((place) => this.isNew || place !== START) ?? START;
      return;
    }
    this.current = remembered.place;
    void this.#show(remembered);
  }

  /** Follows the person's scrolling; what is remembered is where they typed or clicked. */
  watch(): void {
    this.#observer ??= new IntersectionObserver((entries) => this.#handleScroll(entries), {
      rootMargin: '-15% 0px -75% 0px',
    });
    for (const element of this.#host.renderRoot.querySelectorAll('[data-place]'))
      this.#observer.observe(element);
  }

  stopWatching(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watching = new WeakSet();
  }

  moveTo(place: string): void {
    if (place === this.current) return;
    this.current = place;
    // Nobody has to be brought back to the start.
    if (place !== START) this.#remember({ place });
    this.#host.requestUpdate();
  }

  /** Where there is no such place any more, the first is as good as any. */
  keepWithin(places: readonly string[]): void {
    if (!places.includes(this.current)) this.current = places[0] ?? START;
  }

  /** The person put focus into a place; where they changed something last counts more. */
  enter(place: string): void {
    if (place === this.current) return;
    this.current = place;
    if (!(this.#draftId && rememberedPlace(this.#draftId)?.path)) this.#remember({ place });
    this.#host.requestUpdate();
  }

  /** The person changed a field. */
  changed(path: FieldPath): void {
    this.#remember({ place: this.current, path });
  }

  /** Goes to a place and puts focus on its heading. */
  async go(place: string): Promise<void> {
    this.moveTo(place);
    await this.#host.updateComplete;
    const section = this.#section(place);
    if (section) {
      await section.focusHeading();
      return;
    }
    const at = this.#host.renderRoot.querySelector(`section[data-place="${CSS.escape(place)}"]`);
    const folded = at?.querySelector<HTMLDetailsElement>('details.start');
    if (folded) folded.open = true;
    const heading = at?.querySelector<HTMLElement>('h3');
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }

  /** Goes to a field and focuses it; to its section's question where that was left out. */
  async goToField(form: FormModel, path: FieldPath): Promise<boolean> {
    const section = form.sections.find(
      (one) => includedPath(one) === path || one.fields.some((field) => field.path === path),
    );
    if (!section) return false;
    this.moveTo(section.id);
    await this.#host.updateComplete;
    const element = this.#section(section.id);
    return (
      (await element?.focusField(path)) ||
      (await element?.focusField(includedPath(section))) ||
      false
    );
  }

  #handleScroll(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const { place } = (target as HTMLElement).dataset;
      // The first report of an element says where it is, not that anybody scrolled.
      const scrolled = this.#watching.has(target);
      this.#watching.add(target);
      if (!scrolled || !isIntersecting || !target.isConnected || !place) continue;
      if (place === REVIEW || this.current === REVIEW) continue;
      this.current = place;
      this.#host.requestUpdate();
    }
  }

  async #show({ place, path }: Place): Promise<void> {
    await this.#host.updateComplete;
    const section = this.#section(place);
    const found = path && (await section?.showField(path, isFocusFree()));
    if (!found) section?.scrollIntoView();
  }

  #remember(place: Place): void {
    if (this.#draftId) rememberPlace(this.#draftId, place);
  }

  #section(place: string): ThSection | null {
    return this.#host.renderRoot.querySelector<ThSection>(
      `th-section[data-place="${CSS.escape(place)}"]`,
    );
  }
}
