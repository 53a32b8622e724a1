/** A person must do something elsewhere first; the run waits for them and loses nothing. */
export class PausedError extends Error {
  override readonly name = 'PausedError';

  readonly moreInfo: string | undefined;

  constructor(message: string, moreInfo?: string) {
    super(message);
    this.moreInfo = moreInfo;
  }
}
