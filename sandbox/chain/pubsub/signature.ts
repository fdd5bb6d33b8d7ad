import { inContext } from '../rpc/method.ts';
import { asSignature, commitmentOf, configAt, required } from '../rpc/params.ts';
import type { SubscriptionKind } from './subscription.ts';

/** `signatureSubscribe(signature, {commitment})`: one notification once the transaction has settled that far, also when it already had, then the subscription is over. */
export const signatureSubscription: SubscriptionKind = {
  notification: 'signatureNotification',
  open(chain, params, notify) {
    const signature = asSignature(required(params, 0));
    const commitment = commitmentOf(configAt(params, 1));
    return {
      update() {
        const record = chain.bank.ledger.get(signature);
        if (record === null || record.slot > chain.bank.slots.at(commitment).slot) return false;
        notify(inContext(chain, commitment, { err: record.err }));
        return true;
      },
    };
  },
};
