import type { Product } from '../../contract/product.ts';
import { safeLink, type SafeLink } from '../../ui/safe-link.ts';

/** Where a seller can be written to. `mail`: an address that the report can be put into; `to` is that address alone. */
export type SupportAddress = { readonly tag: 'mail'; readonly to: string } | { readonly tag: 'page'; readonly link: SafeLink };

/** One plain mail address. No second one, and none of the characters that could add a header or a body. */
const MAIL = /^[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,188}[A-Za-z0-9])?$/;

/** Reads the seller's support_url: https, or mailto with one address. What a seller has put behind the address (copies to others, texts) is dropped. */
export function supportAddress(product: Product): SupportAddress | null {
  const foreign = product.checkout_config?.support_url?.trim() ?? null;
  if (foreign === null) return null;
  if (!/^mailto:/i.test(foreign)) {
    const link = safeLink(foreign);
    return link === null ? null : { tag: 'page', link };
  }
  const to = foreign.slice('mailto:'.length).split('?')[0] ?? '';
  return MAIL.test(to) ? { tag: 'mail', to } : null;
}
