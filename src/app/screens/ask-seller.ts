import type { Product } from '../../contract/product.ts';
import type { I18n } from '../../i18n/i18n.tsx';
import type { Action } from '../../ui/components/action-bar.tsx';
import { MESSAGE } from '../../ui/icons/shell-icons.ts';
import { safeLink } from '../../ui/safe-link.ts';
import { configOf, sellerName } from './names.ts';

/** The seller's support page as the one thing to do; null where the seller gave no safe one. */
export function askSeller(i18n: I18n, product: Product | null): Action | null {
  const support = product === null ? null : safeLink(configOf(product)?.support_url ?? null);
  if (support === null || product === null) return null;
  return { kind: 'open', label: i18n.rich('seller.write-to', { seller: sellerName(i18n, product) }), href: support.href, icon: MESSAGE };
}
