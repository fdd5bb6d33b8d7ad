import type { SubscriptionKind } from './subscription.ts';

/** `slotSubscribe()`: a notification for each new slot; one for all when many are produced at once. */
export const slotSubscription: SubscriptionKind = {
  notification: 'slotNotification',
  open(chain, _params, notify) {
    let known = chain.bank.slots.newest.slot;
    return {
      update() {
        const { slot } = chain.bank.slots.newest;
        if (slot > known) notify({ parent: slot - 1, root: chain.bank.slots.at('finalized').slot, slot });
        known = slot;
        return false;
      },
    };
  },
};

/** `rootSubscribe()`: the newest finalized slot, whenever it moves. */
export const rootSubscription: SubscriptionKind = {
  notification: 'rootNotification',
  open(chain, _params, notify) {
    let known = chain.bank.slots.at('finalized').slot;
    return {
      update() {
        const { slot } = chain.bank.slots.at('finalized');
        if (slot > known) notify(slot);
        known = slot;
        return false;
      },
    };
  },
};
