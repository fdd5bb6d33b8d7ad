import type { TestSandbox } from './test.ts';

/** A checkout link that a seller's bot or shop has made for one person. */
export interface PersonalLink {
  readonly url: string;
  readonly token: string;
  readonly slug: string;
  readonly productId: string;
  /** The token and its parts: none of them may turn up anywhere. */
  readonly secrets: readonly string[];
}

export const GROUP = 'crew-room';

interface LinkOptions {
  readonly slug?: string;
  /** A product that is not seeded. */
  readonly product?: { readonly id: string; readonly slug: string };
  /** What else a seller may ask for, e.g. `return_url`. */
  readonly [field: string]: unknown;
}

export async function personalLink({ site, api }: TestSandbox, id: string, display: string, { slug: wanted = GROUP, product = site.sandbox.products.find((each) => each.slug === wanted), ...more }: LinkOptions = {}): Promise<PersonalLink> {
  if (product === undefined) throw new Error(`${wanted} is not seeded`);
  const { slug } = product;
  const { handoff_token: token, checkout_url: url } = await api.handoffLink(product.id, id, { identity_display: display, ...more });
  if (token === null || url === null) throw new Error('the link has no token');
  const [, payload = token, signature = token] = token.split('.');
  return { url, token, slug, productId: product.id, secrets: [token, payload, signature] };
}

/** The same link with another token in it. */
export function withToken({ url }: PersonalLink, token: string): string {
  const changed = new URL(url);
  changed.searchParams.set('handoff', token);
  return changed.href;
}
