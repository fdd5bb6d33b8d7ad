import { linkMark } from '../../payment/link-mark.ts';
import { PERSONAL_PARAM } from '../head/take-handoff.ts';

/** Puts the mark of a personal link where its token was, so that this page, loaded again, goes on with the session of this very link or with none. */
export function markAddress({ location, history }: Pick<Window, 'location' | 'history'>, token: string): string {
  const mark = linkMark(token);
  const url = new URL(location.href);
  // A frame has its token from the page around it, and nothing of it in its own address.
  if (url.searchParams.has(PERSONAL_PARAM)) {
    url.searchParams.set(PERSONAL_PARAM, mark);
    history.replaceState(history.state, '', url);
  }
  return mark;
}
