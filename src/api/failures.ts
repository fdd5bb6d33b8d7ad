import type { HiltErrorBody } from '../contract/error-body.ts';

/**
 * Ways a request to Hilt can fail. They are separate classes because each leads to another screen and another retry rule;
 * none of them carries a sentence for the buyer (those live in src/i18n).
 */

/** Hilt answered with an error status. */
export class HttpStatusFailure extends Error {
  override readonly name = 'HttpStatusFailure';
  readonly status: number;
  readonly body: HiltErrorBody;
  /** From `Retry-After`, milliseconds; null when absent or unreadable. */
  readonly retryAfterMs: number | null;
  /** For support; null across origins, where the header is not exposed (contract section 2). */
  readonly requestId: string | null;

  constructor(answer: Pick<HttpStatusFailure, 'status' | 'body' | 'retryAfterMs' | 'requestId'>) {
    super(`hilt answered ${answer.status}`);
    this.status = answer.status;
    this.body = answer.body;
    this.retryAfterMs = answer.retryAfterMs;
    this.requestId = answer.requestId;
  }
}

/** No answer at all: no network, refused, reset, or blocked by CORS. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure';
}

/** No complete answer in time. The request may still have taken effect. */
export class TimeoutFailure extends Error {
  override readonly name = 'TimeoutFailure';
}

/** A success status with a body that breaks the contract; nothing of it is used. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
  /** Paths of the fields that were wrong, e.g. `amount_minor_units`. Never their values: they may be secrets. */
  readonly fields: readonly string[];

  constructor(fields: readonly string[]) {
    super(`answer breaks the contract: ${fields.join(', ')}`);
    this.fields = fields;
  }
}

export type ApiFailure = HttpStatusFailure | NetworkFailure | TimeoutFailure | ContractBreach;

export function isApiFailure(error: unknown): error is ApiFailure {
  return error instanceof HttpStatusFailure || error instanceof NetworkFailure || error instanceof TimeoutFailure || error instanceof ContractBreach;
}
