import { membershipOf } from '../../sandbox/db/memberships.ts';
import type { TestSandbox } from './test.ts';

/** A link that a bot made for one person on Telegram. */
export interface PersonalLink {
  readonly url: string;
  readonly token: string;
  /** Whether that person has got what the product gives. */
  memberOf(sandbox: TestSandbox): boolean;
}

/** @param id the person's Telegram id. @throws Error when the product is not seeded, or gets no link. */
export async function personalLink({ site, api }: TestSandbox, slug: string, id: string, display: string): Promise<PersonalLink> {
  const product = site.sandbox.products.find((each) => each.slug === slug);
  if (product === undefined) throw new Error(`${slug} is not seeded`);
  const { handoff_token: token, checkout_url: url } = await api.handoffLink(product.id, id, { identity_display: display });
  if (token === null || url === null) throw new Error('the link has no token');
  return { url, token, memberOf: (sandbox) => membershipOf(sandbox.site.sandbox.api.sandbox.database, product.id, 'TELEGRAM_USER_ID', id) !== null };
}
