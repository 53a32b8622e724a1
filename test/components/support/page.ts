/** The test page, whatever is on it. */

const mounted = new Set<Element>();

/** Puts an element on the page; `unmountAll` takes it away again. */
export function mount<E extends HTMLElement>(element: E): E {
  mounted.add(element);
  document.body.append(element);
  return element;
}

export function unmountAll(): void {
  for (const element of mounted) element.remove();
  mounted.clear();
  localStorage.clear();
  sessionStorage.clear();
  document.documentElement.style.colorScheme = '';
  document.documentElement.removeAttribute('dir');
}

/** Lets promises and renderings that hang on one another come to rest. */
export async function settle(turns = 12): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  }
}

/** Waits until something holds, e.g. after a timer. */
export async function until(
  holds: () => unknown,
  what: string,
  milliseconds = 4000,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await settle(2);
  }
}
