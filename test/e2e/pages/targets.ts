import { queryAll, words } from '../../components/support/deep.js';

const PRESSED = 'button, a[href], input, select, summary';
const SMALLEST = 24;

const shown = (selector: string): HTMLElement[] =>
  queryAll(document.documentElement, selector).filter((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );

/** What is smaller than a finger: a label counts with its radio; a link within a sentence may be so. */
export const smallTargets = (): string[] =>
  shown(PRESSED)
    .filter((one) => !isWithinSentence(one))
    .map((one) => ({ one, box: (one.closest('label') ?? one).getBoundingClientRect() }))
    .filter(({ box }) => box.width < SMALLEST || box.height < SMALLEST)
    .map(({ one, box }) => `${one.tagName} ${words(one)} ${box.width} × ${box.height}`);

function isWithinSentence(one: HTMLElement): boolean {
  const around = one.parentElement;
  return getComputedStyle(one).display === 'inline' && !!around && words(around) !== words(one);
}

/** Where in a box is looked: close to its edges, since a part of it is enough. */
const PARTS = [0.02, 0.5, 0.98];

/** What has focus and cannot be seen at all, because it is covered or outside. */
export function hiddenFocus(): string[] {
  const hidden: string[] = [];
  for (const one of shown(PRESSED)) {
    one.focus();
    const box = one.getBoundingClientRect();
    const root = one.getRootNode() as ShadowRoot | Document;
    const seen = PARTS.some((across) =>
      PARTS.some((down) => {
        const [x, y] = [box.left + box.width * across, box.top + box.height * down];
        const top = root.elementFromPoint(x, y);
        return top !== null && (one.contains(top) || top.contains(one));
      }),
    );
    if (!seen) hidden.push(`${one.tagName} ${words(one) || one.getAttribute('name')}`);
  }
  return hidden;
}

/** A drawn line, on what it is drawn. */
interface Edge {
  readonly style: string;
  readonly width: number;
  readonly color: string;
  readonly background: string;
}

/** The border of a field in error, of one that is not, and the ring of what has focus. */
export function edges(): Readonly<Record<'error' | 'plain' | 'focus', Edge>> {
  const first = (selector: string): HTMLElement => shown(selector)[0]!;
  const button = first('.btn.main');
  button.focus();
  return {
    error: edge(first('.err input'), 'border'),
    plain: edge(first('.field:not(.err) input:not([type="radio"])'), 'border'),
    focus: edge(button, 'outline'),
  };
}

function edge(one: HTMLElement, kind: 'border' | 'outline'): Edge {
  const style = getComputedStyle(one);
  const side = kind === 'border' ? 'border-block-start' : kind;
  return {
    style: style.getPropertyValue(`${side}-style`),
    width: Number.parseFloat(style.getPropertyValue(`${side}-width`)),
    color: style.getPropertyValue(`${side}-color`),
    background: getComputedStyle(document.documentElement).backgroundColor,
  };
}

/** How many elements move by themselves, in whatever shadow root. */
export const moving = (): number =>
  shown('*').reduce((sum, one) => sum + one.getAnimations().length, 0);
