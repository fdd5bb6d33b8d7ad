import { make } from './dom.ts';
import type { FrameLine } from './frame-line.ts';
import type { LoaderWords } from './words.ts';

/** A checkout on a slow phone may need this long for its first word. */
const LONGEST_SILENCE_MS = 15_000;

/**
 * Watches whether the frame ever answers: a policy of the page may refuse it, a blocker may remove it, the network may be gone.
 * Returns the function that stops watching.
 */
export function watchAnswer(origin: string, line: FrameLine, onTrouble: (code: 'no-answer' | 'refused-by-policy') => void): () => void {
  const refused = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    // Of that origin the page may also forbid something else, a picture or a script.
    if (blockedURI.startsWith(origin) && effectiveDirective === 'frame-src' && !line.answered()) end('refused-by-policy');
  };
  const timer = setTimeout(() => line.answered() || end('no-answer'), LONGEST_SILENCE_MS);
  function stop(): void {
    clearTimeout(timer);
    document.removeEventListener('securitypolicyviolation', refused);
  }
  function end(code: 'no-answer' | 'refused-by-policy'): void {
    stop();
    onTrouble(code);
  }
  document.addEventListener('securitypolicyviolation', refused);
  return stop;
}

/** What stands in the frame's place then: the way to the checkout's own page, by a click. */
export function trouble({ newTab }: LoaderWords, href: string): HTMLElement {
  return make('p', {}, make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, newTab));
}
