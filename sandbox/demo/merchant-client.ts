import * as v from 'valibot';
import { Handoff } from '../../src/contract/handoff.ts';
import { Product } from '../../src/contract/product.ts';

/** How a merchant's own server reaches Hilt. The key stays on the server: whoever has it can change every product. */
export interface MerchantAccount {
  readonly apiUrl: string;
  readonly key: string;
}

/** All products of the account, oldest first. @throws Error when Hilt does not answer as documented. */
export async function listProducts(account: MerchantAccount): Promise<readonly Product[]> {
  const products = await ask(account, v.array(Product), '/v1/products?limit=100');
  return products.toSorted((a, b) => (a.created_at ?? '').localeCompare(b.created_at ?? ''));
}

export interface PersonalLink {
  readonly productId: string;
  /** Who gets access, e.g. a Telegram user name. */
  readonly identity: string;
  /** Where the buyer may return to after paying. */
  readonly returnUrl: string;
}

/** Makes a checkout link for one known buyer. @throws Error when Hilt refuses or gives no address. */
export async function createPersonalLink(account: MerchantAccount, { productId, identity, returnUrl }: PersonalLink): Promise<string> {
  const body = JSON.stringify({ identity_value: identity, identity_display: identity, return_url: returnUrl });
  const handoff = await ask(account, Handoff, `/v1/products/${encodeURIComponent(productId)}/handoff-link`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (handoff.checkout_url === null) throw new Error('Hilt made no checkout address');
  return handoff.checkout_url;
}

async function ask<TSchema extends v.GenericSchema>({ apiUrl, key }: MerchantAccount, schema: TSchema, path: string, init: RequestInit = {}): Promise<v.InferOutput<TSchema>> {
  const headers = new Headers(init.headers);
  headers.set('x-hilt-key', key);
  const response = await fetch(`${apiUrl}${path}`, { ...init, headers, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`Hilt answered ${response.status} to ${init.method ?? 'GET'} ${path}: ${(await response.text()).slice(0, 200)}`);
  return v.parse(schema, await response.json());
}
