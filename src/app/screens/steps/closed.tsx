import type { CheckoutState } from '../../../payment/state.ts';
import { FieldForm } from '../../../ui/components/field.tsx';
import { LinkRow } from '../../../ui/components/link-row.tsx';
import { RecoverLink } from '../recovery/recover-link.tsx';
import { SupportLink } from '../support-link.tsx';
import type { Step, StepContext } from '../step.ts';

const FORM = 'find-payment';

/** Nothing can be bought here. Whoever has paid before still finds the payment. */
export function closedStep({ i18n, env }: StepContext, { reason, product }: Extract<CheckoutState, { readonly tag: 'closed' }>): Step {
  const { t } = i18n;
  const words = {
    'not-found': { name: t('closed.not-found.title'), sentence: t('closed.not-found.text') },
    'not-for-sale': { name: t('closed.not-for-sale.title'), sentence: t('closed.not-for-sale.text') },
    'sold-out': { name: t('closed.sold-out.title'), sentence: product?.max_payments ? t('closed.sold-out.count', { count: product.max_payments }) : t('closed.sold-out.text') },
  }[reason];
  return {
    id: `closed:${reason}`,
    ...words,
    compact: false,
    verdict: { coin: 'absent', tone: product === null ? null : 'still' },
    money: { state: 'empty', text: t('money.none-here') },
    action: { kind: 'submit', label: t('find.action'), form: FORM },
    body: (
      <>
        <FieldForm form={FORM} label={t('find.label')} hint={t('find.hint')} onSubmit={env.openPayment} />
        {product !== null && (
          <LinkRow>
            <RecoverLink i18n={i18n} env={env} />
            <SupportLink i18n={i18n} product={product} />
          </LinkRow>
        )}
      </>
    ),
  };
}
