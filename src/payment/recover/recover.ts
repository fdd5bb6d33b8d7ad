import { deliveryWord, hiltWord, type PaymentStatus } from '../../contract/payment-status.ts';
import type { ConfirmAnswer } from '../../contract/pay.ts';
import type { Product } from '../../contract/product.ts';
import { type Address, isAddress, isSignature, type Signature } from '../../solana/address.ts';
import { knownMint } from '../../solana/mints.ts';
import type { TransactionSight } from '../../solana/watch/read-transaction.ts';
import { deliveryOf } from '../delivery.ts';
import { hiltOutage, retryAfterOf, solanaOutage } from '../machine/outage.ts';
import type { HiltFailure, HiltPort, JournalPort } from '../ports.ts';
import type { Session } from '../session.ts';
import { judgeLanded, type PricedSale } from './judge-landed.ts';
import { rememberedSessions } from './own-session.ts';
import type { PayerProof } from './payer-proof.ts';
import type { Clue } from './read-clue.ts';
import type { Reader, Recovery } from './recovery.ts';

export interface RecoverPorts {
  readonly hilt: Pick<HiltPort, 'confirm' | 'status'>;
  readonly journal: Pick<JournalPort, 'open'>;
  readonly transaction: (signature: Signature, signal: AbortSignal) => Promise<TransactionSight>;
  /** Page clock, milliseconds. */
  readonly now: () => number;
}

export type RecoverProduct = Pick<Product, 'slug' | 'amount_minor_units' | 'token_mint' | 'merchant_wallet'>;

/**
 * "I already paid": looks the payment up on Solana, then asks Hilt to record it. Nothing is signed or sent, so it may be repeated.
 * Only Hilt's CONFIRMED makes it paid (money invariant 3).
 * @param proof of a wallet that has signed on this page; counts where the chain says that this wallet paid.
 * @throws AbortError only.
 */
export async function recover(ports: RecoverPorts, product: RecoverProduct, clue: Clue, proof: PayerProof | null, signal: AbortSignal): Promise<Recovery> {
  if (clue.tag === 'signature') return bySignature(ports, product, clue.signature, proof, signal);
  const { paymentId } = clue;
  const answer = await ports.hilt.status(paymentId, signal);
  if (!answer.ok) return isStatus(answer.failure, 404) ? { tag: 'unknown-payment', paymentId } : unavailable(ports, null, answer.failure);
  const { tx_signature: named } = answer.value;
  if (named !== null && isSignature(named)) {
    const found = await bySignature(ports, product, named, proof, signal);
    // Hilt's word stands, even while Solana or confirm cannot be asked.
    return found.tag === 'unavailable' && hiltWord(answer.value.status) === 'confirmed' ? paidByStatus(answer.value, named) : found;
  }
  return hiltWord(answer.value.status) === 'confirmed' ? paidByStatus(answer.value, null) : { tag: 'no-transaction', paymentId };
}

async function bySignature(ports: RecoverPorts, product: RecoverProduct, signature: Signature, proof: PayerProof | null, signal: AbortSignal): Promise<Recovery> {
  const [sight, sessions] = await Promise.all([ports.transaction(signature, signal), rememberedSessions(ports.journal, product.slug)]);
  switch (sight.tag) {
    case 'unreachable':
      return { tag: 'unavailable', signature, outage: solanaOutage('down', null) };
    case 'wrong-network':
      return { tag: 'unavailable', signature, outage: solanaOutage('wrong-network', null) };
    case 'absent':
      return { tag: 'not-found', signature, witnesses: sight.witnesses };
    case 'underway':
      return { tag: 'underway', signature };
    case 'failed':
      return { tag: 'failed', signature, final: sight.final, fee: sight.fee };
    case 'landed': {
      const sale = saleOf(product);
      if (sale === null) return { tag: 'unavailable', signature, outage: hiltOutage({ kind: 'not-understood' }, null) };
      const verdict = judgeLanded(sale, sessions, signature, sight.copies);
      if (verdict.tag === 'not-understood') return { tag: 'unavailable', signature, outage: solanaOutage('not-understood', null) };
      if (verdict.tag !== 'may-pay') return verdict;
      const { payer, spent, own } = verdict;
      if (payer === null) return { tag: 'unrecorded', signature, payer, spent, refusal: null };
      return confirmed(ports, product, { signature, payer, spent, own, proof: proof?.wallet === payer ? proof : null }, signal);
    }
    default:
      return sight satisfies never;
  }
}

