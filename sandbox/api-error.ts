/** A refusal in Twilio's words; `body` is what goes over the wire. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  get body() {
    const { code, message, status } = this;
    return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  }
}

export const notFound = (path: string) =>
  new ApiError(404, 20404, `The requested resource ${path} was not found`);

export const missingParameter = (name: string) =>
  new ApiError(400, 20001, `Missing required parameter ${name} in the post body`);

export const invalidParameter = (name: string) =>
  new ApiError(400, 20422, `Invalid Parameter: ${name}`);
