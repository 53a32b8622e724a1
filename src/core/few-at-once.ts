/** More than one, so that a long list does not take for ever; few, for Twilio limits them. */
const MOST = 4;

/** Does the same with each, a few at a time; what came of them, in their order. */
export async function fewAtOnce<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: MOST }, worker));
  return results;
}
