import { oneValue } from './one-value.ts';

/** Why Phantom did not do it, by what the buyer can do next. */
export type PhantomRefusal =
  /** The buyer said no: ask again when they want to. */
  | 'declined'
  /** Phantom no longer knows the connection: connect again. */
  | 'not-connected'
  /** Another request is open in Phantom: finish that one first. */
  | 'busy'
  /** Phantom has no network. */
  | 'offline'
  /** Phantom calls the request invalid, or failed by itself. */
  | 'failed';

export interface PhantomError {
  readonly why: PhantomRefusal;
  /** Phantom's number, for support. */
  readonly code: string;
}

/** docs.phantom.com/solana/errors; deep links carry the number as text. */
const REFUSALS: ReadonlyMap<string, PhantomRefusal> = new Map([
  ['4001', 'declined'],
  ['4100', 'not-connected'],
  ['4900', 'offline'],
  ['-32002', 'busy'],
]);

/**
 * Reads `errorCode`. Phantom's `errorMessage` is not read: it is foreign text in an address that anybody can write.
 * @returns null when the code is no number.
 */
export function phantomError(query: URLSearchParams): PhantomError | null {
  const code = oneValue(query, 'errorCode', /^-?\d{1,6}$/);
  return code === null ? null : { why: REFUSALS.get(code) ?? 'failed', code };
}
