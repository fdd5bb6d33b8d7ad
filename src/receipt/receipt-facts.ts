import { type BaseUnits, baseUnits } from '../money/base-units.ts';
import { type Address, isAddress, isSignature, type Signature } from '../solana/address.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import type { Mismatch, ReceiptField } from './mismatch.ts';
import type { SignedReceipt } from './open-receipt.ts';

/** What a receipt says, in our words. From the signed document where it says it, else from what stands around it. Null: not said, or not readable. */
export interface ReceiptFacts {
  readonly transaction: Signature | null;
  readonly payer: Address | null;
  readonly merchantWallet: Address | null;
  readonly feeWallet: Address | null;
  readonly mint: Address | null;
  /** What the buyer paid in all; base units. */
  readonly total: BaseUnits | null;
  readonly merchantAmount: BaseUnits | null;
  readonly feeAmount: BaseUnits | null;
  /** Text of the on-chain memo. */
  readonly memo: string | null;
  /** Key that finds the payment on chain where a wallet left the memo out. */
  readonly reference: Address | null;
  readonly slot: number | null;
  /** Unix milliseconds. */
  readonly blockTime: number | null;
  readonly issuedAt: number | null;
  readonly productTitle: string | null;
  /** Names the product's page; foreign text. */
  readonly productSlug: string | null;
  readonly sellerName: string | null;
}

type Member = (...names: readonly string[]) => JsonValue | undefined;

/** Only keys the contract has or the document of a declared form has; e-mail addresses and customers' names are not among them (money invariant 7). */
export function receiptFacts({ document, around }: SignedReceipt): ReceiptFacts {
  const signed = memberOf(document);
  const beside = memberOf(around);
  const either: Member = (...names) => signed(...names) ?? beside(...names);
  return {
    transaction: kept(isSignature, text(either('tx_signature', 'tx_sig'))),
    payer: kept(isAddress, text(either('payer_wallet'))),
    merchantWallet: kept(isAddress, text(either('merchant_wallet'))),
    feeWallet: kept(isAddress, text(either('fee_wallet'))),
    mint: kept(isAddress, text(either('token_mint'))),
    total: amount(either('amount_minor_units')),
    merchantAmount: amount(either('merchant_amount_minor_units')),
    feeAmount: amount(either('fee_minor_units')),
    memo: text(either('memo')),
    reference: kept(isAddress, text(either('reference'))),
    slot: whole(either('slot')),
    blockTime: time(either('block_time')),
    issuedAt: time(signed('issued_at') ?? beside('created_at', 'generated_at')),
    productTitle: text(either('product_title')),
    productSlug: text(either('product_slug')),
    sellerName: text(signed('seller_name', 'owner_display_name') ?? beside('owner_display_name')),
  };
}

/** What is repeated around the document, unsigned, and must say the same. */
const REPEATED: readonly (readonly [ReceiptField, signed: readonly string[], around: string])[] = [
  ['receipt-id', ['receipt_id'], 'receipt_id'],
  ['schema-version', ['schema_version'], 'schema_version'],
  ['product', ['product_id'], 'product_id'],
  ['product', ['product_slug'], 'product_slug'],
  ['product', ['product_title'], 'product_title'],
  ['seller', ['seller_name', 'owner_display_name'], 'owner_display_name'],
  ['transaction', ['tx_signature', 'tx_sig'], 'tx_sig'],
  ['payer', ['payer_wallet'], 'payer_wallet'],
  ['merchant-wallet', ['merchant_wallet'], 'merchant_wallet'],
  ['mint', ['token_mint'], 'token_mint'],
  ['amount', ['amount_minor_units'], 'amount_minor_units'],
];

/**
 * Where a receipt contradicts itself, or is not the one that was asked for. True whatever form was hashed.
 * @param askedId null where a file is checked that names itself.
 */
export function contradictions({ document, around, receiptId }: SignedReceipt, askedId: string | null): readonly Mismatch[] {
  const signed = memberOf(document);
  const found = REPEATED.flatMap(([field, names, name]): readonly Mismatch[] => {
    const [inside, outside] = [plain(signed(...names)), plain(around.get(name))];
    return inside === null || outside === null || inside === outside ? [] : [{ field, stated: inside, found: outside }];
  });
  if (askedId === null || receiptId === askedId || found.some(({ field }) => field === 'receipt-id')) return found;
  return [{ field: 'receipt-id', stated: receiptId, found: askedId }, ...found];
}

/** The first of these members that is there and not null. */
function memberOf(object: JsonObject): Member {
  return (...names) => names.map((name) => object.get(name)).find((value) => value !== undefined && value !== null);
}

/** Numbers and texts in one writing: an API may quote an amount in one place and not in another. */
function plain(value: JsonValue | undefined): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function text(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function kept<T extends string>(isRight: (putative: string) => putative is T, putative: string | null): T | null {
  return putative !== null && isRight(putative) ? putative : null;
}

function whole(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function amount(value: JsonValue | undefined): BaseUnits | null {
  if (typeof value === 'string' && /^(?:0|[1-9]\d{0,19})$/.test(value)) return baseUnits(BigInt(value));
  const units = whole(value);
  return units === null ? null : baseUnits(BigInt(units));
}

function time(value: JsonValue | undefined): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
