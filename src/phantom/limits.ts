/** Ids of Hilt: printable ASCII without blanks, as short as the session schema allows. */
export const ID = /^[\x21-\x7e]{1,128}$/;

/** Base58 of 32 bytes. */
export const KEY = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/;

/** Base58 of 24 bytes. */
export const NONCE = /^[1-9A-HJ-NP-Za-km-z]{24,33}$/;

/** Base58 of sealed data. A transaction of 1,232 bytes, base58 inside JSON inside base58, is about 2,400 characters; box adds at least 16 bytes. */
export const DATA = /^[1-9A-HJ-NP-Za-km-z]{16,4096}$/;

/** No address of this flow is longer; what is, is not read at all. */
export const MAX_ADDRESS = 8_192;
