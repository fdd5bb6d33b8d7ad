import { signatureOf } from '../../../payment/attempt.ts';
import type { CheckoutState } from '../../../payment/state.ts';
import { Card } from '../../../ui/components/card.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow } from '../../../ui/components/link-row.tsx';
import { Witnesses } from '../../../ui/components/witnesses.tsx';
import type { I18n } from '../../../i18n/i18n.tsx';
import { amountNode } from '../amounts.tsx';
import { DegradedNotice } from '../degraded-notice.tsx';
import { Deviations } from '../deviations.tsx';
import { differenceLines, DifferenceTable } from '../difference-rows.tsx';
import { ExplorerLink } from '../explorer-link.tsx';
import { paymentIdFact, transactionFact } from '../id-facts.ts';
import { mayHaveMoved, moved } from '../money-lines.ts';
import { attemptPayer } from '../names.ts';
import { supportText } from '../support-text.ts';
import { SupportWays } from '../support-ways.tsx';
import type { Step, StepContext } from '../step.ts';
import { chainRow, hiltRow, walletRow } from '../witness-rows.tsx';

type Unrecorded = Extract<CheckoutState, { readonly tag: 'unrecorded' }>;

/** The money is at the seller, Hilt does not say so yet. Keeps asking; gives what support needs meanwhile. */
export function unrecordedStep({ i18n, env, intents }: StepContext, state: Unrecorded): Step {
  const { t } = i18n;
  const { product, session, attempt, chain, hilt, hiltStatus } = state;
  const amount = amountNode(i18n, session.terms.total, session.terms);
  const signature = signatureOf(attempt);
  const prover = proverOf(state);
  const differences = chain.tag === 'landed' && chain.verified?.ok === false ? chain.verified.differences : null;
  const name = differences === null ? t('unrecorded.title') : t('unrecorded.different.title');
  const why = differences === null ? (prover === null ? whyNot(i18n, hilt.tag, hiltStatus) : t('unrecorded.why.identity')) : t('unrecorded.different.text');
  const more = [...(hiltStatus === null ? [] : [t('support.hilt-status', { status: String(hiltStatus) })]), ...differenceLines(i18n, differences ?? [])];
  const report = supportText(i18n, { product, session, what: name, payer: attemptPayer(attempt), signatures: signature === null ? [] : [signature], more, facts: env.pageFacts() });
  return {
    id: differences === null ? 'unrecorded' : 'unrecorded:different',
    name,
    sentence: why,
    compact: true,
    verdict: differences === null ? { coin: 'moved', tone: 'waiting' } : { coin: 'unknown', tone: 'refused' },
    money: differences === null ? moved(i18n, amount) : mayHaveMoved(i18n, amount),
    action: prover !== null ? { kind: 'press', label: t('action.prove-identity'), onPress: () => intents.proveIdentity(prover) } : { kind: 'press', label: t('action.check-now'), onPress: intents.checkNow },
    body: (
      <>
        {differences !== null && <DifferenceTable i18n={i18n} differences={differences} />}
        <Deviations i18n={i18n} chain={chain} />
        <Witnesses label={t('witness.label')} items={[walletRow(i18n, attempt), chainRow(i18n, chain), hiltRow(i18n, hilt)]} />
        <Card title={t('unrecorded.support.title')}>
          <p>{t('unrecorded.support.text')}</p>
          <LinkRow>
            <SupportWays i18n={i18n} product={product} report={report} />
          </LinkRow>
        </Card>
        {state.degraded && <DegradedNotice i18n={i18n} underway />}
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId), ...(signature === null ? [] : [transactionFact(i18n, signature)])]} />
          {signature !== null && (
            <LinkRow>
              <ExplorerLink i18n={i18n} env={env} signature={signature} />
            </LinkRow>
          )}
        </div>
      </>
    ),
  };
}

/** The wallet that can make up for a missing identity: the one that paid. Null when that is not what Hilt misses, or nobody knows the wallet. */
function proverOf({ product, attempt, hiltStatus }: Unrecorded): string | null {
  return hiltStatus === 422 && product.membership_identity_required === true && 'walletName' in attempt ? attempt.walletName : null;
}

/** One sentence for each way Hilt can refuse a payment that landed; the status code itself is for support only. */
function whyNot({ t }: I18n, hilt: Unrecorded['hilt']['tag'], status: number | null): string {
  if (status === 404) return t('unrecorded.why.unknown');
  if (status === 409) return t('unrecorded.why.claimed');
  if (status === 410) return t('unrecorded.why.ended');
  if (status === 400 || status === 403 || status === 422) return t('unrecorded.why.refused');
  return hilt === 'failed' ? t('unrecorded.why.failed') : t('unrecorded.why.silent');
}
