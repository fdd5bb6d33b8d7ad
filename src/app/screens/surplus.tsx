import type { I18n } from '../../i18n/i18n.tsx';
import type { CheckoutState } from '../../payment/state.ts';
import { Aside } from '../../ui/components/aside.tsx';
import { amountNode, amountText } from './amounts.tsx';
import { sellerName } from './names.ts';

interface SurplusProps {
  readonly i18n: I18n;
  readonly state: Extract<CheckoutState, { readonly tag: 'paid' }>;
}

/** The seller got more than the price: said beside what was bought. */
export function Surplus({ i18n, state: { product, session, surplus } }: SurplusProps) {
  if (surplus === undefined) return null;
  return <Aside tone="waiting">{i18n.rich('paid.surplus', { amount: amountNode(i18n, surplus, session.terms), seller: sellerName(i18n, product) })}</Aside>;
}

/** The same for the report that helps to get it back. */
export function surplusLines({ i18n, state: { session, surplus } }: SurplusProps): readonly string[] {
  return surplus === undefined ? [] : [`${i18n.t('support.surplus')}: ${amountText(i18n, surplus, session.terms)}`];
}
