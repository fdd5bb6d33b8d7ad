import type { Address } from '../address.ts';
import type { AskedPayment, PrepareResult, SignedCheck } from '../chain.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { RpcPool } from '../rpc/pool.ts';

/** The part of Solana that is loaded when a buyer has picked a wallet: payment-builder.ts. */
export interface PaymentBuilder {
  prepare(pool: RpcPool, terms: PaymentTerms, payer: Address, signal: AbortSignal): Promise<PrepareResult>;
  verifySigned(terms: PaymentTerms, asked: AskedPayment, signed: Uint8Array): SignedCheck;
}
