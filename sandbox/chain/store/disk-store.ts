import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { TransactionRecord } from '../bank/transaction-record.ts';
import type { ChainOp, ChainState } from '../chain-op.ts';
import { AppendFile } from './append-file.ts';
import type { ChainStore } from './chain-store.ts';
import { decodeFrames, encodeFrame } from './frames.ts';
import { type KeptState, isKeptOp, isKeptRecord, isKeptState } from './kept.ts';

/** A snapshot is taken after this many bytes of steps: some hours of idle slots, or about two thousand transactions, which replay in a second or two. */
const SNAPSHOT_AFTER_BYTES = 1_000_000;

const GENERATION_FILE = /^(state|steps)-(\d+)\.bin$/;

function writeDurably(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, 'w', 0o600);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(fd, bytes, written);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function syncDirectory(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/**
 * A chain's life in a directory:
 *   `state-N.bin`  snapshot N, complete as soon as it has this name
 *   `steps-N.bin`  every step after snapshot N
 *   `ledger.bin`   all transactions that some snapshot has seen, so that snapshots need not repeat them
 * A kill at any point leaves either snapshot N with its steps, or snapshot N+1 with none yet.
 */
export class DiskStore implements ChainStore {
  readonly #directory: string;
  readonly #snapshotAfterBytes: number;
  #generation = 0;
  #steps: AppendFile | null = null;
  #ledger: AppendFile | null = null;
  #ledgerRecords = 0;

  /** @param snapshotAfterBytes how large the steps may grow before a new snapshot replaces them. */
  constructor(directory: string, snapshotAfterBytes: number = SNAPSHOT_AFTER_BYTES) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.#directory = directory;
    this.#snapshotAfterBytes = snapshotAfterBytes;
  }

  load(): { readonly state: ChainState; readonly ops: Iterable<ChainOp> } | null {
    const generations = readdirSync(this.#directory).flatMap((name) => {
      const [, kind, generation] = GENERATION_FILE.exec(name) ?? [];
      return kind === 'state' ? [Number(generation)] : [];
    });
    if (generations.length === 0) {
      this.#ledger = AppendFile.open(this.#path('ledger.bin'), 0).file;
      return null;
    }
    this.#generation = Math.max(...generations);
    const [kept] = decodeFrames(readFileSync(this.#path(`state-${this.#generation}.bin`))).values;
    if (!isKeptState(kept)) throw new Error(`state-${this.#generation}.bin is not a snapshot of this version`);
    const ledger = AppendFile.open(this.#path('ledger.bin'), kept.ledger.bytes);
    const records = ledger.frames.values.filter((value): value is TransactionRecord => isKeptRecord(value));
    if (records.length !== kept.ledger.records) throw new Error('ledger.bin is shorter than the snapshot says');
    this.#ledger = ledger.file;
    this.#ledgerRecords = records.length;
    const steps = AppendFile.open(this.#path(`steps-${this.#generation}.bin`));
    this.#steps = steps.file;
    const ops = steps.frames.values.filter((value): value is ChainOp => isKeptOp(value));
    return { state: { bank: { ...kept.bank, records }, shiftMs: kept.shiftMs, held: kept.held }, ops };
  }

  append(op: ChainOp): void {
    if (this.#steps === null) throw new Error('append before the first snapshot');
    this.#steps.append(op);
  }

  sync(): Promise<void> {
    return this.#steps?.sync() ?? Promise.resolve();
  }

  get wantsSnapshot(): boolean {
    return (this.#steps?.length ?? 0) > this.#snapshotAfterBytes;
  }

  snapshot(state: ChainState): void {
    if (this.#ledger === null) throw new Error('snapshot before load');
    const { records, ...bank } = state.bank;
    let count = 0;
    for (const record of records) {
      count += 1;
      if (count > this.#ledgerRecords) this.#ledger.append(record);
    }
    this.#ledgerRecords = count;
    this.#ledger.syncNow();
    const next = this.#generation + 1;
    const kept: KeptState = { bank, shiftMs: state.shiftMs, held: state.held, ledger: { records: count, bytes: this.#ledger.length } };
    const unfinished = this.#path('state.unfinished');
    writeDurably(unfinished, encodeFrame(kept));
    renameSync(unfinished, this.#path(`state-${next}.bin`));
    syncDirectory(this.#directory);
    // From here on the new snapshot counts.
    const previous = this.#steps;
    this.#steps = AppendFile.open(this.#path(`steps-${next}.bin`)).file;
    void previous?.close();
    this.#generation = next;
    this.#removeOthers();
  }

  close(): void {
    void this.#steps?.close();
    void this.#ledger?.close();
    this.#steps = null;
    this.#ledger = null;
  }

  /** Removes all generations but the present one, those a kill has left behind included. */
  #removeOthers(): void {
    for (const name of readdirSync(this.#directory)) {
      const generation = GENERATION_FILE.exec(name)?.[2];
      if (generation !== undefined && Number(generation) !== this.#generation) rmSync(this.#path(name), { force: true });
    }
  }

  #path(name: string): string {
    return join(this.#directory, name);
  }
}
