import bs58 from 'bs58';
import * as v from 'valibot';
import type { LandedTransaction, TokenChange, TokenHolding } from './landed-transaction.ts';

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const lamports = v.pipe(v.number(), v.integer(), v.minValue(0), v.transform((n) => BigInt(n)));

const TokenBalance = v.looseObject({
  accountIndex: index,
  mint: v.string(),
  owner: v.nullish(v.string(), null),
  programId: v.nullish(v.string(), null),
  uiTokenAmount: v.looseObject({ amount: v.pipe(v.string(), v.regex(/^\d{1,20}$/), v.transform((digits) => BigInt(digits))) }),
});
type TokenBalance = v.InferOutput<typeof TokenBalance>;

/** Answer of `getTransaction` with encoding `json`: raw instruction data, so nothing depends on a node's own parser. */
const RpcTransaction = v.looseObject({
  slot: index,
  blockTime: v.nullable(v.number()),
  transaction: v.looseObject({
    signatures: v.pipe(v.array(v.string()), v.minLength(1)),
    message: v.looseObject({
      accountKeys: v.array(v.string()),
      instructions: v.array(v.looseObject({ programIdIndex: index, data: v.string() })),
    }),
  }),
  meta: v.looseObject({
    err: v.unknown(),
    preBalances: v.array(lamports),
    postBalances: v.array(lamports),
    preTokenBalances: v.nullish(v.array(TokenBalance), []),
    postTokenBalances: v.nullish(v.array(TokenBalance), []),
    loadedAddresses: v.nullish(v.looseObject({ writable: v.array(v.string()), readonly: v.array(v.string()) }), null),
  }),
});

/**
 * Reads a node's answer. Null when the block has no time yet: a payment without a time cannot be judged against its session.
 * @throws ValiError when the answer is not what Solana documents.
 */
export function parseTransaction(answer: unknown): LandedTransaction | null {
  const { slot, blockTime, transaction, meta } = v.parse(RpcTransaction, answer);
  const [signature] = transaction.signatures;
  if (blockTime === null || signature === undefined) return null;
  const keys = [...transaction.message.accountKeys, ...(meta.loadedAddresses?.writable ?? []), ...(meta.loadedAddresses?.readonly ?? [])];
  return {
    signature,
    slot,
    blockTime: blockTime * 1000,
    failed: meta.err !== null && meta.err !== undefined,
    keys,
    instructions: transaction.message.instructions.map(({ programIdIndex, data }) => ({ program: keyAt(keys, programIdIndex), data: bs58.decode(data) })),
    lamports: keys.map((_, at) => ({ before: meta.preBalances[at] ?? 0n, after: meta.postBalances[at] ?? 0n })),
    tokens: tokenChanges(keys, meta.preTokenBalances, meta.postTokenBalances),
  };
}

function keyAt(keys: readonly string[], at: number): string {
  const key = keys[at];
  if (key === undefined) throw new RangeError('transaction names an account it does not list');
  return key;
}

/** Joins both lists by account and mint: an account that was closed and opened for another mint is two changes. */
function tokenChanges(keys: readonly string[], before: readonly TokenBalance[], after: readonly TokenBalance[]): TokenChange[] {
  const changes = new Map<string, TokenChange>();
  const holding = ({ owner, programId, uiTokenAmount }: TokenBalance): TokenHolding => ({ owner, program: programId, amount: uiTokenAmount.amount });
  for (const balance of before) {
    const account = keyAt(keys, balance.accountIndex);
    changes.set(`${account} ${balance.mint}`, { account, mint: balance.mint, before: holding(balance), after: null });
  }
  for (const balance of after) {
    const account = keyAt(keys, balance.accountIndex);
    const known = changes.get(`${account} ${balance.mint}`);
    changes.set(`${account} ${balance.mint}`, { account, mint: balance.mint, before: known?.before ?? null, after: holding(balance) });
  }
  return [...changes.values()];
}
