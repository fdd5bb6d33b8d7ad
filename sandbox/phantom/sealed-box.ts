import bs58 from 'bs58';
import nacl from 'tweetnacl';

/** An X25519 key pair; the channel to Phantom is NaCl's box (X25519, XSalsa20-Poly1305), as its documentation says. */
export type BoxKeys = nacl.BoxKeyPair;

/** A sealed text with its nonce, both base58, as deep links carry them. */
export interface Sealed {
  readonly nonce: string;
  readonly data: string;
}

export function newBoxKeys(): BoxKeys {
  return nacl.box.keyPair();
}

/** The pair of a kept secret, base64. */
export function boxKeysOf(secretBase64: string): BoxKeys {
  return nacl.box.keyPair.fromSecretKey(Uint8Array.from(Buffer.from(secretBase64, 'base64')));
}

/**
 * What both sides compute and nobody else.
 * @returns null for a key that is no key, or one whose secret everybody can compute (the few points of small order).
 */
export function sharedSecret(theirKeyBase58: string, ours: Pick<BoxKeys, 'secretKey'>): Uint8Array | null {
  const theirs = bs58.decodeUnsafe(theirKeyBase58);
  if (theirs?.length !== nacl.box.publicKeyLength) return null;
  if (nacl.scalarMult(ours.secretKey, Uint8Array.from(theirs)).every((byte) => byte === 0)) return null;
  return nacl.box.before(Uint8Array.from(theirs), ours.secretKey);
}

/** Seals JSON under a new nonce. */
export function seal(shared: Uint8Array, payload: object): Sealed {
  const nonce = nacl.randomBytes(nacl.box.nonceLength);
  const data = nacl.box.after(Uint8Array.from(Buffer.from(JSON.stringify(payload), 'utf8')), nonce, shared);
  return { nonce: bs58.encode(nonce), data: bs58.encode(data) };
}

/** Opens sealed JSON. @returns undefined when it was sealed for somebody else, changed on the way, or is no JSON. */
export function unseal(shared: Uint8Array, { nonce, data }: Sealed): unknown {
  const rawNonce = bs58.decodeUnsafe(nonce);
  const sealed = bs58.decodeUnsafe(data);
  if (rawNonce?.length !== nacl.box.nonceLength || sealed === undefined) return undefined;
  const opened = nacl.box.open.after(Uint8Array.from(sealed), Uint8Array.from(rawNonce), shared);
  if (opened === null) return undefined;
  try {
    return JSON.parse(Buffer.from(opened).toString('utf8'));
  } catch {
    return undefined;
  }
}
