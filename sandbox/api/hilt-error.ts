/** Error statuses the sandbox answers with. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;

/** One bad field, in the form of the contract's validation errors (section 2). */
export interface FieldProblem {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

/** `detail` of an error answer: plain text, a code with its sentence, or the list of bad fields. */
export type ErrorDetail = string | { readonly code: string; readonly message: string } | readonly FieldProblem[];

/** An answer that is an error on purpose. Anything else thrown by a route is a defect and becomes a 500. */
export class HiltError extends Error {
  override readonly name = 'HiltError';
  readonly status: ErrorStatus;
  readonly detail: ErrorDetail;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ErrorStatus, detail: ErrorDetail, headers: Readonly<Record<string, string>> = {}) {
    super(typeof detail === 'string' ? detail : JSON.stringify(detail));
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

/** An error with a code that a program can branch on. */
export function refusal(status: ErrorStatus, code: string, message: string): HiltError {
  return new HiltError(status, { code, message });
}

/** A body or query that is well-formed but wrong in one field. */
export function badField(loc: readonly (string | number)[], msg: string, type: string): HiltError {
  return new HiltError(422, [{ loc, msg, type }]);
}