function saleOf({ token_mint, merchant_wallet, amount_minor_units: price }: RecoverProduct): PricedSale | null {
  const mint = token_mint === null ? null : knownMint(token_mint);
  return mint === null || !isAddress(merchant_wallet) ? null : { merchantWallet: merchant_wallet, mint: mint.mint, price };
}

interface Landed {
  readonly signature: Signature;
  readonly payer: Address;
  readonly spent: Extract<Recovery, { tag: 'unrecorded' }>['spent'];
  readonly own: Session | null;
  /** Of the paying wallet; null where it has not signed here. */
  readonly proof: PayerProof | null;
}

/** Without the payment id Hilt finds the session by the transaction itself; only the device that opened the session may name it. */
async function confirmed({ hilt, now }: RecoverPorts, { slug }: RecoverProduct, { signature, payer, spent, own, proof }: Landed, signal: AbortSignal): Promise<Recovery> {
  const who = { ...(own === null ? {} : { payment_id: own.terms.paymentId }), ...(proof === null ? {} : { identity_session_id: proof.sessionId }) };
  const answer = await hilt.confirm({ slug, tx_signature: signature, payer_wallet: payer, ...who }, signal);
  if (answer.ok) {
    const word = hiltWord(answer.value.status);
    const reader: Reader = own !== null ? 'device' : proof !== null ? 'payer' : 'stranger';
    if (word === 'confirmed') return paidByConfirm(answer.value, signature, payer, reader, now());
    return word === 'pending' ? { tag: 'underway', signature } : { tag: 'unrecorded', signature, payer, spent, refusal: null };
  }
  const { failure } = answer;
  if (failure.kind !== 'status' || failure.status === 429 || failure.status >= 500) return unavailable({ now }, signature, failure);
  const { status, code } = failure;
  if (status === 408) return { tag: 'underway', signature };
  if (code !== null && OTHER_PAYMENT.has(code)) return { tag: 'other-payment', signature, payer };
  return { tag: 'unrecorded', signature, payer, spent, refusal: { status, code } };
}

/** Codes that say the money counts, but for something else. Codes are not part of the published contract; without one it is "not recorded". */
const OTHER_PAYMENT = new Set(['product_mismatch', 'signature_used']);

function paidByConfirm(answer: ConfirmAnswer, signature: Signature, payer: Address, reader: Reader, now: number): Recovery {
  const told = deliveryOf(answer, null, now);
  const delivery = reader === 'stranger' ? { ...told, value: null } : told;
  return { tag: 'paid', reader, signature, payer, paymentId: answer.payment_id, amount: answer.amount_minor_units, delivery, receiptId: answer.receipt_id };
}

function paidByStatus({ id, delivery_status, receipt_id, amount_minor_units: amount }: PaymentStatus, signature: Signature | null): Recovery {
  return { tag: 'paid', reader: 'stranger', signature, payer: null, paymentId: id, amount, delivery: { type: 'UNKNOWN', value: null, word: deliveryWord(delivery_status), membershipUntil: null }, receiptId: receipt_id };
}

function unavailable({ now }: Pick<RecoverPorts, 'now'>, signature: Signature | null, failure: HiltFailure): Recovery {
  const wait = retryAfterOf(failure);
  return { tag: 'unavailable', signature, outage: hiltOutage(failure, wait === null ? null : now() + wait) };
}

function isStatus(failure: HiltFailure, status: number): boolean {
  return failure.kind === 'status' && failure.status === status;
}
