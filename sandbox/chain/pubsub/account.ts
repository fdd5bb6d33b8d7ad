import { accountFormat, uiAccount } from '../encode/ui-account.ts';
import { writeJson } from '../rpc/json.ts';
import { inContext } from '../rpc/method.ts';
import { asAddress, commitmentOf, configAt, required } from '../rpc/params.ts';
import type { SubscriptionKind } from './subscription.ts';

const GONE = { lamports: 0, data: '', owner: '11111111111111111111111111111111', executable: false, rentEpoch: 0, space: 0 };

/** `accountSubscribe(address, {commitment, encoding, dataSlice})`: a notification whenever the account is another than before at that commitment. */
export const accountSubscription: SubscriptionKind = {
  notification: 'accountNotification',
  open(chain, params, notify) {
    const address = asAddress(required(params, 0));
    const config = configAt(params, 1);
    const commitment = commitmentOf(config);
    const format = accountFormat(config);
    const read = (): ReturnType<typeof uiAccount> => uiAccount(chain, commitment, chain.bank.account(address, commitment), format);
    let known = writeJson(read());
    return {
      update() {
        const account = read();
        const text = writeJson(account);
        if (text === known) return false;
        known = text;
        notify(inContext(chain, commitment, account ?? GONE));
        return false;
      },
    };
  },
};
