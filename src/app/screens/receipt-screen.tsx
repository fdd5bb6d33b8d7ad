import type { ReactNode } from 'react';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import type { I18n } from '../../i18n/i18n.tsx';
import type { Action } from '../../ui/components/action-bar.tsx';
import { Facts } from '../../ui/components/facts.tsx';
import type { Money } from '../../ui/components/money-line.tsx';
import { plainName } from '../../ui/plain-text.ts';
import { receiptFact } from './id-facts.ts';
import { knownStep } from './receipt-known.tsx';
import { ReceiptPaper } from './receipt-paper.tsx';
import type { ReceiptScreenProps, ReceiptView } from './receipt-view.ts';
import { SinglePage } from './single-page.tsx';
import type { Step } from './step.ts';
import { loadingStep } from './steps/loading.ts';
import { outageWords } from './steps/outage.tsx';

/** A receipt with three checks of it. Verdigris stands only beside what was checked here and is right. */
export function ReceiptScreen(props: ReceiptScreenProps) {
  const i18n = useI18n();
  // Both are asked for, whatever the first one says: the words of ids and outages stand in the common part.
  const parts = [useMessages('rest'), useMessages('receipt')];
  const failed = parts.includes('failed');
  const ready = parts.every((part) => part === 'there');
  const { view, env } = props;
  const step = ready ? stepFor(i18n, props) : loadingStep(i18n, failed ? env.reload : null);
  return (
    <>
      <SinglePage step={step} env={env} />
      {ready && view.tag === 'known' && <ReceiptPaper i18n={i18n} env={env} view={view} />}
    </>
  );
}

function stepFor(i18n: I18n, props: ReceiptScreenProps): Step {
  const { t } = i18n;
  const { receiptId, view, onCheck } = props;
  const check: Action = { kind: 'press', label: t('action.check-now'), onPress: onCheck };
  const id = <Facts facts={[receiptFact(i18n, receiptId)]} />;
  const nothing: Money = { state: 'empty', text: t('receipt.money.nothing') };
  switch (view.tag) {
    case 'loading':
      return loadingStep(i18n, null);
    case 'not-found':
      return { id: 'receipt:not-found', name: t('receipt.not-found.title'), sentence: t('receipt.not-found.text'), compact: false, verdict: { coin: 'absent', tone: null }, money: nothing, action: check, body: id };
    case 'unavailable':
      return { id: 'receipt:unavailable', ...outageWords(i18n, view.outage), compact: false, verdict: { coin: 'absent', tone: 'still' }, money: nothing, action: check, body: id };
    case 'unreadable': {
      return { id: 'receipt:unreadable', name: t('receipt.unreadable.title'), sentence: t('receipt.unreadable.text'), compact: false, verdict: { coin: 'stopped', tone: 'refused' }, money: { state: 'unknown', text: t('receipt.money.unsure') }, action: check, body: (<><p>{unreadableWhy(i18n, view)}</p>{id}</>) };
    }
    case 'known':
      return knownStep(i18n, view, check, props);
    default:
      return view satisfies never;
  }
}

function unreadableWhy({ t, rich }: I18n, { why, where }: Extract<ReceiptView, { readonly tag: 'unreadable' }>): ReactNode {
  switch (why) {
    case 'duplicate-key':
    case 'inexact-number':
    case 'shape':
      return rich(`receipt.unreadable.${why}`, { where: <bdi>{plainName(where)}</bdi> });
    case 'syntax':
    case 'broken-text':
    case 'too-deep':
    case 'too-long':
      return t(`receipt.unreadable.${why}`);
    default:
      return why satisfies never;
  }
}
