import type { PublicReceipt } from '../../contract/receipt.ts';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import type { I18n } from '../../i18n/i18n.tsx';
import type { Outage } from '../../payment/state.ts';
import type { Action } from '../../ui/components/action-bar.tsx';
import { Aside } from '../../ui/components/aside.tsx';
import { type Fact, Facts, Id } from '../../ui/components/facts.tsx';
import { Fold } from '../../ui/components/fold.tsx';
import { CopyLink, LinkRow, PressLink } from '../../ui/components/link-row.tsx';
import type { Money } from '../../ui/components/money-line.tsx';
import { type Witness, Witnesses } from '../../ui/components/witnesses.tsx';
import { DOWNLOAD, LINK, PRINT } from '../../ui/icons/step-icons.ts';
import { plainName, plainText } from '../../ui/plain-text.ts';
import { amountNode } from './amounts.tsx';
import { ExplorerLink } from './explorer-link.tsx';
import { receiptFact, transactionFact } from './id-facts.ts';
import type { ScreenEnv } from './screen-env.ts';
import { SinglePage } from './single-page.tsx';
import type { Step } from './step.ts';
import { loadingStep } from './steps/loading.ts';
import { outageWords } from './steps/outage.tsx';

/** What `/r/<receipt_id>` knows: Hilt's public receipt with Hilt's own check of it, or why there is none. */
export type ReceiptView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'not-found' }
  | { readonly tag: 'unavailable'; readonly outage: Outage }
  | { readonly tag: 'known'; readonly receipt: PublicReceipt; readonly checkedAt: number | null; readonly pdfUrl: string | null };

export interface ReceiptScreenProps {
  readonly receiptId: string;
  readonly view: ReceiptView;
  readonly env: ScreenEnv;
  /** Asks Hilt again. */
  readonly onCheck: () => void;
  readonly onPrint: () => void;
}

/** First version: Hilt's own verdict, said as Hilt's. Nothing is verdigris here, because this page has checked nothing itself. */
export function ReceiptScreen({ receiptId, view, env, onCheck, onPrint }: ReceiptScreenProps) {
  const i18n = useI18n();
  const ready = useMessages('rest');
  const step = ready === 'there' ? stepFor(i18n, env, receiptId, view, onCheck, onPrint) : loadingStep(i18n, ready === 'failed' ? env.reload : null);
  return <SinglePage step={step} env={env} />;
}

function stepFor(i18n: I18n, env: ScreenEnv, receiptId: string, view: ReceiptView, onCheck: () => void, onPrint: () => void): Step {
  const { t } = i18n;
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
    case 'known':
      return knownStep(i18n, env, view, check, onPrint);
    default:
      return view satisfies never;
  }
}

function knownStep(i18n: I18n, env: ScreenEnv, { receipt, checkedAt, pdfUrl }: Extract<ReceiptView, { readonly tag: 'known' }>, check: Action, onPrint: () => void): Step {
  const { t, rich } = i18n;
  const { valid } = receipt.verification;
  const at = Date.parse(receipt.created_at ?? receipt.generated_at ?? '');
  const amount = amountOf(i18n, env, receipt);
  const money: Money = !valid || amount === null ? { state: 'unknown', text: t('receipt.money.unsure') } : { state: 'moved', text: Number.isNaN(at) ? rich('receipt.money', { amount }) : rich('receipt.money.on', { amount, date: i18n.longDate(at) }) };
  return {
    id: `receipt:${valid ? 'valid' : 'invalid'}`,
    name: valid ? t('receipt.valid.title') : t('receipt.invalid.title'),
    sentence: checkedAt === null ? t('receipt.text') : t('receipt.text.at', { time: i18n.dateTime(checkedAt) }),
    compact: false,
    verdict: valid ? { coin: 'moved', tone: null } : { coin: 'stopped', tone: 'refused' },
    money,
    action: pdfUrl === null || !valid ? check : { kind: 'open', label: t('receipt.pdf'), href: pdfUrl, icon: DOWNLOAD, download: true },
    body: (
      <>
        <Facts facts={mainFacts(i18n, receipt, amount, at)} />
        <Witnesses label={t('receipt.checks')} items={checks(i18n, receipt)} />
        <Aside>{t('receipt.honest')}</Aside>
        <Fold title={t('receipt.details')} summary={t('receipt.details.text')}>
          <Facts facts={idFacts(i18n, receipt)} />
        </Fold>
        <div className="push">
          <LinkRow>
            <PressLink icon={PRINT} onPress={onPrint}>
              {t('receipt.print')}
            </PressLink>
            <CopyLink icon={LINK} text={env.receiptUrl(receipt.receipt_id)}>
              {t('receipt.copy-link')}
            </CopyLink>
            {receipt.tx_sig !== null && <ExplorerLink i18n={i18n} env={env} signature={receipt.tx_sig} />}
          </LinkRow>
        </div>
      </>
    ),
  };
}

