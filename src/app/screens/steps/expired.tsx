import type { CheckoutState } from '../../../payment/state.ts';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow } from '../../../ui/components/link-row.tsx';
import { Witnesses } from '../../../ui/components/witnesses.tsx';
import { paymentIdFact } from '../id-facts.ts';
import { noneMoved } from '../money-lines.ts';
import { RecoverLink } from '../recovery/recover-link.tsx';
import { supportText } from '../support-text.ts';
import { SupportWays } from '../support-ways.tsx';
import type { Step, StepContext } from '../step.ts';
import { hiltRow, noTransactionRow } from '../witness-rows.tsx';

/** The session ended with nothing exposed: safe to begin anew. */
export function expiredStep({ i18n, env, intents }: StepContext, { product, session, chain, hilt }: Extract<CheckoutState, { readonly tag: 'expired' }>): Step {
  const { t } = i18n;
  const report = supportText(i18n, { product, session, what: t('expired.title'), payer: null, signatures: [], facts: env.pageFacts() });
  return {
    id: 'expired',
    name: t('expired.title'),
    sentence: session.personal ? t('expired.text.personal') : t('expired.text'),
    compact: true,
    verdict: { coin: 'absent', tone: 'still' },
    money: noneMoved(i18n),
    action: { kind: 'press', label: t('expired.start'), onPress: intents.startOver },
    body: (
      <>
        <Witnesses label={t('witness.label')} items={[noTransactionRow(i18n, chain), hiltRow(i18n, hilt)]} />
        <div className="push">
          <Facts facts={[{ key: 'ended', label: t('expired.at'), value: i18n.dateTime(session.expiresAt) }, paymentIdFact(i18n, session.terms.paymentId)]} />
          <LinkRow>
            <RecoverLink i18n={i18n} env={env} />
            <SupportWays i18n={i18n} product={product} report={report} />
          </LinkRow>
        </div>
      </>
    ),
  };
}
