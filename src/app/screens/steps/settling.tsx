import type { CheckoutState } from '../../../payment/state.ts';
import { type Attempt, signatureOf } from '../../../payment/attempt.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { Elapsed } from '../../../ui/components/elapsed.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { Milestones } from '../../../ui/components/milestones.tsx';
import { Witnesses } from '../../../ui/components/witnesses.tsx';
import { CLOCK, SWAP } from '../../../ui/icons/shell-icons.ts';
import { LINK } from '../../../ui/icons/step-icons.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import { amountNode } from '../amounts.tsx';
import { DegradedNotice } from '../degraded-notice.tsx';
import { Deviations } from '../deviations.tsx';
import { ExplorerLink } from '../explorer-link.tsx';
import { paymentIdFact, transactionFact } from '../id-facts.ts';
import { lastLanding } from '../last-landing.ts';
import { milestoneRows } from '../milestone-rows.tsx';
import { mayHaveMoved, onItsWay } from '../money-lines.ts';
import { attemptPayer, attemptWallet } from '../names.ts';
import { supportText } from '../support-text.ts';
import { SupportWays } from '../support-ways.tsx';
import type { Step, StepContext } from '../step.ts';
import { chainRow, hiltRow, walletRow } from '../witness-rows.tsx';

type Settling = Extract<CheckoutState, { readonly tag: 'settling' }>;

/** A payment is in flight. While it goes as usual: milestones. When it is late: what each witness says. */
export function settlingStep(context: StepContext, state: Settling): Step {
  return state.late && state.milestones.seenAt === null ? lateStep(context, state) : underwayStep(context, state);
}

function underwayStep({ i18n, env }: StepContext, state: Settling): Step {
  const { t } = i18n;
  const { session, attempt, chain, milestones } = state;
  const amount = amountNode(i18n, session.terms.total, session.terms);
  const signature = signatureOf(attempt);
  const seen = milestones.seenAt !== null;
  const failing = chain.tag === 'failed';
  return {
    id: 'settling',
    name: t('settling.title'),
    // A wallet that never answered may not have signed at all.
    sentence: attempt.phase === 'shown' && !seen ? t('twice-risk.code.text') : isUnanswered(attempt) && !seen ? i18n.rich('late.text.unanswered', { wallet: attemptWallet(i18n, attempt) }) : underwayText(i18n, state),
    compact: true,
    verdict: { coin: seen && !failing ? 'on-its-way' : 'unknown', tone: null },
    money: seen && !failing ? onItsWay(i18n, amount) : mayHaveMoved(i18n, amount),
    action: { kind: 'copy', look: 'quiet', icon: LINK, label: t('settling.copy-link'), text: env.paymentUrl(session.terms.paymentId) },
    body: (
      <>
        <Milestones items={milestoneRows(i18n, state)} />
        <Deviations i18n={i18n} chain={chain} />
        {state.degraded && <DegradedNotice i18n={i18n} underway />}
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId), ...(signature === null ? [] : [transactionFact(i18n, signature)])]} />
          {signature !== null && seen && (
            <LinkRow>
              <ExplorerLink i18n={i18n} env={env} signature={signature} />
            </LinkRow>
          )}
        </div>
      </>
    ),
  };
}

function underwayText({ t }: I18n, { chain, milestones }: Settling): string {
  if (chain.tag === 'failed') return t('settling.text.failing');
  const left = [milestones.seenAt, milestones.confirmedAt, milestones.recordedAt].filter((at) => at === null).length;
  return milestones.seenAt === null ? t('settling.text.sent') : t('settling.text.seen', { count: left });
}

/** The wallet was asked and has told nothing. */
function isUnanswered({ phase }: Attempt): boolean {
  return phase === 'unanswered' || phase === 'linked';
}

function lateStep({ i18n, env, intents }: StepContext, state: Settling): Step {
  const { t, rich } = i18n;
  const { product, session, attempt, chain, hilt } = state;
  const until = lastLanding(attempt, chain);
  const since = attempt.phase === 'exposed' ? attempt.sentAt : attempt.askedAt;
  const signature = signatureOf(attempt);
  // A code goes off the screen before its session ends.
  const offScreen = attempt.phase === 'shown';
  const name = offScreen ? t('scan.off.title') : t('late.title');
  const report = supportText(i18n, { product, session, what: name, payer: attemptPayer(attempt), signatures: signature === null ? [] : [signature], facts: env.pageFacts() });
  return {
    id: 'settling:late',
    name,
    sentence: offScreen ? t('scan.off.text') : isUnanswered(attempt) ? rich('late.text.unanswered', { wallet: attemptWallet(i18n, attempt) }) : rich('late.text', { time: <Elapsed since={since} /> }),
    compact: true,
    verdict: { coin: 'unknown', tone: 'waiting' },
    money: mayHaveMoved(i18n, amountNode(i18n, session.terms.total, session.terms)),
    action: { kind: 'press', label: t('action.check-now'), onPress: intents.checkNow },
    body: (
      <>
        <Witnesses label={t('witness.label')} items={[walletRow(i18n, attempt), chainRow(i18n, chain), hiltRow(i18n, hilt)]} />
        <Aside icon={CLOCK}>{offScreen ? t('scan.off.note') : until === null ? t('late.no-end') : rich('late.until', { time: <b className="num">{i18n.time(until)}</b> })}</Aside>
        {state.degraded && <DegradedNotice i18n={i18n} underway />}
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId), ...(signature === null ? [] : [transactionFact(i18n, signature)])]} />
          <LinkRow>
            {signature !== null && <ExplorerLink i18n={i18n} env={env} signature={signature} />}
            {state.mayPayAgain && (
              <PressLink icon={SWAP} onPress={intents.considerPayingAgain}>
                {t('late.pay-again')}
              </PressLink>
            )}
            <SupportWays i18n={i18n} product={product} report={report} />
          </LinkRow>
        </div>
      </>
    ),
  };
}
