import * as v from 'valibot';
import { Handoff } from '../../src/contract/handoff.ts';
import { PaymentStatus } from '../../src/contract/payment-status.ts';
import { Product } from '../../src/contract/product.ts';

/** What goes wrong with an API route; the sandbox documents the effects in sandbox/scenarios/fault.ts. */
export interface ApiFault {
  readonly route: 'product' | 'connect' | 'resolve-handoff' | 'broadcast' | 'confirm' | 'payment-status' | 'identity-start' | 'identity-complete' | 'phantom-connect-callback' | 'phantom-message-url' | 'phantom-message-callback' | 'phantom-transaction-url' | 'phantom-transaction-callback' | 'receipt-public' | 'receipt-verify' | 'receipt-keys' | '*';
  readonly times?: number;
  readonly delay_ms?: number;
  readonly effect?: { readonly kind: 'none' | 'status' | 'hang' | 'drop' | 'malformed' | 'lie'; readonly [detail: string]: unknown };
}

/** A product as a merchant creates it; everything but these has a default below. */
export interface NewProduct {
  readonly title: string;
  readonly amount_minor_units: number;
  readonly merchant_wallet: string;
  readonly [more: string]: unknown;
}

/** The sandbox API as a test sees it: the merchant's side, and the strings behind the stage. */
export class SandboxApi {
  readonly url: string;
  readonly #merchantKey: string;

  constructor(url: string, merchantKey: string) {
    this.url = url;
    this.#merchantKey = merchantKey;
  }

  async createProduct(product: NewProduct): Promise<Product> {
    return v.parse(Product, await this.#ask('POST', '/v1/products', { product_type: 'PAYMENT_LINK', delivery_type: 'TEXT', delivery_value: 'the code is 4711', ...product }));
  }

  async updateProduct(id: string, changes: object): Promise<Product> {
    return v.parse(Product, await this.#ask('PATCH', `/v1/products/${id}`, changes));
  }

  /** A personal checkout link. */
  async handoffLink(productId: string, identity: string, more: object = {}): Promise<Handoff> {
    return v.parse(Handoff, await this.#ask('POST', `/v1/products/${productId}/handoff-link`, { identity_value: identity, identity_display: identity, ...more }));
  }

  async paymentStatus(paymentId: string): Promise<PaymentStatus> {
    return v.parse(PaymentStatus, await this.#ask('GET', `/v1/payments/${paymentId}`));
  }

  async fault(fault: ApiFault): Promise<void> {
    await this.#ask('POST', '/sandbox/faults', fault);
  }

  async clearFaults(): Promise<void> {
    await this.#ask('DELETE', '/sandbox/faults');
  }

  /** Moves the end of a session into the past; more than 60 s ago also refuses payments made now. */
  async expirePayment(paymentId: string, endedSecondsAgo = 120): Promise<void> {
    await this.#ask('POST', `/sandbox/payments/${paymentId}/expire`, { ended_seconds_ago: endedSecondsAgo });
  }

  async expireHandoff(token: string): Promise<void> {
    await this.#ask('POST', '/sandbox/handoffs/expire', { handoff_token: token });
  }

  /** Ends an identity session, signed or not. */
  async expireIdentity(sessionId: string): Promise<void> {
    await this.#ask('POST', `/sandbox/identity-sessions/${sessionId}/expire`);
  }

  /** What the next identity challenges say instead of the truth; null: the truth again. */
  async lieInChallenges(lie: 'other-wallet' | 'other-identity' | 'transaction' | 'hidden-text' | null): Promise<void> {
    await this.#ask('POST', '/sandbox/challenge', { lie });
  }

  async planDelivery(slug: string, plan: { readonly outcome: string; readonly error?: string; readonly failures_left?: number | null; readonly invite_seconds?: number }): Promise<void> {
    await this.#ask('POST', `/sandbox/products/${slug}/delivery`, plan);
  }

  /** Hands over what was paid once more, as its seller can. */
  async deliverAgain(paymentId: string): Promise<void> {
    await this.#ask('POST', `/sandbox/payments/${paymentId}/delivery/retry`);
  }

  /** Moves the calendar of memberships and invites ahead; sessions and the chain stay where they are. */
  async passDays(days: number): Promise<void> {
    await this.#ask('POST', '/sandbox/clock', { forward_seconds: days * 86_400 });
  }

  /** Lets Hilt itself sign a receipt that says something else. */
  async forgeReceipt(receiptId: string, changes: object): Promise<void> {
    await this.#ask('POST', `/sandbox/receipts/${receiptId}/forge`, { changes });
  }

  /** Spoils a stored receipt, as somebody would who got into the store without the key. */
  async tamperReceipt(receiptId: string, what: 'content' | 'signature'): Promise<void> {
    await this.#ask('POST', `/sandbox/receipts/${receiptId}/tamper`, { what });
  }

  /** From now on receipts are signed with a new key. */
  async rotateReceiptKey(): Promise<string> {
    return v.parse(v.object({ kid: v.string() }), await this.#ask('POST', '/sandbox/receipt-keys/rotate')).kid;
  }

  async withdrawReceiptKey(kid: string): Promise<void> {
    await this.#ask('POST', '/sandbox/receipt-keys/withdraw', { kid });
  }

  /** While paused, only a buyer's own confirm settles a payment. */
  async pauseWatcher(): Promise<void> {
    await this.#ask('POST', '/sandbox/watcher', { state: 'paused' });
  }

  /** Lets the watcher look now: it follows the chain's clock, settles what has been paid and ends sessions whose time is over. */
  async turnWatcher(): Promise<void> {
    await this.#ask('POST', '/sandbox/watcher/turn', {});
  }

  /** Says for another device that this transaction is meant for the payment; the first to say so holds the claim. */
  async claim(paymentId: string, signature: string, payer: string): Promise<void> {
    await this.#ask('POST', '/v1/pay/broadcast', { payment_id: paymentId, tx_signature: signature, payer_wallet: payer });
  }

  /** Back to an honest API; payments and products stay. */
  async reset(): Promise<void> {
    await this.#ask('POST', '/sandbox/reset');
  }

  /** @throws Error with status and body when the answer is not a success. */
  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { 'x-hilt-key': this.#merchantKey, 'content-type': 'application/json', 'x-sandbox-client': 'e2e-support' };
    const response = await fetch(`${this.url}${path}`, { method, headers, ...init });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return text === '' ? null : JSON.parse(text);
  }
}
