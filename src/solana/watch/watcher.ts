import type { RpcPool } from '../rpc/pool.ts';
import type { Agreement } from './agreement.ts';
import type { LandedJudge } from './landed-judge.ts';

/** What every reading of the chain works with. */
export interface Watcher {
  readonly pool: RpcPool;
  readonly judge: LandedJudge;
  readonly agreement: Agreement;
  /** Page clock, milliseconds. */
  readonly now: () => number;
}
