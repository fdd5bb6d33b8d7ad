import { verify, createPublicKey } from 'node:crypto';
import bs58 from 'bs58';

/** DER head of an Ed25519 public key; the 32 key bytes follow. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

export interface ChallengeParts {
  readonly sessionId: string;
  readonly productTitle: string;
  readonly wallet: string;
  readonly identityType: string;
  readonly identity: string;
  readonly expiresAt: string;
}

/** The text a wallet signs. Says in words what it proves and that it moves no money, because the wallet shows it to the buyer. */
export function challengeText(parts: ChallengeParts): string {
  return [
    'Hilt: link your wallet to your identity',
    '',
    `Product: ${parts.productTitle}`,
    `Wallet: ${parts.wallet}`,
    `${parts.identityType}: ${parts.identity}`,
    `Session: ${parts.sessionId}`,
    `Valid until: ${parts.expiresAt}`,
    '',
    'Signing this message moves no money.',
  ].join('\n');
}

/** Whether the wallet's key signed exactly this text (Ed25519 over its UTF-8 bytes). */
export function isSignedBy(wallet: string, text: string, signatureBase64: string): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, bs58.decode(wallet)]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signatureBase64, 'base64'));
}
