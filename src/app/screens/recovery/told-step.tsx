import type { Recovery } from '../../../payment/recover/recovery.ts';
import type { Action } from '../../../ui/components/action-bar.tsx';
import { Card, CopyLine, Gift } from '../../../ui/components/card.tsx';
import { type Fact, Facts } from '../../../ui/components/facts.tsx';
import { CopyLink, LinkRow, OpenLink, PressLink } from '../../../ui/components/link-row.tsx';
import { COPY, OPEN, SEARCH } from '../../../ui/icons/shell-icons.ts';
import { BACK, RECEIPT } from '../../../ui/icons/step-icons.ts';
import { plainText } from '../../../ui/plain-text.ts';
import { type DeliveryView, deliveryView } from '../delivery-view.ts';
import { ExplorerLink } from '../explorer-link.tsx';
import { paymentIdFact, transactionFact } from '../id-facts.ts';
import { configOf } from '../names.ts';
import { OpenLabel } from '../open-label.tsx';
import type { Step } from '../step.ts';
import { SupportLink } from '../support-link.tsx';
import type { RecoveryContext } from './recovery-context.ts';
import { recoveryReport } from './recovery-report.ts';
import { recoveryWords } from './recovery-words.ts';

/** What the search has found, with what there is to do about it. */
export function toldStep(context: RecoveryContext, recovery: Recovery): Step {
  const { i18n, env, product } = context;
  const { t } = i18n;
  const delivered = recovery.tag === 'paid' && recovery.own ? deliveryView(recovery.delivery, configOf(product)) : null;
  const signature = 'signature' in recovery ? recovery.signature : null;
  return {
    id: `recover:${recovery.tag}`,
    ...recoveryWords(context, recovery),
    compact: true,
    action: actionOf(context, recovery, delivered),
    body: (
      <>
        {delivered !== null && <Delivered context={context} view={delivered} />}
        {needsSupport(recovery) && (
          <Card title={t('unrecorded.support.title')}>
            <p>{t('unrecorded.support.text')}</p>
            <LinkRow>
              <CopyLink icon={COPY} text={recoveryReport(context, recovery)}>
                {t('support.copy')}
              </CopyLink>
              <SupportLink i18n={i18n} product={product} />
            </LinkRow>
          </Card>
        )}
        <div className="push">
          <Facts facts={factsOf(context, recovery)} />
          <LinkRow>
            {recovery.tag === 'paid' && recovery.receiptId !== null && (
              <OpenLink icon={RECEIPT} href={env.receiptUrl(recovery.receiptId)} foreign={false}>
                {t('link.receipt')}
              </OpenLink>
            )}
            {signature !== null && <ExplorerLink i18n={i18n} env={env} signature={signature} />}
            <Ways context={context} recovery={recovery} />
          </LinkRow>
        </div>
      </>
    ),
  };
}

function needsSupport({ tag }: Recovery): boolean {
  return tag === 'unrecorded' || tag === 'too-little' || tag === 'other-token' || tag === 'other-payment';
}

/** The way to what was bought, else asking again where that can change something, else another search. */
function actionOf({ i18n, intents }: RecoveryContext, recovery: Recovery, delivered: DeliveryView | null): Action {
  const { t } = i18n;
  if (delivered?.tag === 'link') return { kind: 'open', href: delivered.link.href, icon: OPEN, label: <OpenLabel i18n={i18n} view={delivered} /> };
  if (delivered?.tag === 'text') return { kind: 'copy', label: t('paid.copy-text'), text: delivered.text };
  if (recovery.tag === 'unavailable') return { kind: 'press', label: t('action.check-again'), onPress: intents.checkNow, notBefore: recovery.outage.why === 'rate-limited' ? recovery.outage.retryAt : null };
  const changes = recovery.tag === 'underway' || recovery.tag === 'not-found' || recovery.tag === 'unrecorded' || recovery.tag === 'failed' || recovery.tag === 'no-transaction';
  if (recovery.tag === 'failed' && recovery.final) return { kind: 'press', label: t('recover.back'), onPress: intents.close };
  return changes ? { kind: 'press', label: t('action.check-again'), onPress: intents.checkNow } : { kind: 'press', label: t('recover.another'), onPress: intents.lookForAnother, look: 'quiet' };
}

function Delivered({ context: { i18n, product }, view }: { readonly context: RecoveryContext; readonly view: DeliveryView }) {
  const title = <bdi>{plainText(product.title)}</bdi>;
  if (view.tag === 'link') {
    return (
      <Gift icon={OPEN} title={title}>
        {i18n.rich('paid.leads-to', { host: view.link.host })}
      </Gift>
    );
  }
  return view.tag === 'text' ? (
    <Card title={title}>
      <p>{view.unsafe ? i18n.t('paid.unsafe') : i18n.t('paid.text-value')}</p>
      <CopyLine text={view.text} whole label={i18n.t('copy.short')} />
    </Card>
  ) : null;
}

/** A payment id opens a payment, so it is shown only to whoever brought it or opened the session (money invariant 11). */
function factsOf({ i18n }: RecoveryContext, recovery: Recovery): readonly Fact[] {
  const id = recovery.tag === 'no-transaction' || recovery.tag === 'unknown-payment' || (recovery.tag === 'paid' && recovery.own) ? recovery.paymentId : null;
  const signature = 'signature' in recovery ? recovery.signature : null;
  const payer = 'payer' in recovery ? recovery.payer : null;
  return [
    ...(payer === null ? [] : [{ key: 'from', label: i18n.t('fact.from'), id: payer, copyLabel: i18n.t('copy.address') }]),
    ...(id === null ? [] : [paymentIdFact(i18n, id)]),
    ...(signature === null ? [] : [transactionFact(i18n, signature)]),
  ];
}

/** Another search and the way back, unless the action is one of them; after "paid" there is nothing to go back to. */
function Ways({ context: { i18n, intents }, recovery }: { readonly context: RecoveryContext; readonly recovery: Recovery }) {
  const { t } = i18n;
  const isAction = recovery.tag === 'other-seller' || recovery.tag === 'other-token' || recovery.tag === 'too-little' || recovery.tag === 'other-payment' || recovery.tag === 'unknown-payment' || (recovery.tag === 'paid' && recovery.delivery.value === null);
  return (
    <>
      {!isAction && (
        <PressLink icon={SEARCH} onPress={intents.lookForAnother}>
          {t('recover.another')}
        </PressLink>
      )}
      {!(recovery.tag === 'failed' && recovery.final) && recovery.tag !== 'paid' && (
        <PressLink icon={BACK} onPress={intents.close}>
          {t('recover.back')}
        </PressLink>
      )}
    </>
  );
}
