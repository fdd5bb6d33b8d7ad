import type { HiltWord, PaymentStatus } from '../../contract/payment-status.ts';
import { deliveryWord, hiltWord } from '../../contract/payment-status.ts';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import type { I18n } from '../../i18n/i18n.tsx';
import type { Outage } from '../../payment/state.ts';
import { Aside } from '../../ui/components/aside.tsx';
import { type Fact, Facts } from '../../ui/components/facts.tsx';
import { LinkRow, OpenLink } from '../../ui/components/link-row.tsx';
import type { Money } from '../../ui/components/money-line.tsx';
import type { SheetProps } from '../../ui/components/sheet.tsx';
import { KEY, RECEIPT } from '../../ui/icons/step-icons.ts';
import { amountNode } from './amounts.tsx';
import { ExplorerLink } from './explorer-link.tsx';
import { paymentIdFact, transactionFact } from './id-facts.ts';
import { MineLink } from './mine/mine-link.tsx';
import type { ScreenEnv } from './screen-env.ts';
import { SinglePage } from './single-page.tsx';
import type { Step } from './step.ts';
import { loadingStep } from './steps/loading.ts';
import { outageWords } from './steps/outage.tsx';

/** What `/pay/<payment_id>` knows: Hilt's own status answer, or why there is none. */
export type PaymentView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'not-found' }
  | { readonly tag: 'unavailable'; readonly outage: Outage }
  /**
   * `resume`: where this device goes on with it; absent for payments of others. `access`: where the wallet that paid can show itself; absent where the
   * product is not known (only a receipt names it).
   */
  | { readonly tag: 'known'; readonly payment: PaymentStatus; readonly resume?: string; readonly access?: string };

export interface PaymentScreenProps {
  readonly paymentId: string;
  readonly view: PaymentView;
  readonly env: ScreenEnv;
  /** Asks Hilt again. */
  readonly onCheck: () => void;
}

/** Status of a payment for whoever has its id. Only a picture of Hilt's word: nothing can be signed here. */
export function PaymentScreen({ paymentId, view, env, onCheck }: PaymentScreenProps) {
  const i18n = useI18n();
  const parts = [useMessages('rest'), useMessages('recover')];
  const ready = parts.every((part) => part === 'there');
  const step = ready ? stepFor(i18n, env, paymentId, view, onCheck) : loadingStep(i18n, parts.includes('failed') ? env.reload : null);
  return <SinglePage step={step} env={env} />;
}

function stepFor(i18n: I18n, env: ScreenEnv, paymentId: string, view: PaymentView, onCheck: () => void): Step {
  const { t } = i18n;
  const check = { kind: 'press', label: t('action.check-now'), onPress: onCheck } as const;
  const id = <Facts facts={[paymentIdFact(i18n, paymentId)]} />;
  switch (view.tag) {
    case 'loading':
      return loadingStep(i18n, null);
    case 'not-found':
      return { id: 'payment:not-found', name: t('payment.not-found.title'), sentence: t('payment.not-found.text'), compact: false, verdict: { coin: 'absent', tone: null }, money: { state: 'empty', text: t('money.if-approved') }, action: check, body: id };
    case 'unavailable':
      return { id: 'payment:unavailable', ...outageWords(i18n, view.outage), compact: false, verdict: { coin: 'absent', tone: 'still' }, money: { state: 'empty', text: t('money.if-approved') }, action: { ...check, notBefore: view.outage.why === 'rate-limited' ? view.outage.retryAt : null }, body: id };
    case 'known':
      return {
        ...knownWords(i18n, env, view.payment),
        compact: false,
        action: wayOn(i18n, view) ?? check,
        body: <Known i18n={i18n} env={env} view={view} />,
      };
    default:
      return view satisfies never;
  }
}

