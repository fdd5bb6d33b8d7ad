import type { CheckoutState } from '../../../payment/state.ts';
import type { Action } from '../../../ui/components/action-bar.tsx';
import { Aside } from '../../../ui/components/aside.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { CopyLink, LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { Steps } from '../../../ui/components/steps.tsx';
import { COPY, SWAP } from '../../../ui/icons/shell-icons.ts';
import { amountNode, amountText } from '../amounts.tsx';
import { DegradedNotice } from '../degraded-notice.tsx';
import { DrawnCode } from '../drawn-code.tsx';
import { paymentIdFact } from '../id-facts.ts';
import { ifApproved } from '../money-lines.ts';
import type { Step, StepContext } from '../step.ts';

type Scanning = Extract<CheckoutState, { readonly tag: 'scanning' }>;

/** A code that a phone can pay. The page waits; whoever wants to pay here instead is told what a code already approved means. */
export function scanningStep(context: StepContext, state: Scanning): Step {
  return state.withdrawing ? withdrawingStep(context, state) : shownStep(context, state);
}

function shownStep({ i18n, env, intents }: StepContext, { session, code, degraded }: Scanning): Step {
  const { t, rich } = i18n;
  const { terms } = session;
  // On a phone the wallet is most likely on this very device, which cannot scan its own screen.
  const onPhone = env.surroundings !== null && env.surroundings.platform !== 'desktop';
  const open: Action = { kind: 'open', label: t('scan.open-here'), href: code.url, sameTab: true };
  const instead: Action = { kind: 'press', look: 'quiet', label: t('scan.instead'), onPress: intents.withdrawCode };
  return {
    id: 'scanning',
    name: onPhone ? t('scan.phone.title') : t('scan.title'),
    sentence: onPhone ? t('scan.phone.text') : t('scan.text'),
    compact: true,
    verdict: null,
    money: { state: 'empty', text: t('money.waiting-phone') },
    action: onPhone ? open : instead,
    body: (
      <>
        <DrawnCode text={code.url} label={t('scan.label', { amount: amountText(i18n, terms.total, terms) })} failed={t('scan.failed')} large />
        <Steps
          items={[
            { key: 'point', text: t('scan.step.point') },
            { key: 'compare', text: rich('scan.step.compare', { amount: amountNode(i18n, terms.total, terms) }) },
          ]}
        />
        <Aside>{t('scan.instead.note')}</Aside>
        {degraded && <DegradedNotice i18n={i18n} underway />}
        <div className="push">
          <Facts facts={[{ key: 'until', label: t('scan.until'), value: <span className="num">{i18n.time(session.expiresAt)}</span> }, paymentIdFact(i18n, terms.paymentId)]} />
          {onPhone && <Aside>{t('scan.open-here.else')}</Aside>}
          <LinkRow>
            <CopyLink icon={COPY} text={code.url}>
              {t('scan.copy')}
            </CopyLink>
            {onPhone && (
              <PressLink icon={SWAP} onPress={intents.withdrawCode}>
                {t('scan.instead')}
              </PressLink>
            )}
          </LinkRow>
        </div>
      </>
    ),
  };
}

function withdrawingStep({ i18n }: StepContext, { session }: Scanning): Step {
  const { t } = i18n;
  return {
    id: 'scanning:withdrawing',
    name: t('scan.withdrawing.title'),
    sentence: t('scan.withdrawing.text'),
    compact: true,
    verdict: { coin: 'unknown', tone: null },
    money: ifApproved(i18n),
    action: { kind: 'wait', label: t('scan.instead') },
    body: (
      <div className="push">
        <Facts facts={[paymentIdFact(i18n, session.terms.paymentId)]} />
      </div>
    ),
  };
}
