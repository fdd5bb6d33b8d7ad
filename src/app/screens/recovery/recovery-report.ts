import type { Recovery } from '../../../payment/recover/recovery.ts';
import { plainText } from '../../../ui/plain-text.ts';
import { amountText } from '../amounts.tsx';
import type { RecoveryContext } from './recovery-context.ts';
import { recoveryWords } from './recovery-words.ts';

/** What support needs of a search, as text to copy: ids in full. No payment id and no delivery value, as it is sent on by hand. */
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
    ...(answer === null ? [] : [t('recover.support.answer', { answer })]),
  ].join('\n');
}
