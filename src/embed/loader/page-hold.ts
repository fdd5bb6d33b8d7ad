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
/** Settled while no step back of ours is on its way: an entry made before it has come would be the one it takes back. */
let arrived: Promise<unknown> = Promise.resolve();

/**
 * Gives the open checkout an entry in the tab's history, so that "back" closes it instead of leaving the page. The page's own state is
 * kept beside the mark. Returns the function for a checkout that was closed in another way: it takes the entry back, if it is still the newest.
 */
export function holdHistory(id: string, onBack: () => void): () => void {
  let held = true;
  const isOurs = (): boolean => Object(history.state)[MARK] === id;
  const popped = (): void => {
    if (!isOurs()) onBack();
  };
  const enter = (): void => {
    if (!held) return;
    history.pushState({ ...Object(history.state), [MARK]: id }, '');
    addEventListener('popstate', popped);
  };
  void arrived.then(enter);
  return () => {
    held = false;
    removeEventListener('popstate', popped);
    if (!isOurs()) return;
    arrived = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.back();
  };
}
