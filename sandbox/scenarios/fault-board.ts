import type { RouteName } from '../api/route-names.ts';
import type { FaultOrder, RequestFault } from './fault.ts';

export type PostedFault = FaultOrder & { readonly id: string; readonly left: number | null };

/** A call as faults see it. */
export interface FaultTarget {
  readonly route: RouteName;
  readonly client: string | null;
  readonly paymentId: string | null;
}

/** The faults now in force, oldest first. One call meets at most one of them. Lost on restart. */
export class FaultBoard {
  readonly #faults = new Map<string, FaultOrder & { left: number | null }>();

  post(id: string, order: FaultOrder): void {
    this.#faults.set(id, { ...order, left: order.times ?? null });
  }

  /** The fault this call meets, or null; counts the call. */
  take({ route, client, paymentId }: FaultTarget): RequestFault | null {
    for (const [id, fault] of this.#faults) {
      if (fault.route !== '*' && fault.route !== route) continue;
      if (fault.client !== undefined && fault.client !== client) continue;
      if (fault.payment_id !== undefined && fault.payment_id !== paymentId) continue;
      if (fault.left !== null) fault.left -= 1;
      if (fault.left === 0) this.#faults.delete(id);
      return fault;
    }
    return null;
  }

  /** True when some fault looks at payment ids, so that bodies must be read for them. */
  get looksAtPayments(): boolean {
    return [...this.#faults.values()].some(({ payment_id: paymentId }) => paymentId !== undefined);
  }

  list(): PostedFault[] {
    return [...this.#faults].map(([id, fault]) => ({ id, ...fault }));
  }

  remove(id: string): boolean {
    return this.#faults.delete(id);
  }

  clear(): void {
    this.#faults.clear();
  }
}
