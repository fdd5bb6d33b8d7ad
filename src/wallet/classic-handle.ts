import type { Adapter } from '@solana/wallet-adapter-base';
import { Transaction, type PublicKey, type VersionedTransaction } from '@solana/web3.js';
import { address } from '../solana/address.ts';
import { bytesOf } from './wallet-bytes.ts';
import { CannotSignMessages, NotAsked, type WalletHandle } from './wallet-handle.ts';

/**
 * A named wallet that is in the page but does not speak the Wallet Standard (older versions, some in-app browsers), through its
 * wallet-adapter. Sign-only: every named adapter can sign, and a send through it would use a network connection of the page's
 * that this checkout does not have.
 */
export function createClassicHandle(adapter: Adapter): WalletHandle {
  /** An adapter whose prompt is still open returns from `connect` at once; whoever asks again waits for the same prompt. */
  let connecting: Promise<void> | null = null;

  return {
    async connect() {
      connecting ??= adapter.connect().finally(() => {
        connecting = null;
      });
      await connecting;
      if (adapter.publicKey === null) throw new Error('the wallet opened no account');
      return { address: address(adapter.publicKey.toBase58()), canSignOnly: 'signTransaction' in adapter, canSignAndSend: false };
    },

    async sign(payer, transaction) {
      if (!('signTransaction' in adapter)) throw new NotAsked('this wallet cannot sign without sending');
      if (adapter.publicKey?.toBase58() !== payer) throw new NotAsked('the wallet no longer offers this account');
      return wireBytes(await adapter.signTransaction(Transaction.from(transaction)));
    },

    signAndSend() {
      return Promise.reject(new NotAsked('this wallet does not send'));
    },

    async signMessage(payer, message) {
      if (!('signMessage' in adapter)) throw new CannotSignMessages('this wallet cannot sign messages');
      if (adapter.publicKey?.toBase58() !== payer) throw new NotAsked('the wallet no longer offers this account');
      const signature = bytesOf(await adapter.signMessage(message.slice()));
      if (signature.length !== 64) throw new Error('the wallet returned no signature');
      return signature;
    },

    watch(listener) {
      const selected = (key: PublicKey): void => listener(address(key.toBase58()));
      const gone = (): void => listener(null);
      adapter.on('connect', selected);
      adapter.on('disconnect', gone);
      return () => {
        adapter.off('connect', selected);
        adapter.off('disconnect', gone);
      };
    },
  };
}

/** Not verified here: src/solana compares the result with what was shown, which covers more than its signatures. */
function wireBytes(signed: Transaction | VersionedTransaction): Uint8Array {
  if ('version' in signed) return new Uint8Array(signed.serialize());
  return new Uint8Array(signed.serialize({ requireAllSignatures: false, verifySignatures: false }));
}
