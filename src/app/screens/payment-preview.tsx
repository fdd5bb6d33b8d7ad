import type { I18n } from '../../i18n/i18n.tsx';
import type { Product } from '../../contract/product.ts';
import type { Session } from '../../payment/session.ts';
import type { Payer } from '../../payment/state.ts';
import type { PaymentCosts } from '../../solana/preflight-result.ts';
import { Id } from '../../ui/components/facts.tsx';
import type { LedgerRow } from '../../ui/components/ledger.tsx';
import { WalletPreview } from '../../ui/components/wallet-preview.tsx';
import { amountParts } from './amounts.tsx';
import { sellerName, walletName } from './names.ts';
import { SOL } from './screen-env.ts';
import type { StepContext } from './step.ts';

export interface PaymentPreviewProps {
  readonly context: StepContext;
  readonly product: Product;
  readonly session: Session;
  readonly payer: Payer;
  /** Null while the wallet is open: the costs were shown in the review. */
  readonly costs: PaymentCosts | null;
}

/** What the wallet should show, from the checked terms: the same numbers that go into the transaction. */
export function PaymentPreview({ context: { i18n, wallets }, product, session, payer, costs }: PaymentPreviewProps) {
  const { terms } = session;
  const seller: LedgerRow = { key: 'seller', label: <bdi>{sellerName(i18n, product)}</bdi>, detail: <Id id={terms.merchantWallet} />, amount: amountParts(i18n, terms.merchantAmount, terms) };
  const fee: LedgerRow = { key: 'hilt', label: i18n.t('split.fee'), detail: <Id id={terms.feeWallet} />, amount: amountParts(i18n, terms.feeAmount, terms) };
  return (
    <WalletPreview
      title={i18n.rich('review.preview', { wallet: walletName(i18n, payer.walletName) })}
      icon={wallets?.find((wallet) => wallet.name === payer.walletName)?.icon ?? null}
      account={payer.address}
      total={amountParts(i18n, terms.total, terms)}
      rows={[seller, ...(terms.feeAmount === 0n ? [] : [fee]), ...(costs === null ? [] : costRows(i18n, costs, terms.symbol))]}
    />
  );
}

function costRows(i18n: I18n, costs: PaymentCosts, token: string): readonly LedgerRow[] {
  const { t } = i18n;
  const network: LedgerRow = { key: 'network', label: t('cost.network-fee'), amount: amountParts(i18n, costs.networkFee, SOL) };
  if (costs.rent === 0n) return [network];
  return [network, { key: 'rent', label: t('cost.deposit', { count: costs.opens.length }), detail: t('cost.deposit.detail', { count: costs.opens.length, token }), amount: amountParts(i18n, costs.rent, SOL) }];
}
