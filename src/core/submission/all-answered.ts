/**
 * As `Promise.all`, but an error waits for the others too: a step that ended while requests of its
 * own are under way would have given back the place that they need.
 */
export async function allAnswered<T extends readonly unknown[]>(
  promises: readonly [...{ [I in keyof T]: T[I] | Promise<T[I]> }],
): Promise<T> {
  await Promise.allSettled(promises);
  return (await Promise.all(promises)) as unknown as T;
}
