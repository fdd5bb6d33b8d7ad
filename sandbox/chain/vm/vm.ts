import bs58 from 'bs58';
import { Account, Clock, FailedTransactionMetadata, LiteSvm } from 'litesvm/dist/internal.js';
import { readVmError } from './read-vm-error.ts';
import type { VmAccount } from './vm-account.ts';
import { type VmRun, readVmRun } from './vm-run.ts';

export interface SimulatedRun {
  readonly run: VmRun;
  /** Accounts as the transaction would leave them; empty when it fails. */
  readonly after: ReadonlyMap<string, VmAccount>;
}

function readAccount(account: Account): VmAccount {
  return { lamports: account.lamports(), data: Uint8Array.from(account.data()), owner: bs58.encode(account.owner()), executable: account.executable(), rentEpoch: account.rentEpoch() };
}

/**
 * LiteSVM behind plain data. It executes and nothing more: blockhash age and replays are judged by the bank, because LiteSVM
 * knows only one blockhash and forgets old transactions. Its own checks of both are therefore off.
 *
 * Hand over only bytes that `decodeTransaction` accepted: anything else can abort the process.
 */
export class Vm {
  readonly #svm: LiteSvm;

  constructor(snapshot: Uint8Array | null) {
    this.#svm = snapshot === null ? new LiteSvm() : LiteSvm.fromBytes(snapshot);
    this.#svm.setBlockhashCheck(false);
    this.#svm.setTransactionHistory(0n);
    this.#svm.setSigverify(true);
    if (snapshot === null) this.#svm.withNativeMints();
  }

  /** The whole state as bytes that the constructor takes. */
  snapshot(): Uint8Array {
    return this.#svm.toBytes();
  }

  /** Null when the account does not exist; an account without lamports does not. */
  account(address: string): VmAccount | null {
    const account = this.#svm.getAccount(bs58.decode(address));
    return account === null || account.lamports() === 0n ? null : readAccount(account);
  }

  /** Writes an account as it is, past all rules. Null removes it. */
  setAccount(address: string, account: VmAccount | null): void {
    const next = account ?? { lamports: 0n, data: new Uint8Array(), owner: bs58.encode(new Uint8Array(32)), executable: false, rentEpoch: 0n };
    this.#svm.setAccount(bs58.decode(address), new Account(next.lamports, next.data, bs58.decode(next.owner), next.executable, next.rentEpoch));
  }

  addProgram(address: string, elf: Uint8Array): void {
    this.#svm.addProgram(bs58.decode(address), elf);
  }

  programAccounts(program: string): readonly (readonly [string, VmAccount])[] {
    return this.#svm.getProgramAccounts(bs58.decode(program)).map((entry) => [bs58.encode(entry.address), readAccount(entry.account())] as const);
  }

  rentExemptMinimum(bytes: number): bigint {
    return this.#svm.minimumBalanceForRentExemption(BigInt(bytes));
  }

  /** Sets slot and unix time (seconds) of the clock sysvar that programs read. */
  setClock(slot: number, unixSeconds: number): void {
    this.#svm.setClock(new Clock(BigInt(slot), BigInt(unixSeconds), 0n, 1n, BigInt(unixSeconds)));
  }

  /** The newest slots and their hashes, newest first; lookup tables are created and closed against them. */
  setSlotHashes(hashes: readonly { readonly slot: number; readonly hash: string }[]): void {
    this.#svm.setSlotHashes(hashes.map(({ slot, hash }) => ({ slot: BigInt(slot), hash })));
  }

  /** Executes and commits; signatures are checked. A failed transaction keeps its fee. */
  send(bytes: Uint8Array): VmRun {
    const result = this.#svm.sendVersionedTransaction(bytes);
    return result instanceof FailedTransactionMetadata ? readVmRun(result.meta(), readVmError(result)) : readVmRun(result, null);
  }

  /** Executes without committing. */
  simulate(bytes: Uint8Array, options: { readonly verifySignatures: boolean }): SimulatedRun {
    this.#svm.setSigverify(options.verifySignatures);
    try {
      const result = this.#svm.simulateVersionedTransaction(bytes);
      if (result instanceof FailedTransactionMetadata) return { run: readVmRun(result.meta(), readVmError(result)), after: new Map() };
      return { run: readVmRun(result.meta(), null), after: new Map(result.postAccounts().map((entry) => [bs58.encode(entry.address), readAccount(entry.account())] as const)) };
    } finally {
      this.#svm.setSigverify(true);
    }
  }
}
