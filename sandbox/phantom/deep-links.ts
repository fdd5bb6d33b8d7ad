import bs58 from 'bs58';
import type { SandboxConfig } from '../context.ts';
import type { BoxKeys, Sealed } from './sealed-box.ts';

/** Phantom's universal links (docs.phantom.com/phantom-deeplinks). */
const PHANTOM = 'https://phantom.app/ul/v1';

/** Play money only: a real Phantom that opens one of these links must never look at mainnet. */
const CLUSTER = 'devnet';

type Origin = Pick<SandboxConfig, 'checkoutUrl'>;

/** Where Phantom comes back to: a page of the checkout, with what it needs to know whose answer it is. */
function redirectLink({ checkoutUrl }: Origin, step: 'connect' | 'message' | 'transaction', ids: Readonly<Record<string, string>>): string {
  return `${checkoutUrl}/phantom/${step}?${new URLSearchParams(ids).toString()}`;
}

/** `phantom_mobile.connect_url` of a session (contract 4.2). */
export function connectUrl(config: Origin, keys: BoxKeys, paymentId: string): string {
  const query = new URLSearchParams({
    app_url: config.checkoutUrl,
    dapp_encryption_public_key: bs58.encode(keys.publicKey),
    redirect_link: redirectLink(config, 'connect', { payment_id: paymentId }),
    cluster: CLUSTER,
  });
  return `${PHANTOM}/connect?${query.toString()}`;
}

/** Asks Phantom to sign the sealed challenge of an identity session. */
export function signMessageUrl(config: Origin, keys: BoxKeys, sealed: Sealed, ids: { readonly payment_id: string; readonly identity_session_id: string }): string {
  return methodUrl('signMessage', keys, sealed, redirectLink(config, 'message', ids));
}

/** Asks Phantom to sign, and not to send, the sealed transaction. */
export function signTransactionUrl(config: Origin, keys: BoxKeys, sealed: Sealed, paymentId: string): string {
  return methodUrl('signTransaction', keys, sealed, redirectLink(config, 'transaction', { payment_id: paymentId }));
}

function methodUrl(method: 'signMessage' | 'signTransaction', keys: BoxKeys, { nonce, data }: Sealed, redirect: string): string {
  const query = new URLSearchParams({ dapp_encryption_public_key: bs58.encode(keys.publicKey), nonce, redirect_link: redirect, payload: data });
  return `${PHANTOM}/${method}?${query.toString()}`;
}
