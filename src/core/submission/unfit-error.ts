/** What a person chose cannot be used. The step fails with these words, and they choose anew. */
export class UnfitError extends Error {
  override readonly name = 'UnfitError';
}
