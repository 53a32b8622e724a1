/** Milliseconds after which all is rendered that came with the change of focus, and may push it. */
const SETTLED = 2_000;

/**
 * Keeps what has focus clear of the bars at the edges (WCAG 2.2, 2.4.11). The browser scrolls to it
 * too, but before a field that was left with a mistake has shown the error, which pushes the next one
 * down. A button or a box that was pressed is not moved under the pointer. Each shadow root listens for
 * itself: focus that moves within one is not told outside.
 */
export function keepInView(event: Event): void {
  const focused = event.composedPath()[0] as Element;
  let ending: unknown;
  const watch = new ResizeObserver(() => {
    // A busy machine lets the first frame wait for longer than that.
    ending ??= setTimeout(() => watch.disconnect(), SETTLED);
    if (focused.matches(':focus-visible')) focused.scrollIntoView({ block: 'nearest' });
  });
  watch.observe(event.currentTarget as Element);
}