/** From the integer where we know the mint; else Hilt's own text, as text. */
function amountOf(i18n: I18n, env: ScreenEnv, { amount_minor_units: units, token_mint: mint, amount_display: text }: PublicReceipt) {
  const asset = env.assetOf(mint);
  if (units !== null && asset !== null) return amountNode(i18n, units, asset);
  return text === null ? null : <bdi>{plainName(text)}</bdi>;
}

function checks({ t, rich }: I18n, { verification, tx_sig: signature }: PublicReceipt): readonly Witness[] {
  const word = (passed: boolean): Pick<Witness, 'state' | 'when'> => (passed ? { state: 'done', when: t('receipt.check.passed') } : { state: 'failed', when: t('receipt.check.failed') });
  const unsigned = !verification.signature_required && !verification.signature_valid;
  return [
    { key: 'content', who: t('receipt.check.content'), says: rich(verification.hash_valid ? 'receipt.check.content.text' : 'receipt.check.content.bad', { hash: <Id id={plainText(verification.stored_hash)} /> }), ...word(verification.hash_valid) },
    { key: 'signature', who: t('receipt.check.signature'), says: unsigned ? t('receipt.check.unsigned') : verification.signature_valid ? t('receipt.check.signature.text') : t('receipt.check.signature.bad'), ...(unsigned ? { state: 'none' as const, when: t('receipt.check.none') } : word(verification.signature_valid)) },
    { key: 'chain', who: t('receipt.check.chain'), says: signature === null ? t('receipt.check.chain.absent') : t('receipt.check.chain.text'), state: 'none', when: t('receipt.check.none') },
  ];
}

function mainFacts(i18n: I18n, receipt: PublicReceipt, amount: ReturnType<typeof amountOf>, at: number): readonly Fact[] {
  const { t } = i18n;
  const text = (key: string, label: string, value: string | null): readonly Fact[] => (value === null || plainText(value) === '' ? [] : [{ key, label, value: <bdi>{plainText(value)}</bdi> }]);
  return [
    ...text('product', t('support.product'), receipt.product_title),
    ...text('seller', t('receipt.seller'), receipt.owner_display_name),
    ...(amount === null ? [] : [{ key: 'amount', label: t('fact.amount'), value: amount }]),
    ...(Number.isNaN(at) ? [] : [{ key: 'at', label: t('receipt.issued'), value: i18n.dateTime(at) }]),
  ];
}

/** A public receipt carries no payment id: that one is a bearer secret. */
function idFacts(i18n: I18n, receipt: PublicReceipt): readonly Fact[] {
  const { t } = i18n;
  const wallet = (key: string, label: string, id: string | null): readonly Fact[] => (id === null ? [] : [{ key, label, id, copyLabel: t('copy.address') }]);
  return [...wallet('from', t('fact.from'), receipt.payer_wallet), ...wallet('to', t('fact.to'), receipt.merchant_wallet), ...(receipt.tx_sig === null ? [] : [transactionFact(i18n, receipt.tx_sig)]), receiptFact(i18n, receipt.receipt_id), { key: 'hash', label: t('receipt.hash'), id: plainText(receipt.receipt_hash), copyLabel: t('receipt.copy-hash') }];
}
