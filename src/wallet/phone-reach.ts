/** What decides whether wallet apps of this device can be reached from this page. */
export interface PageFacts {
  readonly userAgent: string;
  /** Wallet apps are reached over a local connection that browsers open for secure pages only. */
  readonly secure: boolean;
}

/** True for a browser on an Android phone. In-app browsers are left out: they inject their own wallet, and cannot reach others. */
export function canReachPhoneWallets({ userAgent, secure }: PageFacts): boolean {
  return secure && /android/i.test(userAgent) && !/; wv\)|\bWebView\b|Version\/[\d.]+ Chrome\//i.test(userAgent);
}
