import type { Counts } from './counts.js';

/** How every suite went, over all its parts. */
export class Tally {
  readonly #suites = new Map<string, Counts & { readonly milliseconds: number }>();

  add(suite: string, { passed, failed }: Counts, milliseconds: number): void {
    const before = this.#suites.get(suite) ?? { passed: 0, failed: 0, milliseconds: 0 };
    this.#suites.set(suite, {
      passed: before.passed + passed,
      failed: before.failed + failed,
      milliseconds: before.milliseconds + milliseconds,
    });
  }

  /** One for each suite. Its time is that of all its parts together, some of which ran side by side. */
  lines(): string[] {
    return [...this.#suites].map(
      ([name, { passed, failed, milliseconds }]) =>
        `${name}: ${passed} passed, ${failed} failed (${(milliseconds / 1000).toFixed(1)} s)`,
    );
  }

  total(): Counts {
    const all = [...this.#suites.values()];
    return {
      passed: all.reduce((sum, { passed }) => sum + passed, 0),
      failed: all.reduce((sum, { failed }) => sum + failed, 0),
    };
  }
}
