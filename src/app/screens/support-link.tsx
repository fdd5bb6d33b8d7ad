import type { Product } from '../../contract/product.ts';
import type { I18n } from '../../i18n/i18n.tsx';
import { CopyLink, OpenLink } from '../../ui/components/link-row.tsx';
import { COPY, MESSAGE } from '../../ui/icons/shell-icons.ts';
import { plainText } from '../../ui/plain-text.ts';
import { sellerName } from './names.ts';
import { mailLink, supportAddress } from './support-address.ts';

export interface SupportLinkProps {
  readonly i18n: I18n;
  readonly product: Product;
  /** Put into the mail where the seller is written to by mail. */
  readonly report?: string;
}

/** A way to the seller, where the seller gave a safe one. */
export function SupportLink({ i18n, product, report = '' }: SupportLinkProps) {
  const address = supportAddress(product);
  if (address === null) return null;
  const href = address.tag === 'page' ? address.link.href : mailLink(address.to, plainText(product.title), report);
  return (
    <OpenLink icon={MESSAGE} href={href} foreign>
      {i18n.rich('seller.write-to', { seller: sellerName(i18n, product) })}
    </OpenLink>
  );
}

/** The report to copy, and the way to whoever needs it. A page is opened without it: what a buyer sends there, the buyer pastes. */
export function SupportWays({ i18n, product, report }: Required<SupportLinkProps>) {
  return (
    <>
      <CopyLink icon={COPY} text={report}>
        {i18n.t('support.copy')}
      </CopyLink>
      <SupportLink i18n={i18n} product={product} report={report} />
    </>
  );
}
