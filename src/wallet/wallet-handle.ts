import type { Address, Signature } from '../solana/address.ts';

/** Wallet Standard names of the networks this checkout knows. */
export type WalletChain = 'solana:mainnet' | 'solana:localnet';

/** The account a wallet opened for this page, and what it may do with it. */
export interface WalletAccess {
  readonly address: Address;
  readonly canSignOnly: boolean;
  readonly canSignAndSend: boolean;
}

/**
 * One wallet, whichever way it is reached. Methods throw whatever the wallet throws (wallet-answer.ts gives it a meaning)
 * or `NotAsked`. A request cannot be taken back once it was made: the wallet may show it, and the buyer may approve it, at
 * any later time. So there is no AbortSignal here; who no longer wants an answer has to ignore it.
 */
export interface WalletHandle {
  /** May open the wallet. Called only in answer to the buyer's click. */
  connect(): Promise<WalletAccess>;
  /** Wire bytes in, the wallet's own bytes out: a private copy that the wallet cannot change after it was checked. */
  sign(address: Address, transaction: Uint8Array): Promise<Uint8Array>;
  signAndSend(address: Address, transaction: Uint8Array): Promise<Signature>;
  /** 64 bytes, a private copy. @throws CannotSignMessages where the wallet or this account of it has no such ability. */
  signMessage(address: Address, message: Uint8Array): Promise<Uint8Array>;
  /** Calls back with the account now selected, or null when there is none any more. Returns the unsubscribe function. */
  watch(listener: (address: Address | null) => void): () => void;
}

/** Thrown before any wallet code ran, so it is certain that the wallet knows nothing of the request. */
export class NotAsked extends Error {
  override readonly name: string = 'NotAsked';
}

/** Thrown instead of asking a wallet that has no way to sign a message. */
export class CannotSignMessages extends NotAsked {
  override readonly name = 'CannotSignMessages';
}
