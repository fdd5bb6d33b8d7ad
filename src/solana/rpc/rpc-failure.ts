/**
 * Why one node gave no usable answer:
 * - `unreachable`: no connection, time-out, or an HTTP error such as 429;
 * - `wrong-network`: the node serves another network than the configured one, so nothing it says counts;
 * - `refused`: a JSON-RPC error, with its code;
 * - `not-understood`: an answer that does not fit the schema; foreign data is parsed or dropped.
 */
export type RpcFailureKind = 'unreachable' | 'wrong-network' | 'refused' | 'not-understood';

export class RpcFailure extends Error {
  override readonly name = 'RpcFailure';
  readonly kind: RpcFailureKind;
  /** JSON-RPC error code, where there is one. */
  readonly code: number | null;

  constructor(kind: RpcFailureKind, detail: string, code: number | null = null) {
    super(`${kind}: ${detail}`);
    this.kind = kind;
    this.code = code;
  }
}

/** Turns anything caught from a request into a failure; an abort by the caller passes through as AbortError. */
export function asRpcFailure(error: unknown, signal: AbortSignal): RpcFailure {
  throwIfAborted(signal);
  if (error instanceof RpcFailure) return error;
  // A fault of our own must not look like a fault of the network.
  throw error;
}

/** @throws AbortError whatever reason the caller aborted with, so that one check fits all. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new DOMException('aborted by the caller', 'AbortError');
}
