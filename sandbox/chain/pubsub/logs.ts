import type { Commitment } from '../bank/commitment.ts';
import type { TransactionRecord } from '../bank/transaction-record.ts';
import type { Chain } from '../chain.ts';
import { inContext } from '../rpc/method.ts';
import { asAddress, asList, commitmentOf, configAt, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import type { SubscriptionKind } from './subscription.ts';

function recordFilter(chain: Chain, value: unknown): (record: TransactionRecord) => boolean {
  if (value === 'all' || value === 'allWithVotes') return () => true;
  const mentions = asList(configAt([value], 0)['mentions']).map(asAddress);
  const [mention] = mentions;
  if (mention === undefined || mentions.length > 1) throw invalidParams('Invalid Request: Only 1 address supported');
  return (record) => chain.bank.ledger.naming(mention).includes(record);
}

/** Position of the first transaction that `commitment` has not reached yet. */
function firstUnsettled(chain: Chain, commitment: Commitment): number {
  const reached = chain.bank.slots.at(commitment).slot;
  let order = chain.bank.ledger.size;
  while (order > 0 && (chain.bank.ledger.at(order - 1)?.slot ?? 0) > reached) order -= 1;
  return order;
}

/** `logsSubscribe("all" | {mentions: [address]}, {commitment})`: the logs of every transaction that settles that far from now on, failed ones included. */
export const logsSubscription: SubscriptionKind = {
  notification: 'logsNotification',
  open(chain, params, notify) {
    const wanted = recordFilter(chain, required(params, 0));
    const commitment = commitmentOf(configAt(params, 1));
    let next = firstUnsettled(chain, commitment);
    return {
      update() {
        const reached = chain.bank.slots.at(commitment).slot;
        for (let record = chain.bank.ledger.at(next); record !== null && record.slot <= reached; record = chain.bank.ledger.at(next)) {
          next += 1;
          if (wanted(record)) notify(inContext(chain, commitment, { signature: record.signature, err: record.err, logs: record.logs }));
        }
        return false;
      },
    };
  },
};
