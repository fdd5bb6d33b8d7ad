import { createHash } from 'node:crypto';
import bs58 from 'bs58';
import type { TransactionError } from '../vm/transaction-error.ts';
import type { VmAccount } from '../vm/vm-account.ts';
import { type SimulatedRun, Vm } from '../vm/vm.ts';
import { refusedRun } from '../vm/vm-run.ts';
import { type LookupResult, resolveLookups } from '../wire/lookup-table.ts';
import { type LoadedKeys, type WireTransaction, allKeys, isWritable } from '../wire/message.ts';
import { AccountHistory } from './account-history.ts';
import { readBalances } from './balances.ts';
import type { BankState } from './bank-state.ts';
import type { Commitment, Settling } from './commitment.ts';
import { Ledger } from './ledger.ts';
import { memoField } from './memo.ts';
import { MAX_BLOCKHASH_AGE, Slots } from './slots.ts';
import type { TransactionRecord } from './transaction-record.ts';

/** A transaction may lock this many accounts. */
const MAX_ACCOUNT_LOCKS = 64;
/** How many slot hashes programs can see. */
const SLOT_HASHES = 512;

export type ExecuteResult = { readonly tag: 'executed'; readonly record: TransactionRecord } | { readonly tag: 'refused'; readonly err: TransactionError };

/** Which blockhashes count: known at that commitment, and at most this many blocks old there. */
export interface BlockhashRule {
  readonly from: Commitment;
  readonly maxAge: number;
}

function messageHashOf(transaction: WireTransaction): string {
  return bs58.encode(createHash('sha256').update(transaction.messageBytes).digest());
}

/** The chain's state: accounts, blocks and executed transactions, and the rules that decide whether a transaction may run. */
export class Bank {
  readonly slots: Slots;
  readonly ledger: Ledger;
  readonly #vm: Vm;
  readonly #history: AccountHistory;
  #slotHashesStale = true;

  constructor(state: BankState, settling: Settling) {
    this.#vm = new Vm(state.vm);
    this.slots = new Slots(state.slots, settling);
    this.#history = new AccountHistory(state.history);
    this.ledger = new Ledger(state.records);
    this.#vm.setClock(this.slots.newest.slot, this.slots.newest.time);
  }

