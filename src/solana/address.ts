import bs58 from 'bs58';

/** Brands for base58 text. Only the is/assert pairs in this file make them, so a slug or an id can never stand where money goes. */
declare const addressBrand: unique symbol;
declare const signatureBrand: unique symbol;
declare const blockhashBrand: unique symbol;

/** 32 bytes in base58: a wallet, mint, program or token account. */
export type Address = string & { readonly [addressBrand]: true };
/** 64 bytes in base58: the id of a transaction. */
export type Signature = string & { readonly [signatureBrand]: true };
/** 32 bytes in base58: what a transaction's life hangs on. */
export type Blockhash = string & { readonly [blockhashBrand]: true };

function decodesTo(putative: string, byteLength: number): boolean {
  const bytes = bs58.decodeUnsafe(putative);
  return bytes !== undefined && bytes.length === byteLength;
}

export function isAddress(putative: string): putative is Address {
  return putative.length >= 32 && putative.length <= 44 && decodesTo(putative, 32);
}

/** @throws TypeError when the text is not 32 bytes in base58. */
export function address(putative: string): Address {
  if (!isAddress(putative)) throw new TypeError('not a Solana address');
  return putative;
}

/** Base58 of 32 raw bytes. @throws TypeError when there are not 32. */
export function addressFromBytes(bytes: Uint8Array): Address {
  return address(bs58.encode(bytes));
}

/** The 32 raw bytes of an address. */
export function addressBytes(known: Address): Uint8Array {
  return bs58.decode(known);
}

export function isSignature(putative: string): putative is Signature {
  return putative.length >= 64 && putative.length <= 88 && decodesTo(putative, 64);
}

/** @throws TypeError when the text is not 64 bytes in base58. */
export function signature(putative: string): Signature {
  if (!isSignature(putative)) throw new TypeError('not a transaction signature');
  return putative;
}

export function isBlockhash(putative: string): putative is Blockhash {
  return putative.length >= 32 && putative.length <= 44 && decodesTo(putative, 32);
}

/** @throws TypeError when the text is not 32 bytes in base58. */
export function blockhash(putative: string): Blockhash {
  if (!isBlockhash(putative)) throw new TypeError('not a blockhash');
  return putative;
}

/** Base58 of 64 raw bytes. @throws TypeError when there are not 64. */
export function signatureFromBytes(bytes: Uint8Array): Signature {
  return signature(bs58.encode(bytes));
}

/** Base58 of 32 raw bytes. @throws TypeError when there are not 32. */
export function blockhashFromBytes(bytes: Uint8Array): Blockhash {
  return blockhash(bs58.encode(bytes));
}
