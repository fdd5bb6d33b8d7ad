/** Where in the checkout an address leads. Anything unknown is `unknown`, never a guess. */
export type Route =
  | { readonly tag: 'checkout'; readonly slug: string }
  /** The same checkout in a frame of a seller's page. */
  | { readonly tag: 'embed'; readonly slug: string }
  /** A checkout that a frame continues in a window of its own; what it is about stands in the fragment. */
  | { readonly tag: 'popup' }
  | { readonly tag: 'payment'; readonly paymentId: string }
  | { readonly tag: 'receipt'; readonly receiptId: string }
  /** The payments this device remembers. */
  | { readonly tag: 'mine' }
  /** Phantom's app comes back here with what it was asked for. */
  | { readonly tag: 'phantom'; readonly step: 'connect' | 'message' | 'transaction' }
  | { readonly tag: 'gallery' }
  | { readonly tag: 'unknown' };

/** Slugs and ids are foreign data: bounded, and nothing that could leave its place in a path. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/;

/** Reads `location.pathname`. A trailing slash is allowed. */
export function parsePath(pathname: string): Route {
  const [, kind, rest, ...more] = pathname.replace(/\/$/, '').split('/');
  if (more.length > 0) return { tag: 'unknown' };
  if (kind === 'gallery' && rest === undefined) return { tag: 'gallery' };
  if (kind === 'popup' && rest === undefined) return { tag: 'popup' };
  if (kind === 'mine' && rest === undefined) return { tag: 'mine' };
  if (kind === 'phantom' && (rest === 'connect' || rest === 'message' || rest === 'transaction')) return { tag: 'phantom', step: rest };
  const segment = rest === undefined ? null : decodeSegment(rest);
  if (segment === null) return { tag: 'unknown' };
  if (kind === 'p') return { tag: 'checkout', slug: segment };
  if (kind === 'embed') return { tag: 'embed', slug: segment };
  if (kind === 'pay') return { tag: 'payment', paymentId: segment };
  if (kind === 'r') return { tag: 'receipt', receiptId: segment };
  return { tag: 'unknown' };
}

export const MINE_PATH = '/mine';

export function checkoutPath(slug: string): string {
  return `/p/${encodeURIComponent(slug)}`;
}

export function paymentPath(paymentId: string): string {
  return `/pay/${encodeURIComponent(paymentId)}`;
}

export function receiptPath(receiptId: string): string {
  return `/r/${encodeURIComponent(receiptId)}`;
}

function decodeSegment(text: string): string | null {
  try {
    const segment = decodeURIComponent(text);
    return SEGMENT.test(segment) ? segment : null;
  } catch {
    return null;
  }
}
