import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalJson } from '../receipt/canonical-json.ts';
import type { ReceiptKey } from '../receipt/receipt-keys.ts';
import { readJsonObject } from '../receipt/read-json.ts';
import { toHex } from '../receipt/text-bytes.ts';
import { textBytes, toBase64 } from '../solana/bytes.ts';
import { USDC_MINT } from '../solana/mints.ts';
import { testAddress, testSignature } from './solana-keys.ts';

/** A key that signs receipts, the same in every run. */
export function receiptSigner(label: string): { readonly key: ReceiptKey; sign(hashHexText: string): string } {
  const seed = sha256(textBytes(`receipt key ${label}`));
  return { key: { kid: label, bytes: ed25519.getPublicKey(seed) }, sign: (document) => toBase64(ed25519.sign(sha256(textBytes(document)), seed)) };
}

/** The document of a receipt over 29 USDC: 28.42 to the seller, 0.58 fee. */
export const SAMPLE_DOCUMENT: Readonly<Record<string, unknown>> = {
  schema_version: 'hilt-v1',
  receipt_id: 'rc-1',
  issued_at: '2026-11-20T12:05:08Z',
  product_id: 'prod-1',
  product_slug: 'harbour-circle',
  product_title: 'Hafenrunde für Caf\u00e9s',
  seller_name: 'Harbour Letters',
  merchant_wallet: testAddress('merchant'),
  fee_wallet: testAddress('fee wallet'),
  payer_wallet: testAddress('buyer'),
  amount_minor_units: 29_000_000,
  merchant_amount_minor_units: 28_420_000,
  fee_minor_units: 580_000,
  token_mint: USDC_MINT,
  asset_symbol: 'USDC',
  asset_decimals: 6,
  tx_signature: testSignature('payment'),
  slot: 310,
  block_time: '2026-11-20T12:05:06Z',
  memo: 'HILT:nonce-1',
  reference: testAddress('reference'),
};

/** What stands around the document in Hilt's public answer. */
export interface SampleOptions {
  /** Replaces parts of the document before it is signed. */
  readonly document?: Readonly<Record<string, unknown>>;
  /** Replaces parts around the document. */
  readonly around?: Readonly<Record<string, unknown>>;
  readonly signedBy?: string;
}

/** The text of a public answer, honestly signed; `edit` it to lie. */
export function sampleAnswer({ document: changes = {}, around = {}, signedBy = 'key-1' }: SampleOptions = {}): string {
  const document = { ...SAMPLE_DOCUMENT, ...changes };
  const canonical = canonicalJson(readJsonObject(JSON.stringify(document)).value);
  return JSON.stringify({
    receipt_id: document['receipt_id'],
    receipt_json: document,
    receipt_hash: toHex(sha256(textBytes(canonical))),
    ed25519_sig: receiptSigner(signedBy).sign(canonical),
    schema_version: document['schema_version'],
    kid: signedBy,
    product_id: document['product_id'],
    product_slug: document['product_slug'],
    product_title: document['product_title'],
    owner_display_name: document['seller_name'],
    owner_email: 'owner@harbour.example',
    invoice_metadata: { customer_name: 'Bo Buyer', customer_email: 'bo@buyer.example' },
    tx_sig: document['tx_signature'],
    payer_wallet: document['payer_wallet'],
    merchant_wallet: document['merchant_wallet'],
    token_mint: document['token_mint'],
    amount_minor_units: document['amount_minor_units'],
    created_at: document['issued_at'],
    ...around,
  });
}
