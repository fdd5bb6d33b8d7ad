import type { WalletConnectAnswer, WalletMessageAnswer, WalletPort, WalletSendAnswer, WalletSignAnswer } from '../payment/ports.ts';
import type { Address } from '../solana/address.ts';
import { decodeTransaction } from '../solana/wire/decode-transaction.ts';
import { isClearRefusal, isLikelyRefusal } from './wallet-answer.ts';
import { CannotSignMessages, NotAsked, type WalletHandle } from './wallet-handle.ts';
import type { WalletSource } from './wallet-source.ts';

interface Connected {
  readonly handle: WalletHandle;
  readonly unwatch: () => void;
  /** The account told last; null after the wallet said goodbye. */
  readonly account: () => Address | null;
}

export interface WalletPortOptions {
  readonly find: (name: string) => WalletSource | null;
  /** Called with the name of each wallet that was connected. */
  readonly onConnected: (name: string) => void;
}

/**
 * The buyer's wallet as the payment core sees it. Never rejects. Nothing here opens a wallet by itself: `connect`, `sign` and
 * `signAndSend` run only because the buyer clicked.
 */
export function createWalletPort({ find, onConnected }: WalletPortOptions): WalletPort {
  const listeners = new Set<(address: Address | null) => void>();
  let connected: Connected | null = null;
  /** Grows with each connect; only the newest may become the connected wallet. */
  let turn = 0;

  async function connect(walletName: string): Promise<WalletConnectAnswer> {
    const mine = (turn += 1);
    // Whatever was connected belongs to an earlier choice: nothing may be signed with it while the new wallet is being asked.
    connected?.unwatch();
    connected = null;
    const source = find(walletName);
    if (source === null || source.state !== 'installed') return { tag: 'failed' };
    const { handle } = source;
    let payer: Address | null = null;
    let lastTold: Address | null = null;
    let unwatch: (() => void) | null = null;
    try {
      // Watched from before the question, so that no switch between answer and subscription is lost.
      unwatch = handle.watch((selected) => {
        if (payer === null || selected === lastTold) return;
        lastTold = selected;
        for (const listener of listeners) listener(selected);
      });
      const access = await handle.connect();
      if (mine !== turn) throw new Superseded('another wallet was chosen meanwhile');
      if (!access.canSignOnly && !access.canSignAndSend) {
        unwatch();
        return { tag: 'cannot-sign' };
      }
      payer = access.address;
      lastTold = access.address;
      connected = { handle, unwatch, account: () => lastTold };
      onConnected(walletName);
      return { tag: 'connected', payer: { address: payer, walletName, canSignOnly: access.canSignOnly, canSignAndSend: access.canSignAndSend } };
    } catch (error) {
      unwatch?.();
      return { tag: error instanceof Superseded || isLikelyRefusal(error) ? 'refused' : 'failed' };
    }
  }

  async function sign(transaction: Uint8Array): Promise<WalletSignAnswer> {
    if (connected === null) return { tag: 'failed' };
    try {
      return { tag: 'signed', transaction: await connected.handle.sign(payerOf(transaction), transaction) };
    } catch (error) {
      return { tag: !(error instanceof NotAsked) && isLikelyRefusal(error) ? 'refused' : 'failed' };
    }
  }

  /**
   * `refused` here frees the buyer to pay again, so it is said only when the wallet was never asked or the buyer clearly said no.
   * Everything else may have been sent: also an error after an approval, an answer without a signature, a lost connection.
   */
  async function signAndSend(transaction: Uint8Array): Promise<WalletSendAnswer> {
    if (connected === null) return { tag: 'refused' };
    try {
      return { tag: 'sent', signature: await connected.handle.signAndSend(payerOf(transaction), transaction) };
    } catch (error) {
      return { tag: error instanceof NotAsked || isClearRefusal(error) ? 'refused' : 'unknown' };
    }
  }

  async function signMessage(message: Uint8Array): Promise<WalletMessageAnswer> {
    const account = connected?.account() ?? null;
    if (connected === null || account === null) return { tag: 'failed' };
    try {
      return { tag: 'signed', signature: await connected.handle.signMessage(account, message) };
    } catch (error) {
      if (error instanceof CannotSignMessages) return { tag: 'cannot' };
      return { tag: !(error instanceof NotAsked) && isLikelyRefusal(error) ? 'refused' : 'failed' };
    }
  }

  return {
    connect,
    sign,
    signAndSend,
    signMessage,
    onAccountChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The account that is to sign: the one the transaction takes the money from, not the one that happened to be open at connect. The buyer may have
 * switched since, and then the payment was checked and reviewed for the other account. The handle refuses an account that the wallet does not offer.
 * @throws NotAsked for bytes that are no transaction.
 */
function payerOf(transaction: Uint8Array): Address {
  try {
    const [payer] = decodeTransaction(transaction).message.keys;
    if (payer !== undefined) return payer;
  } catch {
    // Said below: no wallet was asked.
  }
  throw new NotAsked('these bytes are no transaction');
}

/** The wallet answered after the buyer had chosen another one. */
class Superseded extends Error {
  override readonly name = 'Superseded';
}
