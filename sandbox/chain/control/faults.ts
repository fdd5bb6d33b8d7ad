import type { Json } from '../rpc/json.ts';

/** How a call goes wrong. */
export type FaultEffect =
  /** A JSON-RPC error. */
  | { readonly tag: 'error'; readonly code: number; readonly message: string; readonly data: Json | undefined }
  /** The whole HTTP answer has this status and no JSON. */
  | { readonly tag: 'http'; readonly status: number }
  /** No answer until the faults are cleared; then the true one. */
  | { readonly tag: 'hang' }
  /** The true answer, this many milliseconds late. */
  | { readonly tag: 'slow'; readonly milliseconds: number }
  /** A made-up result in place of the true one. */
  | { readonly tag: 'result'; readonly value: Json };

export interface Fault {
  /** RPC method name, or `*` for every method but the sandbox's own. */
  readonly method: string;
  /** Only calls whose parameters contain this text; null for all. Keeps parallel tests out of each other's way. */
  readonly matching: string | null;
  /** How many more calls go wrong; null until cleared. */
  readonly remaining: number | null;
  readonly effect: FaultEffect;
}

/** Prefix of the sandbox's own methods; faults never touch them, or nobody could clear the faults. */
export const CONTROL_PREFIX = 'sandbox_';

function matches(fault: Fault, method: string, paramsText: string): boolean {
  if (method.startsWith(CONTROL_PREFIX)) return false;
  if (fault.method !== '*' && fault.method !== method) return false;
  return fault.matching === null || paramsText.includes(fault.matching);
}

/** Scenario faults for RPC calls. The oldest matching fault decides. */
export class Faults {
  #faults: readonly Fault[] = [];
  #releases: (() => void)[] = [];

  add(fault: Fault): void {
    this.#faults = [...this.#faults, fault];
  }

  /** Ends the faults of one method, or all of them, and lets hanging calls go on. */
  clear(method: string | null): void {
    this.#faults = method === null ? [] : this.#faults.filter((fault) => fault.method !== method);
    const releases = this.#releases;
    this.#releases = [];
    for (const release of releases) release();
  }

  /** Resolves at the next clear. */
  cleared(): Promise<void> {
    return new Promise((resolve) => {
      this.#releases.push(resolve);
    });
  }

  /** What goes wrong with this call, using up one count; null when nothing does. */
  take(method: string, paramsText: string): FaultEffect | null {
    const fault = this.#faults.find((candidate) => matches(candidate, method, paramsText));
    if (fault === undefined) return null;
    const { remaining } = fault;
    if (remaining !== null) this.#faults = this.#faults.flatMap((other) => (other !== fault ? [other] : remaining > 1 ? [{ ...fault, remaining: remaining - 1 }] : []));
    return fault.effect;
  }
}
