/**
 * What the keyboard went to stays beside the bars. The browser scrolls there too, but before a
 * field that was left with a mistake has said so and pushed the next one down (WCAG 2.2, 2.4.11).
 */
export function keepInView(event: KeyboardEvent): void {
  const [focused] = event.composedPath();
  if (event.key === 'Tab' && focused instanceof Element)
    focused.scrollIntoView({ block: 'nearest' });
}
