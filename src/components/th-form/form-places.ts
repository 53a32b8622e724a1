import type { ReactiveControllerHost } from 'lit';
import type { FieldPath } from '../../core/policy/field-path.js';
import type { FormModel, Section } from '../../core/policy/form-model.js';
import type { DraftId } from '../../core/draft/draft.js';
import { REVIEW, START } from '../target.js';
import { includedPath } from '../th-section/included-field.js';
import type { ThSection } from '../th-section/th-section.js';
import { rememberedPlace, rememberPlace } from './memory.js';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Where in the form the person is, and the ways to other places of it. Remembered by draft. */
export class FormPlaces {
  current = START;

  readonly #host: Host;
  #draftId?: DraftId;
  #watching = new WeakSet<Element>();
  #observer?: IntersectionObserver;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Goes back to where the person was. */
  restore(draftId: DraftId | undefined, places: readonly string[]): void {
    this.#draftId = draftId;
    const remembered = draftId && rememberedPlace(draftId);
    const there = remembered !== undefined && places.includes(remembered);
    const place = there ? remembered : places[0];
    if (place === undefined || place === this.current) return;
    this.current = place;
    this.#host.requestUpdate();
    if (there) void this.#host.updateComplete.then(() => this.#section(place)?.scrollIntoView());
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
    if (this.#draftId) rememberPlace(this.#draftId, place);
    this.#host.requestUpdate();
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
    const heading = this.#host.renderRoot.querySelector<HTMLElement>(`[data-place="${place}"] h3`);
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

  #section(place: string): ThSection | null {
    return this.#host.renderRoot.querySelector<ThSection>(
      `th-section[data-place="${CSS.escape(place)}"]`,
    );
  }
}

/** Sections with something to fill; what Twilio says of the others is listed apart. */
export const filledSections = (form: FormModel): readonly Section[] =>
  form.sections.filter((section) => section.fields.length > 0);

/** Start, the sections, review. What is needed before is of no use once it was sent. */
export const placesOf = (form: FormModel, sent: boolean): readonly string[] => [
  ...(sent ? [] : [START]),
  ...filledSections(form).map((section) => section.id),
  REVIEW,
];
