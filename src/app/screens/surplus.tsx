import type { I18n } from '../../i18n/i18n.tsx';
import type { CheckoutState } from '../../payment/state.ts';
import { Aside } from '../../ui/components/aside.tsx';
import { CopyLink, LinkRow } from '../../ui/components/link-row.tsx';
import { COPY } from '../../ui/icons/shell-icons.ts';
import { amountNode, amountText } from './amounts.tsx';
import { sellerName } from './names.ts';
import { supportText } from './support-text.ts';

/** The seller got more than the price: said with the report that helps to get it back. */
export function Surplus({ i18n, state: { product, session, signature, payer, surplus } }: { readonly i18n: I18n; readonly state: Extract<CheckoutState, { readonly tag: 'paid' }> }) {
  if (surplus === undefined) return null;
  const { t, rich } = i18n;
  const seller = sellerName(i18n, product);
  const more = amountText(i18n, surplus, session.terms);
  const report = supportText(i18n, { product, session, what: t('paid.surplus', { amount: more, seller }), payer, signatures: [signature], more: [`${t('support.surplus')}: ${more}`] });
  return (
    <div>
      <Aside tone="waiting">{rich('paid.surplus', { amount: amountNode(i18n, surplus, session.terms), seller })}</Aside>
      <LinkRow>
        <CopyLink icon={COPY} text={report}>
          {t('support.copy')}
        </CopyLink>
      </LinkRow>
    </div>
  );
}
