import { baseUnits } from '../../src/money/base-units.ts';
import { addressBytes, addressFromBytes } from '../../src/solana/address.ts';
import { displayText, textBytes } from '../../src/solana/bytes.ts';
import { isSafeNonce } from '../../src/solana/memo.ts';
import { type KnownMint, knownMint, USDC_MINT, WRAPPED_SOL_MINT } from '../../src/solana/mints.ts';
import { paymentReference } from '../../src/solana/reference.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { SignedTerms } from './signed-terms.ts';

/*
 * The token stands in a QR code, and every byte makes the code finer and harder to scan. So terms are packed, not written as JSON:
 * addresses and UUIDs as raw bytes, and nothing that follows from the rest (symbol, decimals, total, reference).
 */

const VERSION = 1;
/** Never reorder: codes on screens refer to places in this list. */
const MINTS = [USDC_MINT, WRAPPED_SOL_MINT];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws RangeError for terms this edge would never sign: an unknown mint, a text over 128 bytes. */
export function packTerms({ slug, terms, expiresAt }: SignedTerms): Uint8Array<ArrayBuffer> {
  const mint = MINTS.findIndex((known) => knownMint(known)?.mint === terms.mint);
  if (mint < 0) throw new RangeError('terms in an unknown mint are not signed');
  const writer = new ByteWriter();
  writer.byte(VERSION);
  writer.byte(mint);
  writer.uint(BigInt(Math.floor(expiresAt / 1000)));
  writer.uint(terms.merchantAmount);
  writer.uint(terms.feeAmount);
  writer.raw(addressBytes(terms.merchantWallet));
  writer.raw(addressBytes(terms.feeWallet));
  for (const text of [terms.paymentId, terms.nonce, slug]) writeText(writer, text);
  return writer.bytes();
}

/** @returns null for bytes that are not packed terms. They were signed by us, but a key may be older than a format. */
export function unpackTerms(bytes: Uint8Array): SignedTerms | null {
  try {
    return read(new ByteReader(bytes));
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

function read(reader: ByteReader): SignedTerms | null {
  if (reader.byte() !== VERSION) return null;
  const known: KnownMint | null = knownMint(MINTS[reader.byte()] ?? '');
  if (known === null) return null;
  const expiresAt = Number(reader.uint()) * 1000;
  const merchantAmount = baseUnits(reader.uint());
  const feeAmount = baseUnits(reader.uint());
  const merchantWallet = addressFromBytes(reader.raw(32));
  const feeWallet = addressFromBytes(reader.raw(32));
  const paymentId = readText(reader);
  const nonce = readText(reader);
  const slug = readText(reader);
  if (!reader.atEnd || !isSafeNonce(nonce)) return null;
  const { mint, symbol, decimals } = known;
  const total = baseUnits(merchantAmount + feeAmount);
  return { slug, expiresAt, terms: { paymentId, nonce, mint, symbol, decimals, total, merchantAmount, feeAmount, merchantWallet, feeWallet, reference: paymentReference(paymentId) } };
}

/** Length 0 announces the sixteen raw bytes of a UUID, which is what ids and nonces usually are. */
function writeText(writer: ByteWriter, text: string): void {
  if (UUID.test(text)) {
    writer.byte(0);
    writer.raw(Uint8Array.from(text.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
    return;
  }
  const bytes = textBytes(text);
  if (bytes.length === 0 || bytes.length > 128) throw new RangeError('a text in terms has 1 to 128 bytes');
  writer.byte(bytes.length);
  writer.raw(bytes);
}

function readText(reader: ByteReader): string {
  const length = reader.byte();
  if (length > 0) return displayText(reader.raw(length));
  const hex = [...reader.raw(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
