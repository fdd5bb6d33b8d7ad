import type { Recovery } from '../../../payment/recover/recovery.ts';
import type { Action } from '../../../ui/components/action-bar.tsx';
import { Card } from '../../../ui/components/card.tsx';
import { type Fact, Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, OpenLink, PressLink } from '../../../ui/components/link-row.tsx';
import { SEARCH } from '../../../ui/icons/shell-icons.ts';
import { BACK, RECEIPT } from '../../../ui/icons/step-icons.ts';
import { ExplorerLink } from '../explorer-link.tsx';
import { paymentIdFact, transactionFact } from '../id-facts.ts';
import type { Step } from '../step.ts';
import { SupportWays } from '../support-ways.tsx';
import { FoundAccess, foundAction, foundFacts, needsHelp } from './found-access.tsx';
import type { RecoveryContext } from './recovery-context.ts';
import { recoveryReport } from './recovery-report.ts';
import { recoveryWords } from './recovery-words.ts';

/** What the search has found, with what there is to do about it. */
export function toldStep(context: RecoveryContext, recovery: Recovery): Step {
  const { i18n, env, product } = context;
  const { t } = i18n;
  const signature = 'signature' in recovery ? recovery.signature : null;
  return {
    id: `recover:${recovery.tag}`,
    ...recoveryWords(context, recovery),
    compact: true,
    action: actionOf(context, recovery),
    body: (
      <>
        {recovery.tag === 'paid' && <FoundAccess context={context} paid={recovery} />}
        {needsSupport(context, recovery) && (
          <Card title={recovery.tag === 'paid' ? t('paid.help.title') : t('unrecorded.support.title')}>
            <p>{recovery.tag === 'paid' ? t('paid.help') : t('unrecorded.support.text')}</p>
            <LinkRow>
              <SupportWays i18n={i18n} product={product} report={recoveryReport(context, recovery)} />
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

function needsSupport(context: RecoveryContext, recovery: Recovery): boolean {
  if (recovery.tag === 'paid') return needsHelp(context, recovery);
  return recovery.tag === 'unrecorded' || recovery.tag === 'too-little' || recovery.tag === 'other-token' || recovery.tag === 'other-payment';
}

/** The way to what was bought, else asking again where that can change something, else another search. */
function actionOf(context: RecoveryContext, recovery: Recovery): Action {
  const { i18n: { t }, intents } = context;
  if (recovery.tag === 'paid') return foundAction(context, recovery) ?? { kind: 'press', label: t('recover.another'), onPress: intents.lookForAnother, look: 'quiet' };
  if (recovery.tag === 'unavailable') return { kind: 'press', label: t('action.check-again'), onPress: intents.checkNow, notBefore: recovery.outage.why === 'rate-limited' ? recovery.outage.retryAt : null };
  const changes = recovery.tag === 'underway' || recovery.tag === 'not-found' || recovery.tag === 'unrecorded' || recovery.tag === 'failed' || recovery.tag === 'no-transaction';
  if (recovery.tag === 'failed' && recovery.final) return { kind: 'press', label: t('recover.back'), onPress: intents.close };
  return changes ? { kind: 'press', label: t('action.check-again'), onPress: intents.checkNow } : { kind: 'press', label: t('recover.another'), onPress: intents.lookForAnother, look: 'quiet' };
}

/** A payment id opens a payment, so it is shown only to whoever brought it, opened the session or has paid (money invariant 11). */
function factsOf({ i18n }: RecoveryContext, recovery: Recovery): readonly Fact[] {
  const id = recovery.tag === 'no-transaction' || recovery.tag === 'unknown-payment' || (recovery.tag === 'paid' && recovery.reader !== 'stranger') ? recovery.paymentId : null;
  const signature = 'signature' in recovery ? recovery.signature : null;
  const payer = 'payer' in recovery ? recovery.payer : null;
  return [
    ...(recovery.tag === 'paid' ? foundFacts(i18n, recovery) : []),
    ...(payer === null ? [] : [{ key: 'from', label: i18n.t('fact.from'), id: payer, copyLabel: i18n.t('copy.address') }]),
    ...(id === null ? [] : [paymentIdFact(i18n, id)]),
    ...(signature === null ? [] : [transactionFact(i18n, signature)]),
  ];
}

/** Another search and the way back, unless the action is one of them; after "paid" there is nothing to go back to. */
function Ways({ context, recovery }: { readonly context: RecoveryContext; readonly recovery: Recovery }) {
  const { i18n: { t }, intents } = context;
  const isAction = recovery.tag === 'other-seller' || recovery.tag === 'other-token' || recovery.tag === 'too-little' || recovery.tag === 'other-payment' || recovery.tag === 'unknown-payment' || (recovery.tag === 'paid' && foundAction(context, recovery) === null);
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
