import { INLINE_PRODUCT_ID } from '../../src/app/head/early-contract.ts';
import { CheckoutConfig, Product } from '../../src/contract/product.ts';
import { inlineJson } from './escape.ts';

/** Longer products are asked for by the page itself: they would push the price out of the first packets. */
const LONGEST = 8_000;

/**
 * The product's answer as an inert element, for the head script to take in place of a request. Only keys the page reads: whatever else
 * Hilt's answer may carry (a `delivery_value` above all) does not become part of a public page.
 * @returns empty when the product is too long.
 */
export function inlineProduct(wire: Readonly<Record<string, unknown>>): string {
  const config = wire['checkout_config'];
  const known = pick(wire, Object.keys(Product.entries));
  const json = inlineJson(isRecord(config) ? { ...known, checkout_config: pick(config, Object.keys(CheckoutConfig.entries)) } : known);
  return json.length > LONGEST ? '' : `<script type="application/json" id="${INLINE_PRODUCT_ID}">${json}</script>`;
}

function pick(from: Readonly<Record<string, unknown>>, keys: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(from, key) ? [[key, from[key]]] : [])));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