  /** A snapshot that the constructor takes. */
  get state(): BankState {
    return { vm: this.#vm.snapshot(), slots: this.slots.state, history: this.#history.state, records: this.ledger.since(0) };
  }

  account(address: string, commitment: Commitment): VmAccount | null {
    return this.#history.asOf(address, this.slots.at(commitment).slot, () => this.#vm.account(address));
  }

  programAccounts(program: string, commitment: Commitment): readonly (readonly [string, VmAccount])[] {
    const newest = new Map(this.#vm.programAccounts(program));
    const addresses = new Set([...newest.keys(), ...this.#history.addresses()]);
    return [...addresses].flatMap((address) => {
      const account = this.account(address, commitment);
      return account === null || account.owner !== program ? [] : [[address, account] as const];
    });
  }

  rentExemptMinimum(bytes: number): bigint {
    return this.#vm.rentExemptMinimum(bytes);
  }

  /** Produces one block per entry of `times` (unix seconds). */
  advance(times: readonly number[]): void {
    this.slots.advance(times);
    this.#vm.setClock(this.slots.newest.slot, this.slots.newest.time);
    this.#history.prune(this.slots.at('finalized').slot);
    this.#slotHashesStale = true;
  }

  /** Writes an account past all rules; it holds at every commitment at once. Null removes it. */
  setAccount(address: string, account: VmAccount | null): void {
    this.#vm.setAccount(address, account);
    this.#history.forget(address);
  }

  /**
   * Runs a transaction on the newest state without keeping anything. With `blockhashFrom`, its blockhash must be known and
   * young enough as seen from that commitment; null skips the check. Account state is the newest at every commitment: the VM
   * cannot run on an older one, so a simulation at `finalized` sees a little more than a cluster's would.
   */
  simulate(transaction: WireTransaction, loaded: LoadedKeys, options: { readonly verifySignatures: boolean; readonly blockhash: BlockhashRule | null }): SimulatedRun {
    const refused = (err: TransactionError): SimulatedRun => ({ run: refusedRun(err), after: new Map() });
    const locks = this.#lockError(transaction, loaded);
    if (locks !== null) return refused(locks);
    this.#refreshSlotHashes();
    const simulated = this.#vm.simulate(transaction.bytes, { verifySignatures: options.verifySignatures });
    // A node checks signatures before anything else, so a wrong one is told even of a transaction that has expired.
    if (simulated.run.err === 'SignatureFailure') return simulated;
    const life = options.blockhash === null ? null : this.#lifeError(transaction, options.blockhash);
    return life === null ? simulated : refused(life);
  }

  /** The keys a transaction takes from lookup tables, as they stand now. */
  lookups(transaction: WireTransaction): LookupResult {
    return resolveLookups(transaction.message, (address) => this.#vm.account(address));
  }

  /** Executes a transaction in the newest block, if it may run at all. One that fails while running is executed: it pays its fee and is recorded. */
  execute(transaction: WireTransaction): ExecuteResult {
    const lookups = this.lookups(transaction);
    if (!lookups.ok) return { tag: 'refused', err: lookups.error };
    const { loaded } = lookups;
    const err = this.#lifeError(transaction, { from: 'processed', maxAge: MAX_BLOCKHASH_AGE }) ?? this.#lockError(transaction, loaded);
    if (err !== null) return { tag: 'refused', err };
    const [signature] = transaction.signatures;
    if (signature === undefined) return { tag: 'refused', err: 'MissingSignatureForFee' };
    this.#refreshSlotHashes();
    const { message } = transaction;
    const keys = allKeys(message, loaded);
    const read = (address: string): VmAccount | null => this.#vm.account(address);
    const before = new Map(keys.filter((_, index) => isWritable(message, loaded, index)).map((key) => [key, read(key)] as const));
    const pre = readBalances(keys, read);
    const run = this.#vm.send(transaction.bytes);
    if (!run.executed) return { tag: 'refused', err: run.err ?? 'SanitizeFailure' };
    const { slot, time } = this.slots.newest;
    for (const [address, account] of before) this.#history.changed(address, slot, account);
    const post = readBalances(keys, read);
    const total = (lamports: readonly bigint[]): bigint => lamports.reduce((sum, balance) => sum + balance, 0n);
    const record: TransactionRecord = {
      signature,
      messageHash: messageHashOf(transaction),
      slot,
      blockTime: time,
      bytes: transaction.bytes,
      loaded,
      err: run.err,
      // Instructions only move lamports between the transaction's own accounts, so what is missing afterwards is the fee.
      fee: total(pre.lamports) - total(post.lamports),
      preBalances: pre.lamports,
      postBalances: post.lamports,
      preTokenBalances: pre.tokens,
      postTokenBalances: post.tokens,
      logs: run.logs,
      inner: run.inner,
      computeUnits: run.computeUnits,
      returnData: run.returnData,
      memo: memoField(message),
    };
    this.ledger.add(record);
    return { tag: 'executed', record };
  }

  /** The record of this transaction, or of the same message under another valid signature, as far as `commitment` has come. */
  processedBy(transaction: WireTransaction, commitment: Commitment): boolean {
    const record = this.ledger.find(transaction.signatures[0] ?? '', messageHashOf(transaction));
    return record !== null && record.slot <= this.slots.at(commitment).slot;
  }

  #lifeError(transaction: WireTransaction, rule: BlockhashRule): TransactionError | null {
    const age = this.slots.blockhashAge(transaction.message.recentBlockhash, rule.from);
    if (age === null || age > rule.maxAge) return 'BlockhashNotFound';
    return this.processedBy(transaction, 'processed') ? 'AlreadyProcessed' : null;
  }

  #lockError({ message }: WireTransaction, loaded: LoadedKeys): TransactionError | null {
    const keys = allKeys(message, loaded);
    if (new Set(keys).size < keys.length) return 'AccountLoadedTwice';
    return keys.length > MAX_ACCOUNT_LOCKS ? 'TooManyAccountLocks' : null;
  }

  #refreshSlotHashes(): void {
    if (!this.#slotHashesStale) return;
    this.#vm.setSlotHashes(this.slots.recent(SLOT_HASHES).map((block) => ({ slot: block.slot, hash: block.blockhash })));
    this.#slotHashesStale = false;
  }
}
