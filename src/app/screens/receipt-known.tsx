import type { I18n } from '../../i18n/i18n.tsx';
import type { Action } from '../../ui/components/action-bar.tsx';
import { CheckList } from '../../ui/components/check-list.tsx';
import { Facts } from '../../ui/components/facts.tsx';
import { Fold } from '../../ui/components/fold.tsx';
import type { Money } from '../../ui/components/money-line.tsx';
import { DOWNLOAD } from '../../ui/icons/step-icons.ts';
import { amountNode } from './amounts.tsx';
import { NetworkTag } from './network-tag.tsx';
import { checkItems } from './receipt-check-items.tsx';
import { idFacts, mainFacts } from './receipt-facts.tsx';
import { HowChecked } from './receipt-how.tsx';
import { KeepLinks } from './receipt-keep.tsx';
import { type KnownReceipt, type ReceiptScreenProps, type Standing, standing } from './receipt-view.ts';
import type { ScreenEnv } from './screen-env.ts';
import type { Step } from './step.ts';

/** The step of a receipt that could be read: its three checks first, then what it says. */
export function knownStep(i18n: I18n, view: KnownReceipt, check: Action, props: ReceiptScreenProps): Step {
  const { t } = i18n;
  const { env } = props;
  const state = standing(view.checks);
  const words = titleWords(i18n, state);
  // Only what all three say is handed on as a document; before that, the useful thing is to look again.
  const action: Action = state === 'mismatch' || state === 'checking' || state === 0 ? check : { kind: 'open', label: t('receipt.pdf'), href: view.pdfUrl, icon: DOWNLOAD, download: true };
  return {
    // The same step while results come in: the reader's place is not taken away.
    id: 'receipt:known',
    ...words,
    compact: false,
    verdict: verdictOf(state, view),
    ...(env.sandbox ? { tag: <NetworkTag i18n={i18n} sandbox /> } : {}),
    money: moneyOf(i18n, env, view, state),
    action,
    body: (
      <>
        <CheckList label={t('receipt.checks')} items={checkItems(i18n, env, view)} />
        <Facts facts={mainFacts(i18n, env, view)} />
        <Fold title={t('receipt.how')} summary={t('receipt.how.text')}>
          <HowChecked i18n={i18n} checks={view.checks} />
        </Fold>
        <Fold title={t('receipt.details')} summary={t('receipt.details.text')}>
          <Facts facts={idFacts(i18n, env, view)} />
        </Fold>
        <div className="push">
          <KeepLinks i18n={i18n} view={view} props={props} />
        </div>
      </>
    ),
  };
}

function titleWords({ t }: I18n, state: Standing): { readonly name: string; readonly sentence: string } {
  switch (state) {
    case 'checking':
      return { name: t('receipt.checking.title'), sentence: t('receipt.checking.text') };
    case 'mismatch':
      return { name: t('receipt.mismatch.title'), sentence: t('receipt.mismatch.text') };
    case 3:
      return { name: t('receipt.all.title'), sentence: t('receipt.all.text') };
    case 2:
      return { name: t('receipt.two.title'), sentence: t('receipt.some.text') };
    case 1:
      return { name: t('receipt.one.title'), sentence: t('receipt.some.text') };
    case 0:
      return { name: t('receipt.none.title'), sentence: t('receipt.some.text') };
    default:
      return state satisfies never;
  }
}

/** The coin says what is certain about the money: verdigris at three of three, full once Solana has shown it. */
function verdictOf(state: Standing, { checks }: KnownReceipt): NonNullable<Step['verdict']> {
  if (state === 'mismatch') return { coin: 'stopped', tone: 'refused' };
  if (state === 3) return { coin: 'recorded', tone: null };
  return { coin: state !== 'checking' && checks.chain?.tag === 'verified' ? 'moved' : 'unknown', tone: null };
}

function moneyOf(i18n: I18n, env: ScreenEnv, { facts, checks }: KnownReceipt, state: Standing): Money {
  const { t, rich } = i18n;
  if (state === 'mismatch') return { state: 'unknown', text: t('receipt.money.unsure') };
  if (state === 'checking') return { state: 'unknown', text: t('receipt.checking.text') };
  const asset = env.assetOf(facts.mint);
  const amount = facts.total === null || asset === null ? null : amountNode(i18n, facts.total, asset);
  if (amount === null) return { state: 'unknown', text: t('receipt.money.open') };
  if (checks.chain?.tag === 'verified') return { state: state === 3 ? 'recorded' : 'moved', text: facts.blockTime === null ? rich('receipt.money', { amount }) : rich('receipt.money.on', { amount, date: i18n.longDate(facts.blockTime) }) };
  return checks.hilt?.tag === 'verified' ? { state: 'unknown', text: rich('receipt.money.hilt', { amount }) } : { state: 'unknown', text: t('receipt.money.open') };
}
