import type { DELIVERY_STATUSES } from '../db/payments.ts';

/** How handing over access shall go. */
export interface DeliveryPlan {
  readonly outcome: (typeof DELIVERY_STATUSES)[number];
  /** Text for `delivery_error` when the outcome is FAILED. */
  readonly error: string | null;
  /** How many more tries end in `outcome` before one succeeds; null: no try is made by itself. Not used for SENT. */
  readonly failuresLeft: number | null;
  /** How long a chat invite of the first try works; a day when absent. */
  readonly inviteLifeMs?: number;
}

const WORKS: DeliveryPlan = { outcome: 'SENT', error: null, failuresLeft: null };

/** Planned outcomes of deliveries; a plan for one payment goes before one for its product. Lost on restart, like every scenario. */
export class DeliveryPlans {
  readonly #byPayment = new Map<string, DeliveryPlan>();
  readonly #bySlug = new Map<string, DeliveryPlan>();

  setForPayment(paymentId: string, plan: DeliveryPlan): void {
    this.#byPayment.set(paymentId, plan);
  }

  setForProduct(slug: string, plan: DeliveryPlan): void {
    this.#bySlug.set(slug, plan);
  }

  planFor(paymentId: string, slug: string): DeliveryPlan {
    return this.#byPayment.get(paymentId) ?? this.#bySlug.get(slug) ?? WORKS;
  }

  clear(): void {
    this.#byPayment.clear();
    this.#bySlug.clear();
  }
}
