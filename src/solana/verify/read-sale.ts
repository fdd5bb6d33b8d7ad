import type { BaseUnits } from '../../money/base-units.ts';
import type { Address, Signature } from '../address.ts';
import type { LandedTransaction } from '../rpc/transactions.ts';
import { balanceChanges } from './balance-changes.ts';
import { landedMessage, memosOf } from './landed-message.ts';
import { type Received, receivedBy, spentBy } from './received.ts';

/** Whose sale a transaction might have paid, when no session's terms are at hand. */
export interface Sale {
  readonly merchantWallet: Address;
  readonly mint: Address | 'native';
}

/** What a landed transaction did for a seller. */
export interface SaleReading {
  /** What the seller gained: of the sale's token if any; null when nothing. */
  readonly received: Received | null;
  /** Who lost it. */
  readonly payer: Address | null;
  /** What the payer lost of the sale's token: the price is what the buyer pays, and how Hilt shares it out is not known here. */
  readonly spent: BaseUnits | null;
  readonly memos: readonly string[];
  /** All accounts named in it, a reference key among them. */
  readonly keys: readonly Address[];
}

/** Reads a landed, successful transaction by difference of balances; null when the bytes are not those of the transaction asked for. */
export function readSale({ merchantWallet, mint }: Sale, signature: Signature, landed: LandedTransaction): SaleReading | null {
  const message = landedMessage(signature, landed);
  if (message === null) return null;
  const { keys } = message;
  const gains = receivedBy(merchantWallet, landed, keys);
  const received = gains.find((gain) => gain.mint === mint) ?? gains.find(({ symbol }) => symbol !== null) ?? gains[0] ?? null;
  const payer = received === null ? null : balanceChanges({ mint: received.mint }, landed, keys).payer;
  const spent = payer === null ? null : spentBy(payer, mint, landed, keys);
  return { received, payer, spent, memos: memosOf(message), keys };
}
