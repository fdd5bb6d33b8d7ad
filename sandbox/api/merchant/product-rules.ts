import type { ProductRow } from '../../db/products.ts';
import { receivingAccount } from '../../settlement/assets.ts';
import { badField } from '../hilt-error.ts';
import { isHttpsOrLoopback } from '../bodies/urls.ts';

const LINK_DELIVERIES: ReadonlySet<ProductRow['delivery_type']> = new Set(['REDIRECT', 'TELEGRAM_INVITE', 'DISCORD_INVITE', 'DOWNLOAD']);

/** What no single field shows: rules between the fields of a product. @throws HiltError 422 */
export function requireSoundProduct(product: ProductRow): void {
  if (product.product_type === 'PAYMENT_LINK' && product.amount === null) throw badField(['body', 'amount_minor_units'], 'A payment link needs a fixed amount', 'missing');
  if (product.delivery_type !== 'NONE' && product.delivery_value === null) throw badField(['body', 'delivery_value'], 'This delivery type needs a value', 'missing');
  if (LINK_DELIVERIES.has(product.delivery_type) && !isHttpsOrLoopback(product.delivery_value ?? '')) throw badField(['body', 'delivery_value'], 'must be an https address', 'url_error');
  // Off-curve owners are fine; an address that has no receiving account at all is not.
  try {
    receivingAccount(product.merchant_wallet, product.token_mint);
  } catch {
    throw badField(['body', 'merchant_wallet'], 'cannot receive this token', 'wallet_error');
  }
}
