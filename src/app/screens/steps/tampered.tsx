import type { CheckoutState } from '../../../payment/state.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow } from '../../../ui/components/link-row.tsx';
import { differenceLines, DifferenceTable } from '../difference-rows.tsx';
import { paymentIdFact } from '../id-facts.ts';
import { noneMoved } from '../money-lines.ts';
import { supportText } from '../support-text.ts';
import { SupportWays } from '../support-ways.tsx';
import type { Step, StepContext } from '../step.ts';

/** The wallet returned something else than was shown. It was not sent; both versions stand side by side. */
export function tamperedStep({ i18n, env, intents }: StepContext, { product, session, payer, differences }: Extract<CheckoutState, { readonly tag: 'tampered' }>): Step {
  const { t } = i18n;
  const report = supportText(i18n, { product, session, what: t('tampered.text'), payer: payer.address, signatures: [], more: differenceLines(i18n, differences), facts: env.pageFacts() });
  return {
    id: 'tampered',
    name: t('tampered.title'),
    sentence: t('tampered.text'),
    compact: true,
    verdict: { coin: 'stopped', tone: 'refused' },
    money: noneMoved(i18n),
    action: { kind: 'press', label: t('action.choose-another'), onPress: intents.chooseAnother },
    body: (
      <>
        <DifferenceTable i18n={i18n} differences={differences} />
        <Aside>{t('tampered.advice')}</Aside>
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId)]} />
          <LinkRow>
            <SupportWays i18n={i18n} product={product} report={report} />
          </LinkRow>
        </div>
      </>
    ),
  };
}
