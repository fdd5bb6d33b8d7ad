import type { CheckoutState } from '../../../payment/state.ts';
import { Card, CopyLine } from '../../../ui/components/card.tsx';
import { Fold } from '../../../ui/components/fold.tsx';
import { Ledger, type LedgerRow } from '../../../ui/components/ledger.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { type Need, ShortfallList } from '../../../ui/components/shortfall-list.tsx';
import { SWAP } from '../../../ui/icons/shell-icons.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import { amountNode, amountParts, amountText, shareOf } from '../amounts.tsx';
import { walletName } from '../names.ts';
import { SOL } from '../screen-env.ts';
import type { Step, StepContext } from '../step.ts';

type Short = Extract<CheckoutState, { readonly tag: 'short' }>;

/** The wallet holds too little. Says exactly what is missing and the one thing to do about it. */
export function shortStep({ i18n, intents }: StepContext, state: Short): Step {
  const { t, rich } = i18n;
  const { payer, shortfalls, session } = state;
  const [first, second] = shortfalls;
  const solOnly = shortfalls.every((shortfall) => shortfall.what === 'sol');
  const name = first && second ? t('short.title.two', { first: amountText(i18n, first.missing, first), second: amountText(i18n, second.missing, second) }) : t('short.title', { amount: first ? amountText(i18n, first.missing, first) : '' });
  return {
    id: 'short',
    name,
    title: first && second ? rich('short.title.two', { first: amountNode(i18n, first.missing, first), second: amountNode(i18n, second.missing, second) }) : first && rich('short.title', { amount: amountNode(i18n, first.missing, first) }),
    sentence: solOnly && session.terms.mint !== 'native' ? t('short.text.sol', { token: session.terms.symbol }) : t('short.text'),
    compact: true,
    verdict: { coin: 'empty', tone: 'waiting' },
    money: { state: 'empty', text: t('money.checking') },
    action: { kind: 'press', label: t('action.check-again'), onPress: intents.tryAgain },
    body: (
      <>
        <ShortfallList needs={needsOf(i18n, state)} enough={t('short.enough')} />
        <Card title={first && second ? rich('short.send.two', { first: amountNode(i18n, first.missing, first), second: amountNode(i18n, second.missing, second) }) : first && rich('short.send', { amount: amountNode(i18n, first.missing, first) })}>
          <p>{rich('short.to-wallet', { wallet: walletName(i18n, payer.walletName) })}</p>
          <CopyLine text={payer.address} label={t('copy.short')} />
        </Card>
        <WhatSolIsFor i18n={i18n} state={state} />
        <LinkRow>
          <PressLink icon={SWAP} onPress={intents.chooseAnother}>
            {t('action.another-wallet')}
          </PressLink>
        </LinkRow>
      </>
    ),
  };
}

/** What is short, and after it the token if that is enough: the buyer sees both sides of the wallet. */
function needsOf(i18n: I18n, { shortfalls, session, balances }: Short): readonly Need[] {
  const { rich } = i18n;
  const short = shortfalls.map((shortfall): Need => ({
    key: shortfall.what,
    unit: shortfall.symbol,
    have: rich('short.have', { amount: amountNode(i18n, shortfall.have, shortfall) }),
    need: rich('short.need', { amount: amountNode(i18n, shortfall.need, shortfall) }),
    missing: rich('short.missing', { amount: amountNode(i18n, shortfall.missing, shortfall) }),
    share: shareOf(shortfall.have, shortfall.need),
  }));
  const { terms } = session;
  if (terms.mint === 'native' || shortfalls.some((shortfall) => shortfall.what === 'token')) return short;
  const token: Need = {
    key: 'token',
    unit: terms.symbol,
    have: rich('short.have', { amount: amountNode(i18n, balances.token, terms) }),
    need: rich('short.need', { amount: amountNode(i18n, terms.total, terms) }),
    missing: null,
    share: 100,
  };
  return [token, ...short];
}

/** SOL surprises buyers who pay in USDC: says what each part is, and that the deposit opens somebody else's account. */
function WhatSolIsFor({ i18n, state: { shortfalls, costs, session } }: { readonly i18n: I18n; readonly state: Short }) {
  const { t } = i18n;
  if (!shortfalls.some((shortfall) => shortfall.what === 'sol')) return null;
  const fee: LedgerRow = { key: 'fee', label: t('cost.network-fee'), amount: amountParts(i18n, costs.networkFee, SOL) };
  const deposit: LedgerRow = { key: 'rent', label: t('cost.deposit', { count: costs.opens.length }), amount: amountParts(i18n, costs.rent, SOL) };
  return (
    <Fold title={t('short.sol.title')} summary={costs.rent > 0n ? t('short.sol.summary') : t('cost.network-fee')}>
      <Ledger rows={costs.rent > 0n ? [deposit, fee] : [fee]} />
      {costs.rent > 0n && <p>{t('short.sol.deposit', { token: session.terms.symbol })}</p>}
    </Fold>
  );
}
