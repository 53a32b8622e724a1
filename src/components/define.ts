/**
 * Registers a tag unless it is taken: an embed may be loaded twice in a stranger's page, and plain
 * Node has no registry at all.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements;
  if (registry && !registry.get(tag)) registry.define(tag, element);
}
