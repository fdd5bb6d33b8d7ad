import { Keypair } from '@solana/web3.js';
import { stableBytes } from './stable.ts';

/** A sandbox wallet by name. */
export function sandboxWallet(name: string): Keypair {
  return Keypair.fromSeed(stableBytes(`wallet:${name}`));
}

/** Where the sandbox's own fee goes. */
export const FEE_WALLET = sandboxWallet('hilt-fee').publicKey.toBase58();
