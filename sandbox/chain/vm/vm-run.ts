import bs58 from 'bs58';
import type { TransactionMetadata } from 'litesvm/dist/internal.js';
import type { TransactionError } from './transaction-error.ts';

/** One instruction called by another program. Indexes point into the transaction's keys. */
export interface InnerCall {
  readonly programIdIndex: number;
  readonly accounts: readonly number[];
  readonly data: Uint8Array;
  /** 2 for a call from a top-level instruction, 3 for a call from that one, … */
  readonly stackHeight: number;
}

/** What happened when a transaction ran, or was about to. */
export interface VmRun {
  /** False when the runtime refused it before the first instruction: no fee, no trace, it may be sent again. */
  readonly executed: boolean;
  readonly err: TransactionError | null;
  readonly logs: readonly string[];
  /** One list per top-level instruction. */
  readonly inner: readonly (readonly InnerCall[])[];
  readonly computeUnits: bigint;
  readonly returnData: { readonly programId: string; readonly data: Uint8Array } | null;
}

/** A run that the runtime, or we in its place, refused before execution. */
export function refusedRun(err: TransactionError): VmRun {
  return { executed: false, err, logs: [], inner: [], computeUnits: 0n, returnData: null };
}

/** The VM's metadata object as plain data. */
export function readVmRun(meta: TransactionMetadata, err: TransactionError | null): VmRun {
  const returned = meta.returnData();
  const data = returned.data();
  return {
    // The VM fills in the signature only once it has charged the fee.
    executed: err === null || meta.signature().some((byte) => byte !== 0),
    err,
    logs: meta.logs(),
    inner: meta.innerInstructions().map((calls) =>
      calls.map((call) => {
        const instruction = call.instruction();
        return { programIdIndex: instruction.programIdIndex(), accounts: [...instruction.accounts()], data: Uint8Array.from(instruction.data()), stackHeight: call.stackHeight() };
      }),
    ),
    computeUnits: meta.computeUnitsConsumed(),
    returnData: data.length === 0 ? null : { programId: bs58.encode(returned.programId()), data: Uint8Array.from(data) },
  };
}
