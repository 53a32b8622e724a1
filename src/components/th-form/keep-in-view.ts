/** Milliseconds in which what was said elsewhere, or came late, may still move it. */
const SETTLED = 2_000;

/**
 * What focus went to stays beside the bars. The browser scrolls there too, but before a field that
 * was left with a mistake has said so and pushed the next one down (WCAG 2.2, 2.4.11). A
 * button or a box that was pressed is not moved under the pointer.
 */
export function keepInView(event: Event): void {
  const focused = event.composedPath()[0] as Element;
  const watch = new ResizeObserver(() => {
    if (focused.matches(':focus-visible')) focused.scrollIntoView({ block: 'nearest' });
  });
  watch.observe(event.currentTarget as Element);
  setTimeout(() => watch.disconnect(), SETTLED);
}
