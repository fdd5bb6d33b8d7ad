import type { CheckoutState } from '../../../payment/state.ts';
import { Milestones, type Milestone } from '../../../ui/components/milestones.tsx';
import { nothingYet } from '../money-lines.ts';
import { walletName } from '../names.ts';
import type { Step, StepContext } from '../step.ts';

const ORDER = ['wallet', 'session', 'chain'] as const;

/** Wallet, terms and funds are being got ready. One title for all three, so that the focus stays where it is. */
export function preparingStep({ i18n, intents, chosen, codeChosen }: StepContext, { step, payer }: Extract<CheckoutState, { readonly tag: 'preparing' }>): Step {
  const { t, rich } = i18n;
  const at = ORDER.indexOf(step);
  const wallet = walletName(i18n, payer?.walletName ?? chosen?.name ?? '');
  // For a code, and for an app that is asked by links, no wallet of this page is connected.
  const withoutWallet = payer === null && step !== 'wallet' && (codeChosen || chosen?.state !== 'installed');
  const items = ORDER.filter((each) => each !== 'wallet' || !withoutWallet).map((each): Milestone => {
    const index = ORDER.indexOf(each);
    const state = index < at ? 'done' : index === at ? 'now' : 'todo';
    const words = {
      wallet: { title: rich('preparing.wallet', { wallet }), detail: t('preparing.wallet.text') },
      session: { title: t('preparing.session'), detail: t('preparing.session.text') },
      chain: { title: t('preparing.chain'), detail: t('preparing.chain.text') },
    }[each];
    return { key: each, state, when: null, ...words };
  });
  return {
    id: 'preparing',
    name: t('preparing.title'),
    sentence: t('preparing.text'),
    compact: true,
    verdict: null,
    money: nothingYet(i18n),
    action: { kind: 'press', look: 'quiet', label: t('action.another-wallet'), onPress: intents.chooseAnother },
    body: <Milestones items={items} />,
  };
}
