import type { CheckoutState } from '../../../payment/state.ts';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow } from '../../../ui/components/link-row.tsx';
import { amountNode } from '../amounts.tsx';
import { ExplorerLink } from '../explorer-link.tsx';
import { paymentIdFact, transactionFact } from '../id-facts.ts';
import type { Step, StepContext } from '../step.ts';

/** Another tab of this browser holds the payment; this one never signs, so that nobody pays twice by having two tabs. */
export function elsewhereStep({ i18n, env, intents }: StepContext, { session, progress }: Extract<CheckoutState, { readonly tag: 'elsewhere' }>): Step {
  const { t, rich } = i18n;
  const signature = progress?.signature ?? null;
  return {
    id: 'elsewhere',
    name: t('elsewhere.title'),
    sentence: t('elsewhere.text'),
    compact: true,
    verdict: { coin: session === null ? 'empty' : 'unknown', tone: 'still' },
    money: session === null ? { state: 'empty', text: t('elsewhere.money.none') } : { state: 'unknown', text: rich('elsewhere.money', { amount: amountNode(i18n, session.terms.total, session.terms) }) },
    action: { kind: 'press', label: t('action.check-now'), onPress: intents.checkNow },
    body: session !== null && (
      <div className="push">
        <Facts facts={[paymentIdFact(i18n, session.terms.paymentId), ...(signature === null ? [] : [transactionFact(i18n, signature)])]} />
        {signature !== null && (
          <LinkRow>
            <ExplorerLink i18n={i18n} env={env} signature={signature} />
          </LinkRow>
        )}
      </div>
    ),
  };
}
