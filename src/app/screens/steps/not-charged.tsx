import type { ReactNode } from 'react';
import type { CheckoutState } from '../../../payment/state.ts';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import type { Money } from '../../../ui/components/money-line.tsx';
import { type Witness, Witnesses } from '../../../ui/components/witnesses.tsx';
import { SWAP } from '../../../ui/icons/shell-icons.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import { amountNode } from '../amounts.tsx';
import { ExplorerLink } from '../explorer-link.tsx';
import { paymentIdFact, transactionFact } from '../id-facts.ts';
import { noneMoved } from '../money-lines.ts';
import { walletName } from '../names.ts';
import { RecoverLink } from '../recovery/recover-link.tsx';
import { SOL } from '../screen-env.ts';
import { supportText } from '../support-text.ts';
import { SupportWays } from '../support-ways.tsx';
import type { Step, StepContext } from '../step.ts';
import { hiltRow, noTransactionRow } from '../witness-rows.tsx';

type NotCharged = Extract<CheckoutState, { readonly tag: 'not-charged' }>;

/** Proven not charged, so it is safe to try again. An ordinary failure stays on a neutral ground. */
export function notChargedStep({ i18n, env, intents }: StepContext, state: NotCharged): Step {
  const { t } = i18n;
  const { outcome, product, session, payer, hilt } = state;
  const signature = 'signature' in outcome ? outcome.signature : null;
  const report = supportText(i18n, { product, session, what: t('not-charged.title'), payer: payer?.address ?? null, signatures: signature === null ? [] : [signature], more: [outcome.why], facts: env.pageFacts() });
  return {
    id: `not-charged:${outcome.why}`,
    name: t('not-charged.title'),
    sentence: sentenceOf(i18n, state),
    compact: true,
    verdict: { coin: 'empty', tone: 'still' },
    money: moneyOf(i18n, state),
    action: { kind: 'press', label: t('action.try-again'), onPress: intents.tryAgain },
    body: (
      <>
        <Witnesses label={t('witness.label')} items={[walletRow(i18n, state), chainRow(i18n, state), hiltRow(i18n, hilt)]} />
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId), ...(signature === null ? [] : [transactionFact(i18n, signature)])]} />
          <LinkRow>
            <PressLink icon={SWAP} onPress={intents.chooseAnother}>
              {t('action.another-wallet')}
            </PressLink>
            <RecoverLink i18n={i18n} env={env} />
            {signature !== null && <SupportWays i18n={i18n} product={product} report={report} />}
            {outcome.why === 'failed-on-chain' && <ExplorerLink i18n={i18n} env={env} signature={outcome.signature} />}
          </LinkRow>
        </div>
      </>
    ),
  };
}

function sentenceOf(i18n: I18n, { outcome, payer }: NotCharged): ReactNode {
  const { t, rich } = i18n;
  const wallet = walletName(i18n, payer?.walletName ?? '');
  switch (outcome.why) {
    case 'wallet-refused':
      return t('not-charged.refused');
    case 'wallet-failed':
      return rich('not-charged.wallet-failed', { wallet });
    case 'wallet-changed':
      return rich('not-charged.wallet-changed', { wallet });
    case 'never-landed':
      return t('not-charged.never-landed');
    case 'failed-on-chain':
      return outcome.fee === null ? t('not-charged.failed') : rich('not-charged.failed.fee', { fee: amountNode(i18n, outcome.fee, SOL) });
    default:
      return outcome satisfies never;
  }
}

/** A transaction that failed on chain still cost its network fee: "no money" would not be true. */
function moneyOf(i18n: I18n, { outcome }: NotCharged): Money {
  if (outcome.why !== 'failed-on-chain') return noneMoved(i18n);
  return { state: 'empty', text: outcome.fee === null ? i18n.t('money.fee-only') : i18n.rich('money.none-but-fee', { fee: amountNode(i18n, outcome.fee, SOL) }) };
}

function walletRow(i18n: I18n, { outcome, payer }: NotCharged): Witness {
  const { t, rich } = i18n;
  const signed = outcome.why === 'never-landed' || outcome.why === 'failed-on-chain';
  const says = signed ? rich('witness.wallet.signed', { wallet: walletName(i18n, payer?.walletName ?? '') }) : t('witness.wallet.nothing');
  return { key: 'wallet', who: t('witness.wallet'), state: signed ? 'done' : 'none', says, when: null };
}

function chainRow(i18n: I18n, { outcome, chain }: NotCharged): Witness {
  const { t } = i18n;
  if (outcome.why === 'failed-on-chain') return { ...noTransactionRow(i18n, chain), says: t('witness.chain.failed') };
  if (outcome.why === 'never-landed') return { ...noTransactionRow(i18n, chain), says: t('witness.chain.dead') };
  return noTransactionRow(i18n, chain);
}
