import type { CheckoutState } from '../../../payment/state.ts';
import { amountNode } from '../amounts.tsx';
import { identityStep } from '../identity/identity-step.tsx';
import { moved } from '../money-lines.ts';
import type { Step, StepContext } from '../step.ts';

type Identify = Extract<CheckoutState, { readonly tag: 'identify' }>;

/** Who gets access, proven by the wallet that pays. After the payment it says first that the money has moved. */
export function identifyStep({ i18n, intents, wallets }: StepContext, { product, session, payer, view, paid }: Identify): Step {
  const icon = wallets?.find(({ name }) => name === payer.walletName)?.icon ?? null;
  return identityStep({
    i18n,
    product,
    wallet: { name: payer.walletName, icon, address: payer.address },
    view,
    intents: { submit: intents.submitIdentity, sign: intents.signIdentity, edit: intents.editIdentity, tryAgain: intents.tryAgain, chooseAnother: intents.chooseAnother, skip: null },
    paid: paid && session !== null ? moved(i18n, amountNode(i18n, session.terms.total, session.terms)) : null,
  });
}
