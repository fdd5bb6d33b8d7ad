import { PERSONAL_PARAM } from '../head/take-handoff.ts';
import { checkoutPath } from '../paths.ts';

/** Where a payment of this device is gone on with. One by personal link keeps its mark, so that it is never paid for nobody. */
export function resumePath({ slug, personal }: { readonly slug: string; readonly personal: boolean }): string {
  return personal ? `${checkoutPath(slug)}?${PERSONAL_PARAM}=1` : checkoutPath(slug);
}
