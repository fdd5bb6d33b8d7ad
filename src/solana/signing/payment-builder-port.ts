import type { Address } from '../address.ts';
import type { PrepareResult, SignedCheck } from '../chain.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { PreparedPayment } from '../preflight-result.ts';
import type { RpcPool } from '../rpc/pool.ts';

/** The part of Solana that is loaded when a buyer has picked a wallet: payment-builder.ts. */
export interface PaymentBuilder {
  prepare(pool: RpcPool, terms: PaymentTerms, payer: Address, signal: AbortSignal): Promise<PrepareResult>;
  verifySigned(terms: PaymentTerms, prepared: PreparedPayment, signed: Uint8Array): SignedCheck;
}
