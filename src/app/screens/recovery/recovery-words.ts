import type { ReactNode } from 'react';
import type { Recovery } from '../../../payment/recover/recovery.ts';
import type { Money } from '../../../ui/components/money-line.tsx';
import type { SheetProps } from '../../../ui/components/sheet.tsx';
import { amountNode } from '../amounts.tsx';
import { deliveryView } from '../delivery-view.ts';
import { membershipView } from '../membership-view.ts';
import { moved } from '../money-lines.ts';
import { configOf, sellerName } from '../names.ts';
import { type Asset, SOL } from '../screen-env.ts';
import { outageWords } from '../steps/outage.tsx';
import type { RecoveryContext } from './recovery-context.ts';

export interface RecoveryWords {
  readonly name: string;
  readonly sentence: ReactNode;
  readonly verdict: SheetProps['verdict'];
  readonly money: Money;
}

/** One title, one sentence, one line about the money for each end of the search. "Not charged" is said of a final failure alone. */
export function recoveryWords({ i18n, env, product }: RecoveryContext, recovery: Recovery): RecoveryWords {
  const { t, rich } = i18n;
  const asset = env.assetOf(product.token_mint);
  const seller = sellerName(i18n, product);
  const unknown: Money = { state: 'unknown', text: t('recover.money.unknown') };
  const waiting = { coin: 'unknown', tone: 'waiting' } as const;
  const movedOf = (units: Parameters<typeof amountNode>[1] | null, of: Asset | null): Money => (units === null || of === null ? unknown : moved(i18n, amountNode(i18n, units, of)));
  switch (recovery.tag) {
    case 'paid':
      return { name: t('recover.paid.title'), sentence: paidSentence({ t }, configOf(product), recovery), verdict: { coin: 'recorded', tone: null }, money: { state: 'recorded', text: t('money.recorded') } };
    case 'underway':
      return { name: t('recover.underway.title'), sentence: t('recover.underway.text'), verdict: waiting, money: { state: 'unknown', text: t('money.if-approved') } };
    case 'not-found':
      return { name: t('recover.not-found.title'), sentence: t('recover.not-found.text'), verdict: { coin: 'absent', tone: 'still' }, money: unknown };
    case 'failed':
      if (!recovery.final) return { name: t('recover.failing.title'), sentence: t('recover.failing.text'), verdict: waiting, money: unknown };
      return recovery.fee === null
        ? { name: t('recover.failed.title'), sentence: t('recover.failed.text'), verdict: { coin: 'empty', tone: 'still' }, money: { state: 'empty', text: t('money.fee-only') } }
        : { name: t('recover.failed.title'), sentence: rich('recover.failed.text.fee', { fee: amountNode(i18n, recovery.fee, SOL) }), verdict: { coin: 'empty', tone: 'still' }, money: { state: 'empty', text: rich('money.none-but-fee', { fee: amountNode(i18n, recovery.fee, SOL) }) } };
    case 'other-seller':
      return { name: t('recover.other-seller.title'), sentence: rich('recover.other-seller.text', { seller }), verdict: { coin: 'absent', tone: 'still' }, money: { state: 'unknown', text: t('recover.money.not-here') } };
    case 'other-token': {
      const { amount, symbol, decimals } = recovery.received;
      if (symbol === null) return { name: t('recover.other-token.title'), sentence: rich('recover.other-token.text.unknown', { seller }), verdict: { coin: 'moved', tone: 'waiting' }, money: unknown };
      const received = { symbol, decimals };
      return { name: t('recover.other-token.title'), sentence: rich('recover.other-token.text', { seller, amount: amountNode(i18n, amount, received) }), verdict: { coin: 'moved', tone: 'waiting' }, money: movedOf(amount, received) };
    }
    case 'too-little':
      return { name: t('recover.too-little.title'), sentence: asset === null ? null : rich('recover.too-little.text', { sent: amountNode(i18n, recovery.spent, asset), price: amountNode(i18n, recovery.price, asset) }), verdict: { coin: 'moved', tone: 'waiting' }, money: movedOf(recovery.spent, asset) };
    case 'other-payment':
      return { name: t('recover.other-payment.title'), sentence: t('recover.other-payment.text'), verdict: { coin: 'absent', tone: 'still' }, money: unknown };
    case 'unrecorded':
      return { name: t('recover.unrecorded.title'), sentence: t('recover.unrecorded.text'), verdict: { coin: 'moved', tone: 'waiting' }, money: movedOf(recovery.spent, asset) };
    case 'no-transaction':
      return { name: t('recover.no-transaction.title'), sentence: t('recover.no-transaction.text'), verdict: { coin: 'absent', tone: 'still' }, money: unknown };
    case 'unknown-payment':
      return { name: t('payment.not-found.title'), sentence: t('payment.not-found.text'), verdict: { coin: 'absent', tone: null }, money: unknown };
    case 'unavailable':
      return { ...outageWords(i18n, recovery.outage), verdict: { coin: 'absent', tone: 'still' }, money: unknown };
    default:
      return recovery satisfies never;
  }
}

function paidSentence({ t }: Pick<RecoveryContext['i18n'], 't'>, config: ReturnType<typeof configOf>, { reader, payer, delivery }: Extract<Recovery, { tag: 'paid' }>): string {
  if (delivery.type === null || delivery.type === 'NONE') return t('recover.paid.nothing');
  if (reader === 'stranger') return payer === null ? t('recover.paid.elsewhere') : t('recover.paid.elsewhere.wallet');
  if (membershipView(delivery)?.tag === 'ended') return t('paid.text.ended');
  const { tag } = deliveryView(delivery, config);
  switch (tag) {
    case 'pending':
    case 'late':
      return t('recover.paid.late');
    case 'expired':
      return t('paid.text.expired');
    case 'withheld':
      return t('recover.paid.again');
    case 'none':
      return t('recover.paid.nothing');
    case 'link':
    case 'text':
      return t('recover.paid.text');
    default:
      return tag satisfies never;
  }
}
