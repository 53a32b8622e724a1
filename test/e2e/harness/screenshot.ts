import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/root.js';
import type { Screen } from './screen.js';

/** Leaves a picture of the whole page in `artifacts/`. */
export async function screenshot({ page }: Screen, name: string): Promise<string> {
  const directory = join(ROOT, 'artifacts');
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${name}.png`) as `${string}.png`;
  await page.screenshot({ path, fullPage: true });
  return path;
}
