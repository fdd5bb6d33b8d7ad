import type { I18n } from '../../i18n/i18n.tsx';
import type { Product } from '../../contract/product.ts';
import type { Session } from '../../payment/session.ts';
import { plainText } from '../../ui/plain-text.ts';
import { amountText } from './amounts.tsx';

export interface SupportCase {
  readonly product: Product;
  readonly session: Session;
  /** What happened, in one sentence. */
  readonly what: string;
  readonly payer: string | null;
  readonly signatures: readonly string[];
  /** Further lines, raw values. */
  readonly more?: readonly string[];
}

/** Everything support needs, as text to copy: the same words as on the page, ids in full, times in UTC. No delivery value, no token. */
export function supportText(i18n: I18n, { product, session, what, payer, signatures, more = [] }: SupportCase): string {
  const { t } = i18n;
  const { terms } = session;
  return [
    what,
    `${t('support.product')}: ${plainText(product.title)} (${product.slug})`,
    `${t('fact.payment-id')}: ${terms.paymentId}`,
    `${t('fact.amount')}: ${amountText(i18n, terms.total, terms)}`,
    ...(payer === null ? [] : [`${t('fact.from')}: ${payer}`]),
    `${t('fact.to')}: ${terms.merchantWallet}`,
    ...signatures.map((signature) => `${t('fact.transaction')}: ${signature}`),
    `${t('support.session-end')}: ${new Date(session.expiresAt).toISOString()}`,
    ...more,
  ].join('\n');
}
