import * as v from 'valibot';
import { receivingAccount } from '../settlement/assets.ts';
import type { JsonRpc } from '../settlement/json-rpc.ts';
import { USDC_MINT } from '../../src/solana/mints.ts';
import { SELLERS } from './products.ts';
import { FEE_WALLET } from './wallets.ts';

const ONE_SOL = 1_000_000_000;
/** What seeded USDC accounts start with: 100 USDC, as if something had been sold before. */
const OPENING_USDC = 100_000_000;

/** Wallets that already have a USDC account. The lantern seller has none. */
const WITH_ACCOUNT: readonly string[] = [SELLERS.tidewater, SELLERS.ferry, SELLERS.sextant, SELLERS.keeper, FEE_WALLET];

/**
 * Gives sellers and fee wallet their SOL and USDC accounts on a new chain; leaves alone what exists, so that a restart adds no money.
 * @throws ChainUnreachable
 */
export async function seedChain(rpc: JsonRpc): Promise<void> {
  for (const owner of [...Object.values(SELLERS), FEE_WALLET]) {
    if (!(await exists(rpc, owner))) await rpc('sandbox_fundSol', [{ owner, lamports: ONE_SOL }]);
  }
  for (const owner of WITH_ACCOUNT) {
    if (!(await exists(rpc, receivingAccount(owner, USDC_MINT)))) await rpc('sandbox_fundUsdc', [{ owner, amount: OPENING_USDC }]);
  }
}

async function exists(rpc: JsonRpc, address: string): Promise<boolean> {
  const answer = await rpc('getAccountInfo', [address, { commitment: 'confirmed', encoding: 'base64' }]);
  return v.parse(v.looseObject({ value: v.nullable(v.unknown()) }), answer).value !== null;
}
