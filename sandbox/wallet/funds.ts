import { isAddress, type Address } from '../../src/solana/address.ts';
import { USDC_MINT } from '../../src/solana/mints.ts';
import type { Rpc } from './rpc.ts';

/** What the account holds, in base units. */
export interface Holdings {
  readonly lamports: bigint;
  readonly usdc: bigint;
}

/** What the faucet gives at once: enough for many purchases and their fees. */
export const FAUCET_LAMPORTS = 2_000_000_000;
export const FAUCET_USDC = 500_000_000;

/** Reads the account at confirmed. @throws RpcError, or TypeError when the chain cannot be reached. */
export async function readHoldings(rpc: Rpc, owner: Address): Promise<Holdings> {
  const [balance, accounts] = await Promise.all([
    rpc('getBalance', [owner, { commitment: 'confirmed' }]),
    rpc('getTokenAccountsByOwner', [owner, { mint: USDC_MINT }, { commitment: 'confirmed', encoding: 'jsonParsed' }]),
  ]);
  const lamports = field(balance, 'value');
  const list = field(accounts, 'value');
  const usdc = (Array.isArray(list) ? list : []).reduce((sum: bigint, account) => sum + tokenAmount(account), 0n);
  return { lamports: typeof lamports === 'number' ? BigInt(lamports) : 0n, usdc };
}

/** Asks the sandbox chain's faucet for play money, which is there when this resolves. @throws RpcError, or TypeError when the chain cannot be reached. */
export async function fund(rpc: Rpc, owner: Address): Promise<void> {
  await Promise.all([rpc('sandbox_fundSol', [{ owner, lamports: FAUCET_LAMPORTS }]), rpc('sandbox_fundUsdc', [{ owner, amount: FAUCET_USDC }])]);
}

/** Whose token account this is, or null when the chain cannot say. Never rejects: it only makes the sheet easier to read. */
export async function readOwner(rpc: Rpc, tokenAccount: Address): Promise<Address | null> {
  try {
    const owner = ['value', 'data', 'parsed', 'info', 'owner'].reduce(field, await rpc('getAccountInfo', [tokenAccount, { commitment: 'confirmed', encoding: 'jsonParsed' }]));
    return typeof owner === 'string' && isAddress(owner) ? owner : null;
  } catch {
    return null;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function tokenAmount(account: unknown): bigint {
  const path = ['account', 'data', 'parsed', 'info', 'tokenAmount', 'amount'];
  const amount = path.reduce(field, account);
  return typeof amount === 'string' && /^\d+$/.test(amount) ? BigInt(amount) : 0n;
}
