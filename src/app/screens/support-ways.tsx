import type { Product } from '../../contract/product.ts';
import type { I18n } from '../../i18n/i18n.tsx';
import { CopyLink, OpenLink } from '../../ui/components/link-row.tsx';
import { COPY, MESSAGE } from '../../ui/icons/shell-icons.ts';
import { plainText } from '../../ui/plain-text.ts';
import { mailLink } from './mail-link.ts';
import { sellerName } from './names.ts';
import { supportAddress } from './support-address.ts';
import { SupportLink } from './support-link.tsx';

export interface SupportWaysProps {
  readonly i18n: I18n;
  readonly product: Product;
  readonly report: string;
}

/** The report to copy, and the way to whoever needs it. */
export function SupportWays(props: SupportWaysProps) {
  return (
    <>
      <CopyLink icon={COPY} text={props.report}>
        {props.i18n.t('support.copy')}
      </CopyLink>
      <ReportLink {...props} />
    </>
  );
}

/** The way to the seller with the report in the mail, where it is one. A page is opened without it: what a buyer sends there, the buyer pastes. */
export function ReportLink({ i18n, product, report }: SupportWaysProps) {
  const address = supportAddress(product);
  if (address?.tag !== 'mail') return <SupportLink i18n={i18n} product={product} />;
  return (
    <OpenLink icon={MESSAGE} href={mailLink(address.to, plainText(product.title), report)} foreign>
      {i18n.rich('seller.write-to', { seller: sellerName(i18n, product) })}
    </OpenLink>
  );
}
