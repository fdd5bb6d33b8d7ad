import type { Chain, ChainTime, PrepareResult, ReferenceScan } from '../../src/solana/chain.ts';
import type { Address } from '../../src/solana/address.ts';
import type { PaymentTerms } from '../../src/solana/payment-terms.ts';
import { baseUnits } from '../../src/money/base-units.ts';
import { buildPayment } from '../../src/solana/signing/build-payment.ts';
import { testBlockhash } from '../../src/testing/solana-keys.ts';

const witnesses = { asked: 1, answered: 1, at: 0 };
const life = { blockhash: testBlockhash('fake chain'), lastValidBlockHeight: 150 };

export interface FakeChain extends Chain {
  /** What the chain says next; a test changes them. */
  scanned: ReferenceScan;
  clock: ChainTime;
  prepared: (terms: PaymentTerms, payer: Address) => PrepareResult | Promise<PrepareResult>;
  /** Who asked for a transaction. */
  readonly payers: Address[];
}

/** A chain that says what a test wants. Transactions are really built; nothing is sent: an edge that tries fails the test. */
export function fakeChain(): FakeChain {
  const never = (): never => {
    throw new Error('an edge neither signs nor sends');
  };
  const chain: FakeChain = {
    scanned: { tag: 'read', payments: [], mispaid: [], witnesses },
    clock: { tag: 'read', blockTimeMs: Date.now(), blockHeight: 1 },
    prepared: ready,
    payers: [],
    prepare: async (terms, payer) => {
      chain.payers.push(payer);
      return chain.prepared(terms, payer);
    },
    scan: () => Promise.resolve(chain.scanned),
    time: () => Promise.resolve(chain.clock),
    verifySigned: never,
    send: never,
    look: never,
    transferRequest: never,
  };
  return chain;
}

export function ready(terms: PaymentTerms, payer: Address): PrepareResult {
  const transaction = buildPayment(terms, { payer, blockhash: life.blockhash, opens: [], computeUnits: 60_000, computePrice: 1n });
  return { tag: 'ready', prepared: { transaction, payer, ...life, costs: { networkFee: baseUnits(5_000n), rent: baseUnits(0n), opens: [] }, balances: { token: baseUnits(1n), lamports: baseUnits(1n) } } };
}
