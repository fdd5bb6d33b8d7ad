/** What `/popup` is told, in the fragment, which no server sees. */
export interface WindowAddress {
  readonly slug: string;
  readonly locale: string | null;
  /** A session that was opened in the frame, to be paid here. */
  readonly paymentId: string | null;
  readonly handoffToken: string | null;
}

/** Path of the window that a framed checkout continues in. */
export function windowHref({ slug, locale, paymentId, handoffToken }: WindowAddress): string {
  const search = locale === null ? '' : `?${new URLSearchParams({ lang: locale })}`;
  const fragment = new URLSearchParams({ slug, ...(paymentId === null ? {} : { pay: paymentId }), ...(handoffToken === null ? {} : { handoff: handoffToken }) });
  return `/popup${search}#${fragment}`;
}

/** The same alphabet as slugs and ids have in a path. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/;

/** Reads the fragment of `/popup`; null when it names no product. The token is not read here: the head script has taken it out. */
export function readWindowAddress(hash: string): { readonly slug: string; readonly paymentId: string | null } | null {
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  const slug = fragment.get('slug') ?? '';
  const pay = fragment.get('pay') ?? '';
  return SEGMENT.test(slug) ? { slug, paymentId: SEGMENT.test(pay) ? pay : null } : null;
}
