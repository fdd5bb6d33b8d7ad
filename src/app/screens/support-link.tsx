import type { Product } from '../../contract/product.ts';
import type { I18n } from '../../i18n/i18n.tsx';
import { OpenLink } from '../../ui/components/link-row.tsx';
import { MESSAGE } from '../../ui/icons/shell-icons.ts';
import { sellerName, sellerSupport } from './names.ts';

/** A way to the seller, where the seller gave a safe one. */
export function SupportLink({ i18n, product }: { readonly i18n: I18n; readonly product: Product }) {
  const support = sellerSupport(product);
  return support === null ? null : (
    <OpenLink icon={MESSAGE} href={support.href} foreign>
      {i18n.rich('seller.write-to', { seller: sellerName(i18n, product) })}
    </OpenLink>
  );
}
