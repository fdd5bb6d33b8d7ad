import type { Address } from '../address.ts';
import type { PrepareResult } from '../chain.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { PaymentCosts, Preflight, PreparedPayment } from '../preflight-result.ts';
import type { RpcNode } from '../rpc/node.ts';
import { type BlockhashAnswer, getLatestBlockhash, getRecentPrices, simulateTransaction } from '../rpc/preparing.ts';
import type { RpcPool } from '../rpc/pool.ts';
import { asRpcFailure, RpcFailure } from '../rpc/rpc-failure.ts';
import { comparePayment } from '../verify/compare-payment.ts';
import { networkFee } from '../verify/compute-budget.ts';
import { expectedPayment } from '../verify/expected-payment.ts';
import { decodeTransaction } from '../wire/decode-transaction.ts';
import { resolveMessage } from '../wire/resolved-message.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';
import { buildPayment } from './build-payment.ts';
import { checkDestinations } from './check-destinations.ts';
import { checkFunds } from './check-funds.ts';
import { computePrice, computeUnits } from './compute-price.ts';
import { type PaymentAccounts, readPaymentAccounts } from './payment-accounts.ts';

/**
 * Everything between "this wallet, these terms" and a transaction to sign, in two round trips: one that reads accounts, blockhash
 * and prices, one that simulates. Nothing is asked of the wallet unless both went well.
 * @throws AbortError only.
 */
export async function prepare(pool: RpcPool, terms: PaymentTerms, payer: Address, signal: AbortSignal): Promise<PrepareResult> {
  try {
    return await pool.first((node) => prepareAt(node, terms, payer, signal), signal);
  } catch (error) {
    const { kind } = asRpcFailure(error, signal);
    return { tag: kind === 'wrong-network' ? 'wrong-network' : 'unreachable' };
  }
}

/** All from one node, so that the readings fit together. */
async function prepareAt(node: RpcNode, terms: PaymentTerms, payer: Address, signal: AbortSignal): Promise<Preflight> {
  const [accounts, { value: life }, prices] = await Promise.all([
    readPaymentAccounts(node, terms, payer, signal),
    node.ask(getLatestBlockhash(), signal),
    recentPrices(node, terms, payer, signal),
  ]);
  const checked = check(terms, payer, accounts, prices);
  if (checked.tag !== 'payable') return checked;
  const prepared = build(terms, payer, life, checked);
  if (prepared === null) return { tag: 'blocked', block: 'simulation-failed' };
  const { value } = await node.ask(simulateTransaction(prepared.transaction), signal);
  if (value.err === null) return { tag: 'ready', prepared };
  // Something has changed since the accounts were read, or nobody has told us: read once more, and name the reason if there is one now.
  const again = check(terms, payer, await readPaymentAccounts(node, terms, payer, signal), prices);
  return again.tag === 'payable' ? { tag: 'blocked', block: 'simulation-failed' } : again;
}

interface Payable {
  readonly tag: 'payable';
  readonly costs: PaymentCosts;
  readonly balances: PreparedPayment['balances'];
  readonly units: number;
  readonly price: bigint;
}

function check(terms: PaymentTerms, payer: Address, accounts: PaymentAccounts, prices: readonly number[]): Payable | Exclude<Preflight, { tag: 'ready' }> {
  const destinations = checkDestinations(terms, payer, accounts);
  if (!destinations.ok) return { tag: 'blocked', block: destinations.block };
  const units = computeUnits(destinations.opens.length);
  const price = computePrice(prices, units);
  const { costs, balances, shortfalls } = checkFunds(terms, payer, accounts, destinations.opens, networkFee(BigInt(units), price));
  if (shortfalls.length > 0) return { tag: 'short', shortfalls, costs, balances };
  return { tag: 'payable', costs, balances, units, price };
}

function build(terms: PaymentTerms, payer: Address, life: BlockhashAnswer['value'], { costs, balances, units, price }: Payable): PreparedPayment | null {
  const { blockhash, lastValidBlockHeight } = life;
  const transaction = buildPayment(terms, { payer, blockhash, opens: costs.opens, computeUnits: units, computePrice: price });
  // The same judge that will read what the wallet signed. A fault of ours must end here, not in front of the buyer's wallet.
  const differences = comparePayment(expectedPayment(terms, payer, costs.opens, blockhash), resolveMessage(decodeTransaction(transaction).message));
  if (differences.length > 0) return null;
  return { transaction, payer, blockhash, lastValidBlockHeight, costs, balances };
}

/** What recent blocks took for touching the same accounts. A node that does not tell is no reason to stop. */
async function recentPrices(node: RpcNode, { mint, merchantWallet }: PaymentTerms, payer: Address, signal: AbortSignal): Promise<readonly number[]> {
  const wallets = [payer, merchantWallet];
  const writable = mint === 'native' ? wallets : wallets.map((wallet) => tokenAccountAddress(wallet, mint));
  try {
    const prices = await node.ask(getRecentPrices(writable), signal);
    return prices.map(({ prioritizationFee }) => prioritizationFee);
  } catch (error) {
    if (error instanceof RpcFailure) return [];
    throw error;
  }
}
