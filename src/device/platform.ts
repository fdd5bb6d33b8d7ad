/** What kind of device shows this page: it decides which wallets can be reached, and how. */
export type Platform = 'ios' | 'android' | 'desktop';

/** The parts of `navigator` this needs. */
export interface BrowserFacts {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
}

/** iPads call themselves a Mac; only their touch screen tells them apart. */
export function platformOf({ userAgent, maxTouchPoints }: BrowserFacts): Platform {
  if (/android/i.test(userAgent)) return 'android';
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'ios';
  return 'desktop';
}
