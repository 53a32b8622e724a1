/** Looking through shadow roots, as a person does: by what is written. */

/** Every element under `root`, shadow trees included, in order. */
export function* walk(root: ParentNode | Element): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* walk(element.shadowRoot);
  }
}

const all = (root: Element): Element[] =>
  root.shadowRoot ? [...walk(root.shadowRoot), ...walk(root)] : [...walk(root)];

export const queryAll = <E extends Element = HTMLElement>(root: Element, selector: string): E[] =>
  all(root).filter((element): element is E => element.matches(selector));

export function query<E extends Element = HTMLElement>(root: Element, selector: string): E {
  const [found] = queryAll<E>(root, selector);
  if (!found) throw new Error(`Nothing matches ${selector}`);
  return found;
}

/** The control of a label, or the first radio of a legend. */
export function field(root: Element, label: string, nth = 0): HTMLInputElement {
  const found = queryAll<HTMLLabelElement>(root, 'label.label').filter(
    (one) => words(one).replace(' (optional)', '') === label,
  )[nth];
  if (!found?.control) throw new Error(`No field is called ${label}`);
  return found.control as HTMLInputElement;
}

/** The control of a label that says just this. */
export function control(root: Element, label: string): HTMLInputElement {
  const found = queryAll<HTMLLabelElement>(root, 'label').find((one) => words(one) === label);
  if (!found?.control) throw new Error(`Nothing is labelled ${label}`);
  return found.control as HTMLInputElement;
}

/** A button or link by the words on it, hidden ones included. */
export function press(root: Element, name: string): HTMLElement {
  const found = queryAll(root, 'button, a, summary').find(
    (one) => (one.getAttribute('aria-label') ?? words(one)) === name && one.checkVisibility(),
  );
  if (!found) throw new Error(`No button or link is called ${name}`);
  return found;
}

export const words = (element: Element): string =>
  (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** All words on show, shadow trees included. */
export const text = (root: Element): string =>
  all(root)
    .flatMap((element) => (element.tagName === 'STYLE' ? [] : [...element.childNodes]))
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ');

/** Types as a person does: the whole value at once, then an input event. */
export function type(control: HTMLInputElement | HTMLSelectElement, value: string): void {
  control.value = value;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The element that has focus, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
