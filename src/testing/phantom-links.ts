import bs58 from 'bs58';

const KEY = bs58.encode(new Uint8Array(32).fill(7));

/** A connect link as Hilt makes one, coming back to a page of this origin. `paymentId` null: its way back does not name the payment. */
export function phantomConnectLink(origin: string, paymentId: string | null, host = 'https://phantom.app'): string {
  const query = new URLSearchParams({ app_url: origin, dapp_encryption_public_key: KEY, redirect_link: wayBack(origin, 'connect', paymentId) });
  return `${host}/ul/v1/connect?${String(query)}`;
}

/** A link by which Phantom signs a transaction. */
export function phantomSignLink(origin: string, paymentId: string | null): string {
  const query = new URLSearchParams({ dapp_encryption_public_key: KEY, nonce: bs58.encode(new Uint8Array(24).fill(8)), redirect_link: wayBack(origin, 'transaction', paymentId), payload: bs58.encode(new Uint8Array(200).fill(9)) });
  return `https://phantom.app/ul/v1/signTransaction?${String(query)}`;
}

function wayBack(origin: string, step: string, paymentId: string | null): string {
  return `${origin}/phantom/${step}${paymentId === null ? '' : `?payment_id=${paymentId}`}`;
}

/** What Phantom puts into the address it comes back to. */
export const PHANTOM_ANSWER = { phantom_encryption_public_key: KEY, nonce: bs58.encode(new Uint8Array(24).fill(3)), data: bs58.encode(new Uint8Array(100).fill(4)) } as const;
