import type { I18n } from '../../i18n/i18n.tsx';
import type { ReceiptChecks } from './receipt-view.ts';

/** What the three checks do and what they cannot say, for somebody who has never heard of a signature. */
export function HowChecked({ i18n, checks }: { readonly i18n: I18n; readonly checks: ReceiptChecks }) {
  const { t, rich } = i18n;
  return (
    <>
      <p>{rich('receipt.how.browser')}</p>
      {checks.browser?.tag === 'verified' && <p>{t(`receipt.how.key.${checks.browser.keys}`)}</p>}
      <p>{rich('receipt.how.hilt')}</p>
      <p>{rich('receipt.how.chain')}</p>
      <p>{t('receipt.how.words')}</p>
      <p>{t('receipt.how.not')}</p>
      <p>{t('receipt.how.yourself')}</p>
    </>
  );
}
