import { type Product, productClosed } from '../../src/contract/product.ts';
import { formatAmount } from '../../src/money/format-amount.ts';
import { type KnownMint, knownMint } from '../../src/solana/mints.ts';
import { plainName, plainText, shortId } from '../../src/ui/plain-text.ts';
import { safeImage } from '../../src/ui/safe-link.ts';

/** What the first paint and link previews say of a product. Texts are plain but foreign: whoever writes them into markup escapes them. */
export interface ProductView {
  readonly title: string;
  /** Empty when the seller gave none. */
  readonly seller: string;
  readonly wallet: { readonly short: string; readonly full: string };
  /** Checked addresses, or null. */
  readonly logo: string | null;
  readonly image: string | null;
  /** Null when no price can be stated before the app runs: open amount, unknown token, not for sale. */
  readonly price: { readonly text: string; readonly unit: string } | null;
  /** The description in one line. */
  readonly description: string;
  readonly accent: string | null;
  readonly theme: 'light' | 'dark' | null;
}

/** The page starts in English; the app brings the reader's own notation when it mounts. */
const LOCALE = 'en';

/** `picturesFrom` is Hilt's origin as the page knows it, so that both show the same pictures. */
export function productView(product: Product, picturesFrom: string): ProductView {
  const config = product.checkout_config;
  const picture = (url: string | null | undefined): string | null => safeImage(url ?? null, picturesFrom);
  const theme = config?.theme ?? null;
  return {
    title: plainText(product.title),
    seller: plainName(config?.brand_name ?? '', 80),
    wallet: { short: shortId(product.merchant_wallet), full: product.merchant_wallet },
    logo: picture(config?.logo_url),
    image: picture(product.image_url ?? config?.hero_image_url),
    price: price(product),
    description: plainText(product.description ?? ''),
    accent: config?.accent_color ?? null,
    theme: theme === 'auto' ? null : theme,
  };
}

function price(product: Product): ProductView['price'] {
  const asset: KnownMint | null = product.token_mint === null ? null : knownMint(product.token_mint);
  if (asset === null || product.amount_minor_units === null || productClosed(product) !== null) return null;
  return { text: formatAmount(product.amount_minor_units, { decimals: asset.decimals, locale: LOCALE }), unit: asset.symbol };
}
