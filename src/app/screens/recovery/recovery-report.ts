import type { I18n } from '../../../i18n/i18n.tsx';
import type { Recovery } from '../../../payment/recover/recovery.ts';
import { plainText } from '../../../ui/plain-text.ts';
import { amountText } from '../amounts.tsx';
import { deliveryLines, factLines } from '../support-text.ts';
import type { RecoveryContext } from './recovery-context.ts';
import { recoveryWords } from './recovery-words.ts';

/** What support needs of a search, as text to copy: ids in full, browser and the last answers of Hilt. No payment id and no delivery value, as it is sent on by hand. */
export function recoveryReport(context: RecoveryContext, recovery: Recovery): string {
  const { i18n, env, product } = context;
  const { t } = i18n;
  const asset = env.assetOf(product.token_mint);
  const spent = 'spent' in recovery ? recovery.spent : null;
  const payer = 'payer' in recovery ? recovery.payer : null;
  const signature = 'signature' in recovery ? recovery.signature : null;
  const answer = recovery.tag === 'unrecorded' && recovery.refusal !== null ? `${recovery.refusal.status} ${plainText(recovery.refusal.code ?? '')}`.trim() : null;
  return [
    recoveryWords(context, recovery).name,
    `${t('support.product')}: ${plainText(product.title)} (${product.slug})`,
    ...(asset === null || spent === null ? [] : [`${t('fact.amount')}: ${amountText(i18n, spent, asset)}`]),
    ...(payer === null ? [] : [`${t('fact.from')}: ${payer}`]),
    `${t('fact.to')}: ${product.merchant_wallet}`,
    ...(signature === null ? [] : [`${t('fact.transaction')}: ${signature}`]),
    ...(recovery.tag === 'paid' ? paidLines(i18n, recovery) : []),
    ...(answer === null ? [] : [t('recover.support.answer', { answer })]),
    ...factLines(i18n, env.pageFacts()),
  ].join('\n');
}

function paidLines(i18n: I18n, { receiptId, delivery }: Extract<Recovery, { readonly tag: 'paid' }>): readonly string[] {
  return [...(receiptId === null ? [] : [`${i18n.t('fact.receipt')}: ${receiptId}`]), ...deliveryLines(i18n, delivery)];
}
