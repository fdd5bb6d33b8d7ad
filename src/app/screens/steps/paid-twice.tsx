import type { CheckoutState } from '../../../payment/state.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, OpenLink } from '../../../ui/components/link-row.tsx';
import { OPEN } from '../../../ui/icons/shell-icons.ts';
import { RECEIPT } from '../../../ui/icons/step-icons.ts';
import { amountNode } from '../amounts.tsx';
import { Delivered } from '../delivered.tsx';
import { deliveryView } from '../delivery-view.ts';
import { OpenLabel } from '../open-label.tsx';
import { paymentIdFact, transactionFact } from '../id-facts.ts';
import { configOf, sellerName } from '../names.ts';
import { supportText } from '../support-text.ts';
import { ReportLink } from '../support-ways.tsx';
import type { Step, StepContext } from '../step.ts';

/** Two transactions paid for one session. Named plainly, with what the seller needs to return one of them. */
export function paidTwiceStep({ i18n, env }: StepContext, { product, session, signatures, delivery, receiptId }: Extract<CheckoutState, { readonly tag: 'paid-twice' }>): Step {
  const { t, rich } = i18n;
  const amount = amountNode(i18n, session.terms.total, session.terms);
  const view = delivery === null ? null : deliveryView(delivery, configOf(product));
  const [first, second] = signatures;
  const report = supportText(i18n, { product, session, what: t('twice.text'), payer: null, signatures, receiptId, delivery, facts: env.pageFacts() });
  return {
    id: 'paid-twice',
    name: t('twice.title'),
    sentence: t('twice.text'),
    compact: true,
    verdict: { coin: 'moved', tone: 'waiting' },
    money: { state: 'moved', text: rich('money.twice', { amount }) },
    action: { kind: 'copy', label: t('support.copy'), text: report },
    body: (
      <>
        <Aside>{rich('twice.advice', { seller: sellerName(i18n, product) })}</Aside>
        {view?.tag === 'text' && <Delivered i18n={i18n} product={product} access={session.access} amount={amount} recordedAt={null} view={view} />}
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId), { ...transactionFact(i18n, first, 'first'), label: t('twice.first') }, { ...transactionFact(i18n, second, 'second'), label: t('twice.second') }]} />
          <LinkRow>
            {view?.tag === 'link' && (
              <OpenLink icon={OPEN} href={view.link.href} foreign>
                <OpenLabel i18n={i18n} view={view} />
              </OpenLink>
            )}
            {receiptId !== null && (
              <OpenLink icon={RECEIPT} href={env.receiptUrl(receiptId)} foreign={false}>
                {t('link.receipt')}
              </OpenLink>
            )}
            <ReportLink i18n={i18n} product={product} report={report} />
          </LinkRow>
        </div>
      </>
    ),
  };
}
