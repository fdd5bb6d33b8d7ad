import type { Session } from '../../payment/session.ts';
import { PERSONAL_PARAM, UNKNOWN_MARK } from '../head/take-handoff.ts';
import { checkoutPath } from '../paths.ts';

/** Where a payment of this device is gone on with. One by personal link keeps the link's mark, so that it is never paid for nobody, nor by another link. */
export function resumePath(session: Pick<Session, 'slug' | 'personal' | 'linkMark'>): string {
  const mark = markOf(session);
  return mark === null ? checkoutPath(session.slug) : `${checkoutPath(session.slug)}?${PERSONAL_PARAM}=${mark}`;
}

/** What the address of a page says that goes on with this session; null for one without a link. A session whose link is not known is nobody's to go on with. */
export function markOf({ personal, linkMark }: Pick<Session, 'personal' | 'linkMark'>): string | null {
  return personal ? (linkMark ?? UNKNOWN_MARK) : null;
}
