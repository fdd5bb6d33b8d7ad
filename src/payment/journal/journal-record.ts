import * as v from 'valibot';
import { Product } from '../../contract/product.ts';
import { type BaseUnits, isBaseUnits } from '../../money/base-units.ts';
import { type Address, type Blockhash, type Signature, isAddress, isBlockhash, isSignature } from '../../solana/address.ts';
import type { PaymentTerms } from '../../solana/payment-terms.ts';
import type { Attempt } from '../attempt.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { Session } from '../session.ts';

/**
 * Journal entries as they lie in storage. Storage is foreign data too: another version of this page, an extension or a broken disk may have
 * written it, so everything is checked when read (money invariant 8). Bigints and bytes are stored as such; the product in Hilt's wire form.
 */

const amount = v.custom<BaseUnits>(isBaseUnits);
const address = v.custom<Address>((text) => typeof text === 'string' && isAddress(text));
const signature = v.custom<Signature>((text) => typeof text === 'string' && isSignature(text));
const blockhash = v.custom<Blockhash>((text) => typeof text === 'string' && isBlockhash(text));
const time = v.pipe(v.number(), v.finite());
const height = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const bytes = v.instance(Uint8Array);
const id = v.pipe(v.string(), v.minLength(1));

const terms: v.GenericSchema<unknown, PaymentTerms> = v.object({
  paymentId: id,
  nonce: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,128}$/)),
  mint: v.union([v.literal('native'), address]),
  symbol: v.string(),
  decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(18)),
  total: amount,
  merchantAmount: amount,
  feeAmount: amount,
  merchantWallet: address,
  feeWallet: address,
  reference: address,
});

const session: v.GenericSchema<unknown, Session> = v.object({
  slug: v.string(),
  productId: v.string(),
  terms,
  expiresAt: time,
  personal: v.boolean(),
  linkMark: v.optional(v.nullable(v.string()), null),
  access: v.nullable(v.object({ type: v.string(), display: v.string() })),
  identity: v.optional(v.nullable(v.object({ sessionId: id, wallet: address })), null),
  transactionRequestUrl: v.optional(v.nullable(v.string()), null),
  linkUrl: v.optional(v.nullable(v.string()), null),
});

const own = {
  id,
  paymentId: id,
  mode: v.picklist(['sign-only', 'sign-and-send', 'deep-link']),
  payer: address,
  walletName: v.string(),
  blockhash,
  lastValidBlockHeight: height,
  askedAt: time,
};

const costs = v.object({ networkFee: amount, rent: amount, opens: v.array(v.picklist(['merchant', 'fee'])) });

const attempt: v.GenericSchema<unknown, Attempt> = v.variant('phase', [
  v.object({ ...own, phase: v.literal('asked') }),
  v.object({ ...own, phase: v.literal('signed'), transaction: bytes, signature, answeredHeight: height, signedAt: time }),
  v.object({ ...own, phase: v.literal('exposed'), transaction: v.nullable(bytes), signature, answeredHeight: v.nullable(height), signedAt: time, sentAt: time }),
  v.object({ ...own, phase: v.literal('unanswered') }),
  v.object({ ...own, phase: v.literal('linked'), transaction: bytes, costs, url: v.nullable(v.pipe(v.string(), v.startsWith('https://'))) }),
  v.object({ id, paymentId: id, mode: v.literal('qr'), askedAt: time, phase: v.literal('shown'), code: v.object({ kind: v.picklist(['transfer', 'transaction-request']), url: v.pipe(v.string(), v.startsWith('solana:')) }) }),
  v.object({ id, paymentId: id, mode: v.picklist(['qr', 'elsewhere']), askedAt: time, phase: v.literal('found'), payer: v.nullable(address), signature }),
  v.object({ ...own, phase: v.literal('ended'), signature: v.nullable(signature), outcome: v.picklist(['dropped', 'refused', 'dead', 'failed']) }),
]);

const Record: v.GenericSchema<unknown, JournalEntry> = v.object({
  version: v.literal(1),
  key: id,
  epoch: height,
  product: Product,
  session,
  earlier: v.array(session),
  recorded: v.optional(v.array(id), []),
  attempts: v.array(attempt),
  accepted: v.array(id),
  link: v.optional(v.nullable(v.variant('stage', [v.object({ stage: v.literal('connecting') }), v.object({ stage: v.literal('connected'), wallet: address, proving: v.nullable(v.object({ sessionId: id, access: v.object({ type: v.string(), display: v.string() }) })) })])), null),
  paid: v.nullable(v.object({ at: time, signature, payer: v.nullable(address), receiptId: v.nullable(v.string()) })),
  updatedAt: time,
});

/** An entry in the form that goes into storage. */
export function toRecord(entry: JournalEntry): unknown {
  const { product } = entry;
  const presets = product.tip_presets_lamports;
  return { ...entry, product: { ...product, amount_minor_units: numberOf(product.amount_minor_units), tip_presets_lamports: presets === null ? null : presets.map(Number) } };
}

function numberOf(units: BaseUnits | null): number | null {
  return units === null ? null : Number(units);
}

/** Reads what storage holds. Null when it is not an entry of this version: it is then neither used nor overwritten. */
export function fromRecord(record: unknown): JournalEntry | null {
  const parsed = v.safeParse(Record, record);
  return parsed.success ? parsed.output : null;
}
