import { HttpStatusFailure, isApiFailure } from '../../src/api/failures.ts';
import { getPayment } from '../../src/api/get-payment.ts';
import type { HiltHttp } from '../../src/api/http.ts';
import { hiltWord } from '../../src/contract/payment-status.ts';
import { amountText } from '../../src/money/format-amount.ts';
import type { Address } from '../../src/solana/address.ts';
import type { Chain } from '../../src/solana/chain.ts';
import type { PreflightBlock, Shortfall } from '../../src/solana/preflight-result.ts';
import type { HandedOut } from './handed-out.ts';
import type { Refusal } from './refusal.ts';
import type { SignedTerms } from './signed-terms.ts';

export type TransactionAnswer = { readonly ok: true; readonly transaction: Uint8Array } | { readonly ok: false; readonly refusal: Refusal };

export interface GivePorts {
  readonly http: HiltHttp;
  readonly chain: Chain;
  readonly handedOut: HandedOut;
}

/** With less time left than this no signature is asked for any more (money invariant 10): it might land after the session's end. */
const SIGNING_MARGIN_MS = 120_000;

/**
 * Builds the payment for a wallet that scanned the code, with the very builder the page uses, after making sure as far as anyone can
 * that it is not paid twice: Hilt must know of no payment, the reference key must show none, no other wallet may hold it.
 * Whoever cannot be asked stops it: handing out a second payment blindly is worse than asking the buyer to try again.
 * @throws the signal's reason when the time is up.
 */
export async function giveTransaction(ports: GivePorts, signed: SignedTerms, account: Address, signal: AbortSignal): Promise<TransactionAnswer> {
  const [hilt, time, scan] = await Promise.all([askHilt(ports.http, signed.terms.paymentId, signal), ports.chain.time(signal), ports.chain.scan(signed.terms, signal)]);
  if (hilt !== null) return refuse(hilt);
  if (scan.tag === 'unreachable' || time.tag !== 'read') return refuse({ code: 'solana-unreachable' });
  if (scan.payments.length > 0) return refuse({ code: 'paid-on-chain' });
  if (time.blockTimeMs > signed.expiresAt - SIGNING_MARGIN_MS) return refuse({ code: 'expired' });

  const waitMs = ports.handedOut.heldFor(signed.terms.paymentId, account);
  if (waitMs > 0) return refuse({ code: 'other-wallet', waitMs });

  const prepared = await ports.chain.prepare(signed.terms, account, signal);
  switch (prepared.tag) {
    case 'ready':
      // Again, now at once: two wallets may have come this far side by side.
      return handOut(ports.handedOut, signed.terms.paymentId, account, prepared.prepared.transaction);
    case 'short':
      return refuse({ code: 'short', missing: prepared.shortfalls.map(missing).join(' and ') });
    case 'blocked':
      return refuse({ code: whose(prepared.block) });
    case 'unreachable':
    case 'wrong-network':
      return refuse({ code: 'solana-unreachable' });
    default:
      return prepared satisfies never;
  }
}

function handOut(handedOut: HandedOut, paymentId: string, account: Address, transaction: Uint8Array): TransactionAnswer {
  const waitMs = handedOut.heldFor(paymentId, account);
  if (waitMs > 0) return refuse({ code: 'other-wallet', waitMs });
  handedOut.note(paymentId, account);
  return { ok: true, transaction };
}

/** What Hilt has against a further payment; null when nothing. */
async function askHilt(http: HiltHttp, paymentId: string, signal: AbortSignal): Promise<Refusal | null> {
  try {
    const status = await getPayment(http, paymentId, signal);
    const word = hiltWord(status.status);
    if (word === 'confirmed') return { code: 'paid' };
    if (word === 'failed') return { code: 'ended' };
    return status.tx_signature === null ? null : { code: 'on-its-way' };
  } catch (error) {
    if (!isApiFailure(error)) throw error;
    return { code: error instanceof HttpStatusFailure && [404, 410].includes(error.status) ? 'ended' : 'hilt-unreachable' };
  }
}

function missing({ missing: units, symbol, decimals }: Shortfall): string {
  return `${amountText(units, decimals)} ${symbol}`;
}

/** Whose side the obstacle is on: another wallet may help, or nothing the buyer does will. */
function whose(block: PreflightBlock): 'wallet-cannot-pay' | 'seller-cannot-be-paid' | 'solana-unreachable' {
  switch (block) {
    case 'payer-is-seller':
    case 'payer-is-fee-wallet':
    case 'payer-is-not-a-wallet':
    case 'buyer-account-frozen':
    case 'simulation-failed':
      return 'wallet-cannot-pay';
    case 'seller-is-not-a-wallet':
    case 'fee-wallet-is-not-a-wallet':
    case 'seller-account-unusable':
    case 'fee-account-unusable':
    case 'mint-mismatch':
    case 'token-2022':
      return 'seller-cannot-be-paid';
    case 'wrong-network':
      return 'solana-unreachable';
    default:
      return block satisfies never;
  }
}

function refuse(refusal: Refusal): TransactionAnswer {
  return { ok: false, refusal };
}
