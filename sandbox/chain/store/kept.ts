import type { BankState } from '../bank/bank-state.ts';
import type { TransactionRecord } from '../bank/transaction-record.ts';
import type { ChainOp, ChainState } from '../chain-op.ts';
import { isJsonObject } from '../rpc/json.ts';

/** What a snapshot file holds: the chain's state, with its transactions counted instead of repeated. */
export interface KeptState {
  readonly bank: Omit<BankState, 'records'>;
  readonly shiftMs: number;
  readonly held: ChainState['held'];
  /** How far `ledger.bin` had grown when the snapshot was taken. */
  readonly ledger: { readonly records: number; readonly bytes: number };
}

/**
 * Guards for what a data directory gives back. The checksum already says that these are the bytes we wrote; the guards say that
 * they are the kind of value expected at this place, so that a directory of another kind is refused and not half read.
 */
const OPS: ReadonlySet<unknown> = new Set<ChainOp['op']>(['slots', 'execute', 'hold', 'release', 'account', 'shift']);

export function isKeptOp(value: unknown): value is ChainOp {
  return isJsonObject(value) && OPS.has(value['op']);
}

export function isKeptRecord(value: unknown): value is TransactionRecord {
  return isJsonObject(value) && typeof value['signature'] === 'string' && typeof value['slot'] === 'number' && value['bytes'] instanceof Uint8Array;
}

export function isKeptState(value: unknown): value is KeptState {
  if (!isJsonObject(value) || typeof value['shiftMs'] !== 'number' || !Array.isArray(value['held'])) return false;
  const { bank, ledger } = value;
  return isJsonObject(bank) && bank['vm'] instanceof Uint8Array && isJsonObject(bank['slots']) && bank['history'] instanceof Map && isJsonObject(ledger) && typeof ledger['records'] === 'number';
}
