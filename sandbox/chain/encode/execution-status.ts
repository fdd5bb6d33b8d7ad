import type { Json } from '../rpc/json.ts';
import type { TransactionError } from '../vm/transaction-error.ts';

/** The older form of `err` that answers still carry beside it. */
export function executionStatus(err: TransactionError | null): Json {
  return err === null ? { Ok: null } : { Err: err };
}
