import type { ChainOp, ChainState } from '../chain-op.ts';

/** Where a chain keeps its life. */
export interface ChainStore {
  /** The last snapshot and the steps after it; null when nothing has been kept yet. Called once, first. */
  load(): { readonly state: ChainState; readonly ops: Iterable<ChainOp> } | null;
  /** Writes one step. When it returns, the step survives the end of this process. */
  append(op: ChainOp): void;
  /** Resolves when all steps written so far survive the end of the machine, too. */
  sync(): Promise<void>;
  /** True when so many steps have gathered that a snapshot pays. */
  readonly wantsSnapshot: boolean;
  snapshot(state: ChainState): void;
  close(): void;
}

/** Keeps nothing: for chains that live and die with a test. */
export function forgetfulStore(): ChainStore {
  return {
    load: () => null,
    append: () => undefined,
    sync: () => Promise.resolve(),
    wantsSnapshot: false,
    snapshot: () => undefined,
    close: () => undefined,
  };
}
