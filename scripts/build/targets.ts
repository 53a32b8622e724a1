/**
 * `development` may speak with a sandbox on loopback. `test` is the product with two things more in
 * its worker: failpoints, and waits that can be shortened.
 */
export type Purpose = 'production' | 'development' | 'test';

/** The extensions that come out of one source. */
export interface ExtensionTarget {
  readonly name: string;
  readonly browser: 'chrome' | 'firefox';
  readonly purpose: Purpose;
}

export const EXTENSION_TARGETS: readonly ExtensionTarget[] = [
  { name: 'chromium', browser: 'chrome', purpose: 'production' },
  { name: 'firefox', browser: 'firefox', purpose: 'production' },
  { name: 'dev-chromium', browser: 'chrome', purpose: 'development' },
  { name: 'dev-firefox', browser: 'firefox', purpose: 'development' },
  { name: 'test-chromium', browser: 'chrome', purpose: 'test' },
  { name: 'test-firefox', browser: 'firefox', purpose: 'test' },
];

export const TARGET_NAMES = [...EXTENSION_TARGETS.map((target) => target.name), 'embed'];

export function extensionTarget(name: string): ExtensionTarget | undefined {
  return EXTENSION_TARGETS.find((target) => target.name === name);
}
