import type { ChainEvent, Chain } from '../chain.ts';
import type { Json } from '../rpc/json.ts';
import type { Params } from '../rpc/params.ts';

/** One running subscription. */
export interface Subscription {
  /** Called after every change of the chain, and once right after the subscriber has learnt the subscription's number. Returns true when nothing more will ever come. */
  update(event: ChainEvent): boolean;
}

/** A kind of subscription. `open` throws RpcError on bad parameters; `notify` sends one notification. */
export interface SubscriptionKind {
  readonly notification: string;
  open(chain: Chain, params: Params, notify: (result: Json) => void): Subscription;
}
