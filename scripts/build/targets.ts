/** The four extensions that come out of one source. */
export interface ExtensionTarget {
  readonly name: string;
  readonly browser: 'chrome' | 'firefox';
  /** Only a development build may speak with a sandbox on loopback. */
  readonly development: boolean;
}

export const EXTENSION_TARGETS: readonly ExtensionTarget[] = [
  { name: 'chromium', browser: 'chrome', development: false },
  { name: 'firefox', browser: 'firefox', development: false },
  { name: 'dev-chromium', browser: 'chrome', development: true },
  { name: 'dev-firefox', browser: 'firefox', development: true },
];

export const TARGET_NAMES = [...EXTENSION_TARGETS.map((target) => target.name), 'embed'];

export function extensionTarget(name: string): ExtensionTarget | undefined {
  return EXTENSION_TARGETS.find((target) => target.name === name);
}
