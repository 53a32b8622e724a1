import axe from 'axe-core';
import type { Screen } from './screen.js';

/**
 * What axe finds wrong, one line each, shadow roots included. Its source is evaluated by the
 * browser's own tool, which the extension's content security policy does not govern.
 */
export async function accessibilityProblems({ page }: Screen): Promise<string[]> {
  await page.evaluate(axe.source);
  return (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(
    ({ violations }) => violations.flatMap(({ id, help, nodes }) => nodes.map(
      (node) => id + ': ' + help + ' at ' + node.target.flat().join(' ')
    ))
  )`)) as string[];
}
