import type { Adapter } from '@solana/wallet-adapter-base';
import { CoinbaseWalletAdapter, PhantomWalletAdapter, SafePalWalletAdapter, SolflareWalletAdapter, TrustWalletAdapter } from '@solana/wallet-adapter-wallets';

/**
 * Wallets known by name, in this order; most are offered with an install link while they are absent (classic-source.ts). This is not the list of wallets that work:
 * every Wallet Standard wallet does. A named wallet that is installed and registers itself replaces its entry here.
 */
export function createNamedWallets(): readonly Adapter[] {
  return [new PhantomWalletAdapter(), new SolflareWalletAdapter(), new TrustWalletAdapter(), new CoinbaseWalletAdapter(), new SafePalWalletAdapter()];
}
