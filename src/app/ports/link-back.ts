import { type LinkPurpose, phantomHref } from '../../phantom/deep-link.ts';

/**
 * Whether an address opens Phantom and comes back to this very checkout. The way back need not name the payment: then the page it opens finds it in the
 * journal. One that names another payment is refused.
 */
export function comesBackToUs(address: string, purpose: LinkPurpose): boolean {
  return phantomHref(address, purpose) !== null || phantomHref(naming(address, purpose.paymentId), purpose) !== null;
}

/** The same address with the payment named in its way back, if none was. */
function naming(address: string, paymentId: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  const [back, ...more] = url.searchParams.getAll('redirect_link');
  if (back === undefined || more.length > 0 || !URL.canParse(back)) return '';
  const to = new URL(back);
  if (to.searchParams.has('payment_id')) return '';
  to.searchParams.set('payment_id', paymentId);
  url.searchParams.set('redirect_link', to.href);
  // As strict as with a way back that names it: the address itself must be the one that was checked, not what a parser made of it.
  return address === new URL(address).href ? url.href : '';
}
