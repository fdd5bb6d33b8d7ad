/** Stops the page behind an open checkout from scrolling, without moving it: the scrollbar's width is kept. Returns the undo. */
export function holdScroll(): () => void {
  const root = document.documentElement;
  const { overflow, paddingInlineEnd } = root.style;
  const bar = innerWidth - root.clientWidth;
  root.style.overflow = 'hidden';
  if (bar > 0) root.style.paddingInlineEnd = `${bar}px`;
  return () => {
    root.style.overflow = overflow;
    root.style.paddingInlineEnd = paddingInlineEnd;
  };
}

const MARK = 'hiltCheckout';

/**
 * Gives the open checkout an entry in the tab's history, so that "back" closes it instead of leaving the page. The page's own state is
 * kept beside the mark. Returns the function for a checkout that was closed in another way: it takes the entry back, if it is still the newest.
 */
export function holdHistory(id: string, onBack: () => void): () => void {
  const isOurs = (): boolean => Object(history.state)[MARK] === id;
  history.pushState({ ...Object(history.state), [MARK]: id }, '');
  const popped = (): void => {
    if (!isOurs()) onBack();
  };
  addEventListener('popstate', popped);
  return () => {
    removeEventListener('popstate', popped);
    if (isOurs()) history.back();
  };
}
