import type { I18n } from '../../i18n/i18n.tsx';
import type { Fact } from '../../ui/components/facts.tsx';

/** Stands just above the action on every screen once it exists: with it, support finds a payment. */
export function paymentIdFact({ t }: I18n, paymentId: string): Fact {
  return { key: 'payment', label: t('fact.payment-id'), id: paymentId, ends: 8, copyLabel: t('copy.payment-id') };
}

export function transactionFact({ t }: I18n, signature: string, key = 'transaction'): Fact {
  return { key, label: t('fact.transaction'), id: signature, copyLabel: t('copy.transaction') };
}

export function receiptFact({ t }: I18n, receiptId: string): Fact {
  return { key: 'receipt', label: t('fact.receipt'), id: receiptId, ends: 8, copyLabel: t('copy.receipt') };
}