/** On with what this device has begun, or to the access of whoever can show the wallet that paid; else there is only asking again. */
function wayOn({ t }: I18n, { payment, resume, access }: Extract<PaymentView, { readonly tag: 'known' }>): SheetProps['action'] | null {
  if (resume !== undefined) return isPaid(payment) ? { kind: 'open', label: t('prove.action'), href: resume, sameTab: true, icon: KEY } : { kind: 'open', label: t('payment.own.action'), href: resume, sameTab: true };
  return access === undefined ? null : { kind: 'open', label: t('prove.action'), href: access, sameTab: true, icon: KEY };
}

function isPaid(payment: PaymentStatus): boolean {
  return hiltWord(payment.status) === 'confirmed';
}

/** Hilt's word in our words. "Failed" at Hilt is not yet "not charged": only the chain could say that, and this page does not ask it. */
function knownWords(i18n: I18n, env: ScreenEnv, payment: PaymentStatus): Pick<SheetProps, 'id' | 'sentence' | 'verdict' | 'money'> & { readonly name: string } {
  const { t, rich } = i18n;
  const word: HiltWord = hiltWord(payment.status);
  const asset = env.assetOf(payment.token_mint);
  const amount = asset === null ? null : amountNode(i18n, payment.amount_minor_units, asset);
  const unsure: Money = amount === null ? { state: 'unknown', text: t('money.if-approved') } : { state: 'unknown', text: rich('money.may-have-moved', { amount }) };
  switch (word) {
    case 'confirmed':
      return { id: 'payment:paid', name: t('payment.paid.title'), sentence: t(`payment.delivery.${deliveryWord(payment.delivery_status)}`), verdict: { coin: 'recorded', tone: null }, money: { state: 'recorded', text: amount === null ? t('money.recorded') : rich('money.paid-once', { amount }) } };
    case 'failed':
      return { id: 'payment:failed', name: t('payment.failed.title'), sentence: t('payment.failed.text'), verdict: { coin: 'unknown', tone: 'waiting' }, money: unsure };
    case 'pending':
      return payment.tx_signature === null
        ? { id: 'payment:open', name: t('payment.open.title'), sentence: t('payment.open.text'), verdict: { coin: 'empty', tone: null }, money: { state: 'empty', text: t('money.if-approved') } }
        : { id: 'payment:pending', name: t('payment.pending.title'), sentence: t('payment.pending.text'), verdict: { coin: 'unknown', tone: 'waiting' }, money: unsure };
    default:
      return word satisfies never;
  }
}

function Known({ i18n, env, view }: { readonly i18n: I18n; readonly env: ScreenEnv; readonly view: Extract<PaymentView, { readonly tag: 'known' }> }) {
  const { t, dateTime } = i18n;
  const { payment, resume, access } = view;
  const paid = isPaid(payment);
  const where = !paid ? 'payment.where' : access === undefined ? 'prove.by-product' : 'prove.elsewhere.how';
  const asset = env.assetOf(payment.token_mint);
  const facts: readonly Fact[] = [
    ...(asset === null ? [] : [{ key: 'amount', label: t('fact.amount'), value: amountNode(i18n, payment.amount_minor_units, asset) }]),
    ...(payment.confirmed_at === null ? [] : [{ key: 'at', label: t('fact.recorded-at'), value: dateTime(payment.confirmed_at) }]),
    paymentIdFact(i18n, payment.id),
    ...(payment.tx_signature === null ? [] : [transactionFact(i18n, payment.tx_signature)]),
  ];
  return (
    <>
      <Aside>{t(resume === undefined ? where : paid ? 'payment.own.paid' : 'payment.own.text')}</Aside>
      <div className="push">
        <Facts facts={facts} />
        <LinkRow>
          {payment.receipt_id !== null && (
            <OpenLink icon={RECEIPT} href={env.receiptUrl(payment.receipt_id)} foreign={false}>
              {t('link.receipt')}
            </OpenLink>
          )}
          {payment.tx_signature !== null && <ExplorerLink i18n={i18n} env={env} signature={payment.tx_signature} />}
          <MineLink i18n={i18n} env={env} />
        </LinkRow>
      </div>
    </>
  );
}
