import 'axe-core/axe.min.js';
import type { AxeResults } from 'axe-core';
import { assert } from 'chai';

declare const axe: { run(context: Element, options: object): Promise<AxeResults> };

/** Fails with every finding of axe on this element, its shadow trees included. */
export async function assertAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    // Rules for whole pages do not hold for an element in a test page.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  assert.deepEqual(findings, []);
}

/** In light and in dark. */
export async function assertAccessibleInBoth(element: Element): Promise<void> {
  for (const scheme of ['light', 'dark']) {
    document.documentElement.style.colorScheme = scheme;
    document.documentElement.style.background = 'Canvas';
    await assertAccessible(element);
  }
}
