import type { WalletAdapterCompatibleStandardWallet } from '@solana/wallet-adapter-base';
import { SolanaSignAndSendTransaction, SolanaSignMessage, SolanaSignTransaction } from '@solana/wallet-standard-features';
import type { WalletAccount } from '@wallet-standard/base';
import { StandardConnect, StandardEvents } from '@wallet-standard/features';
import bs58 from 'bs58';
import { type Address, isAddress, signature } from '../solana/address.ts';
import { messageSignature } from './message-signature.ts';
import { bytesOf } from './wallet-bytes.ts';
import { CannotSignMessages, NotAsked, type WalletAccess, type WalletChain, type WalletHandle } from './wallet-handle.ts';

type StandardWallet = WalletAdapterCompatibleStandardWallet;

/**
 * A Wallet Standard wallet, spoken to directly. wallet-adapter's own wrapper is not used for this because it
 * - takes the transaction apart and puts it together again on both ways, so the bytes checked are not the bytes signed;
 * - returns from `connect` without asking while an earlier prompt hangs, so a buyer who lost the prompt is stuck;
 * - takes the wallet's first account even when that belongs to another network.
 */
export function createStandardHandle(wallet: StandardWallet, chain: WalletChain): WalletHandle {
  return {
    async connect() {
      if (selectedAccount(wallet) === null) await wallet.features[StandardConnect].connect();
      const account = selectedAccount(wallet);
      if (account === null) throw new Error('the wallet opened no Solana account');
      return accessOf(wallet, account, chain);
    },

    async sign(address, transaction) {
      const feature = signFeature(wallet);
      const account = accountAt(wallet, address);
      if (feature === null || !allows(account, SolanaSignTransaction)) throw new NotAsked('this account cannot sign without sending');
      const [output] = await feature.signTransaction({ account, transaction: transaction.slice(), ...(account.chains.includes(chain) ? { chain } : {}) });
      return bytesOf(output?.signedTransaction);
    },

    async signAndSend(address, transaction) {
      const feature = sendFeature(wallet);
      const account = accountAt(wallet, address);
      if (feature === null || !allows(account, SolanaSignAndSendTransaction) || !account.chains.includes(chain)) throw new NotAsked('this account cannot send on this network');
      const [output] = await feature.signAndSendTransaction({ account, chain, transaction: transaction.slice(), options: { preflightCommitment: 'confirmed' } });
      return signature(bs58.encode(bytesOf(output?.signature)));
    },

    async signMessage(address, message) {
      const account = accountAt(wallet, address);
      if (!(SolanaSignMessage in wallet.features) || !allows(account, SolanaSignMessage)) throw new CannotSignMessages('this account cannot sign messages');
      const [output] = await wallet.features[SolanaSignMessage].signMessage({ account, message: message.slice() });
      return messageSignature(message, output);
    },

    watch(listener) {
      return wallet.features[StandardEvents].on('change', (changed) => {
        if ('accounts' in changed) listener(selectedAccount(wallet)?.address ?? null);
      });
    },
  };
}

type SolanaAccount = WalletAccount & { readonly address: Address };

function isSolanaAccount(account: WalletAccount): account is SolanaAccount {
  return account.chains.some((chain) => chain.startsWith('solana:')) && isAddress(account.address);
}

/** The wallet's selected account comes first in its list; accounts of other networks are passed over. */
function selectedAccount(wallet: StandardWallet): SolanaAccount | null {
  return wallet.accounts.find(isSolanaAccount) ?? null;
}

/** @throws NotAsked when the wallet no longer offers the account that was shown to the buyer: another one must never pay instead. */
function accountAt(wallet: StandardWallet, address: Address): WalletAccount {
  const account = wallet.accounts.find((candidate) => candidate.address === address);
  if (account === undefined) throw new NotAsked('the wallet no longer offers this account');
  return account;
}

function accessOf(wallet: StandardWallet, account: SolanaAccount, chain: WalletChain): WalletAccess {
  return {
    address: account.address,
    canSignOnly: signFeature(wallet) !== null && allows(account, SolanaSignTransaction),
    canSignAndSend: sendFeature(wallet) !== null && allows(account, SolanaSignAndSendTransaction) && account.chains.includes(chain),
  };
}

/** Mobile wallets name the same abilities in the plural, as their own protocol does. */
function allows(account: WalletAccount, feature: typeof SolanaSignTransaction | typeof SolanaSignAndSendTransaction | typeof SolanaSignMessage): boolean {
  return account.features.includes(feature) || account.features.includes(`${feature}s`);
}

/** Our transactions are legacy messages; a wallet that takes only version 0 cannot sign them. */
function signFeature(wallet: StandardWallet) {
  const { features } = wallet;
  if (!(SolanaSignTransaction in features)) return null;
  const feature = features[SolanaSignTransaction];
  return feature.supportedTransactionVersions.includes('legacy') ? feature : null;
}

function sendFeature(wallet: StandardWallet) {
  const { features } = wallet;
  if (!(SolanaSignAndSendTransaction in features)) return null;
  const feature = features[SolanaSignAndSendTransaction];
  return feature.supportedTransactionVersions.includes('legacy') ? feature : null;
}
