/** How much of an element its viewer really sees. */
export type Visibility =
  /** Seen, but not for long enough yet. */
  | 'settling'
  /** Wholly in view and uncovered for LIVE_AFTER_MS. */
  | 'live'
  /** Scrolled away, or in a frame that is not shown. */
  | 'away'
  /** In view, but something of the page above may lie over it or bend it. */
  | 'hidden'
  /** The same for COVERED_AFTER_MS: whoever built that page does not want it seen, or cannot show it. */
  | 'covered';

/** A press within this time of becoming visible was aimed at something else. */
export const LIVE_AFTER_MS = 500;
export const COVERED_AFTER_MS = 2_000;
/** Browsers report visibility no more often than this. */
const REPORT_EVERY_MS = 100;
/** Rounding and half pixels must not make a whole button a part of one. */
const WHOLE = 0.98;

export interface VisibilityWatch {
  /** Asks the browser once more, as a press does. */
  now(): Visibility;
  stop(): void;
}

/** The parts of the platform this needs, so that a test can own them. */
export interface VisibilityPorts {
  readonly observe: (element: Element, onSeen: (seen: Seen) => void) => { readonly flush: () => void; readonly stop: () => void };
  readonly now: () => number;
  readonly later: (run: () => void, ms: number) => () => void;
}

/** One answer of the browser. `clear` is null where it cannot tell whether something lies above. */
export interface Seen {
  readonly ratio: number;
  readonly clear: boolean | null;
}

/**
 * Watches one element. With IntersectionObserver's second version the browser itself says whether anything of any page covers, fades,
 * filters or bends it; without it only that it is in view, which the docs say.
 */
export function watchVisibility(element: Element, ports: VisibilityPorts, onChange: (visibility: Visibility) => void): VisibilityWatch {
  let state: Visibility = 'away';
  let since = ports.now();
  let cancel: () => void = () => undefined;

  function set(next: Visibility): void {
    if (next === state) return;
    state = next;
    cancel();
    onChange(state);
  }

  function seen({ ratio, clear }: Seen): void {
    const next = ratio < WHOLE ? 'away' : clear === false ? 'hidden' : 'settling';
    const same = next === state || (next === 'settling' && state === 'live') || (next === 'hidden' && state === 'covered');
    if (same) return;
    since = ports.now();
    set(next);
    if (next === 'settling') cancel = ports.later(() => set('live'), LIVE_AFTER_MS);
    if (next === 'hidden') cancel = ports.later(() => set('covered'), COVERED_AFTER_MS);
  }

  const observing = ports.observe(element, seen);
  return {
    now() {
      observing.flush();
      // The timer may be early; the clock decides.
      return state === 'live' && ports.now() - since < LIVE_AFTER_MS ? 'settling' : state;
    },
    stop() {
      cancel();
      observing.stop();
    },
  };
}

/** The browser's own. `trackVisibility` is unknown to the DOM types, and ignored by browsers that do not have it. */
export const BROWSER_VISIBILITY: VisibilityPorts = {
  observe(element, onSeen) {
    const tell = (entries: readonly IntersectionObserverEntry[]): void => {
      const entry = entries.at(-1);
      if (entry !== undefined) onSeen({ ratio: entry.isIntersecting ? entry.intersectionRatio : 0, clear: 'isVisible' in entry && entry.isVisible === true ? true : 'isVisible' in entry ? false : null });
    };
    const options = { threshold: [0, 0.5, WHOLE, 1], trackVisibility: true, delay: REPORT_EVERY_MS };
    const observer = new IntersectionObserver(tell, options);
    observer.observe(element);
    return { flush: () => tell(observer.takeRecords()), stop: () => observer.disconnect() };
  },
  now: () => performance.now(),
  later(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
