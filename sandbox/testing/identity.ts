import { createPrivateKey, sign } from 'node:crypto';
import type { Keypair } from '@solana/web3.js';
import * as v from 'valibot';
import { sandboxWallet } from '../seed/wallets.ts';
import type { TestApi } from './api.ts';

export const BUYER_KEY: Keypair = sandboxWallet('test-buyer');
export const STRANGER_KEY: Keypair = sandboxWallet('test-stranger');

/** A wallet's signature of a text, base64. */
export function signText(key: Keypair, text: string): string {
  const secret = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), key.secretKey.slice(0, 32)]);
  return sign(null, Buffer.from(text, 'utf8'), createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })).toString('base64');
}

/** Goes through the identity handshake as a wallet does; answers the session id. */
export async function proveIdentity(api: TestApi, slug: string, key: Keypair, value = '728255790'): Promise<string> {
  const started = await api.call('POST', '/v1/pay/identity/start', { body: { slug, wallet_address: key.publicKey.toBase58(), customer_reference_value: value } });
  const { session_id: id, challenge_message: text } = v.parse(v.looseObject({ session_id: v.string(), challenge_message: v.string() }), started.json);
  const done = await api.call('POST', '/v1/pay/identity/complete', { body: { session_id: id, wallet_address: key.publicKey.toBase58(), signed_message_b64: signText(key, text) } });
  if (done.status !== 200) throw new Error(`identity/complete answered ${done.status}: ${done.text}`);
  return id;
}
