/** A person must do something elsewhere first; the run waits for them and loses nothing. */
export class PausedError extends Error {
  override readonly name = 'PausedError';

  constructor(
    message: string,
    readonly moreInfo?: string,
  ) {
    super(message);
  }
}
