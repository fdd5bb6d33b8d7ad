import type { I18n } from '../../i18n/i18n.tsx';
import type { BaseUnits } from '../../money/base-units.ts';
import type { Fact } from '../../ui/components/facts.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { amountNode } from './amounts.tsx';
import { receiptFact, transactionFact } from './id-facts.ts';
import type { KnownReceipt } from './receipt-view.ts';
import type { ScreenEnv } from './screen-env.ts';

/** What a buyer looks for first. E-mail addresses and customers' names are not even read. */
export function mainFacts(i18n: I18n, env: ScreenEnv, { facts }: KnownReceipt): readonly Fact[] {
  const { t } = i18n;
  return [
    ...text('product', t('receipt.field.product'), facts.productTitle),
    ...text('seller', t('receipt.field.seller'), facts.sellerName),
    ...amount(i18n, env, facts.mint, 'amount', t('receipt.field.amount'), facts.total),
    ...(facts.issuedAt === null ? [] : [{ key: 'at', label: t('receipt.issued'), value: i18n.dateTime(facts.issuedAt) }]),
  ];
}

/** Everything to compare and to copy. A public receipt carries no payment id: that one is a bearer secret. */
export function idFacts(i18n: I18n, env: ScreenEnv, { facts, receipt, checks }: KnownReceipt): readonly Fact[] {
  const { t } = i18n;
  const wallet = (key: string, label: string, id: string | null): readonly Fact[] => (id === null ? [] : [{ key, label, id, copyLabel: t('copy.address') }]);
  const signer = checks.browser?.tag === 'verified' ? checks.browser.kid : null;
  return [
    ...wallet('from', t('receipt.field.payer'), facts.payer),
    ...wallet('to', t('receipt.field.merchant-wallet'), facts.merchantWallet),
    ...amount(i18n, env, facts.mint, 'to-seller', t('receipt.field.merchant-amount'), facts.merchantAmount),
    ...amount(i18n, env, facts.mint, 'fee', t('receipt.field.fee-amount'), facts.feeAmount),
    ...(facts.transaction === null ? [] : [transactionFact(i18n, facts.transaction)]),
    ...text('memo', t('receipt.field.memo'), facts.memo),
    ...(facts.blockTime === null ? [] : [{ key: 'time', label: t('receipt.field.time'), value: i18n.dateTime(facts.blockTime) }]),
    receiptFact(i18n, receipt.receiptId),
    { key: 'hash', label: t('receipt.hash'), id: plainText(receipt.hash), copyLabel: t('receipt.copy-hash') },
    ...text('key', t('receipt.key'), signer),
  ];
}

function text(key: string, label: string, value: string | null): readonly Fact[] {
  const plain = value === null ? '' : plainText(value);
  return plain === '' ? [] : [{ key, label, value: <bdi>{plain}</bdi> }];
}

/** Only where the token is in our own table: digits without their decimals would be another amount. */
function amount(i18n: I18n, env: ScreenEnv, mint: string | null, key: string, label: string, units: BaseUnits | null): readonly Fact[] {
  const asset = env.assetOf(mint);
  return units === null || asset === null ? [] : [{ key, label, value: amountNode(i18n, units, asset) }];
}
