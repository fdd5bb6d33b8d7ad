import { Product } from '../contract/product.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `GET /v1/products/p/{slug}` (contract 4.1). @throws ApiFailure; 404 means that no such product is visible. */
export function getProduct(http: HiltHttp, slug: string, signal: AbortSignal): Promise<Product> {
  return requestHilt(http, { method: 'GET', path: `/v1/products/p/${encodeURIComponent(slug)}`, schema: Product, signal });
}
