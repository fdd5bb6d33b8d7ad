import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { testAddress, testKey } from '../../testing/solana-keys.ts';
import { solTerms, usdcTerms } from '../../testing/solana-terms.ts';
import { calm, testChain } from '../../testing/solana-test-chain.ts';
import { signTransaction } from '../../testing/solana-transactions.ts';
import { SolanaWorld } from '../../testing/solana-world.ts';
import { WorldChain } from '../../testing/solana-world-chain.ts';
import { USDC_MINT } from '../mints.ts';
import { MEMO_PROGRAM, SYSTEM_PROGRAM, TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from '../programs.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';

const buyer = testKey('buyer');
const terms = usdcTerms();
const { merchantWallet, feeWallet } = terms;
const TOKEN_RENT = 2_039_280n;
const EMPTY_RENT = 890_880n;

/** A world in which the terms can be paid; `change` takes something away. */
function setUp(change: (world: SolanaWorld) => void = () => undefined) {
  const world = new SolanaWorld();
  world.giveSol(buyer.address, 50_000_000n);
  world.giveTokens(buyer.address, 30_000_000n);
  world.giveTokens(merchantWallet, 0n);
  world.giveTokens(feeWallet, 0n);
  change(world);
  const chain = new WorldChain(world);
  const node = chain.node();
  return { world, chain, node, solana: testChain({ 'http://a': node }) };
}

const prepare = (change?: (world: SolanaWorld) => void, of = terms, payer = buyer.address) => setUp(change).solana.prepare(of, payer, calm());

describe('prepare', () => {
  it('gives a transaction that runs and costs exactly what it said', async () => {
    const { world, solana, chain } = setUp((w) => {
      w.setAccount(tokenAccountAddress(merchantWallet, USDC_MINT), { lamports: 0n });
      w.setAccount(tokenAccountAddress(feeWallet, USDC_MINT), { lamports: 1_000n });
    });
    const result = await solana.prepare(terms, buyer.address, calm());
    expect(result).toMatchObject({ tag: 'ready', prepared: { payer: buyer.address, costs: { networkFee: 7_000n, rent: TOKEN_RENT + TOKEN_RENT - 1_000n, opens: ['merchant', 'fee'] }, balances: { token: 30_000_000n, lamports: 50_000_000n }, lastValidBlockHeight: chain.slot - 350 } });
    const executed = result.tag === 'ready' ? world.execute(signTransaction(result.prepared.transaction, buyer)) : null;
    expect(executed?.answer.meta.err).toBeNull();
    expect(50_000_000n - world.lamports(buyer.address)).toBe(7_000n + TOKEN_RENT + TOKEN_RENT - 1_000n);
  });

  it('opens one account, once, where seller and fee wallet are the same', async () => {
    const of = usdcTerms({ feeWallet: merchantWallet });
    const { world, solana } = setUp((w) => w.setAccount(tokenAccountAddress(merchantWallet, USDC_MINT), { lamports: 0n }));
    const result = await solana.prepare(of, buyer.address, calm());
    expect(result).toMatchObject({ tag: 'ready', prepared: { costs: { rent: TOKEN_RENT, opens: ['merchant'] } } });
    const executed = result.tag === 'ready' ? world.execute(signTransaction(result.prepared.transaction, buyer)) : null;
    expect(executed?.answer.meta.err).toBeNull();
    expect(world.tokens(merchantWallet)).toBe(29_000_000n);
  });

  it('takes two round trips, genesis check included', async () => {
    const { node, solana } = setUp();
    await solana.prepare(terms, buyer.address, calm());
    expect(node.asked.toSorted()).toEqual(['getGenesisHash', 'getLatestBlockhash', 'getMultipleAccounts', 'getRecentPrioritizationFees', 'simulateTransaction']);
    expect(node.asked.at(-1)).toBe('simulateTransaction');
  });

  it('follows recent prices, but never beyond half of what may be signed', async () => {
    const { node, solana } = setUp();
    node.handlers['getRecentPrioritizationFees'] = () => [{ slot: 1, prioritizationFee: 100_000 }, { slot: 2, prioritizationFee: 0 }];
    await expect(solana.prepare(terms, buyer.address, calm())).resolves.toMatchObject({ prepared: { costs: { networkFee: 5_000n + 12_000n } } });
    node.handlers['getRecentPrioritizationFees'] = () => [{ slot: 1, prioritizationFee: 900_000_000 }];
    await expect(solana.prepare(terms, buyer.address, calm())).resolves.toMatchObject({ prepared: { costs: { networkFee: 505_000n } } });
    delete node.handlers['getRecentPrioritizationFees'];
    await expect(solana.prepare(terms, buyer.address, calm())).resolves.toMatchObject({ prepared: { costs: { networkFee: 6_200n } } });
  });
});

describe('prepare is short of', () => {
  it('USDC, by the exact amount', async () => {
    await expect(prepare((world) => world.giveTokens(buyer.address, 28_999_999n))).resolves.toMatchObject({
      tag: 'short',
      shortfalls: [{ what: 'token', symbol: 'USDC', decimals: 6, have: 28_999_999n, need: 29_000_000n, missing: 1n }],
    });
  });

  it('USDC when the wallet never had any, or its account was handed to somebody else', async () => {
    const missing = { tag: 'short', shortfalls: [{ what: 'token', have: 0n, missing: 29_000_000n }] };
    await expect(prepare((world) => world.setAccount(tokenAccountAddress(buyer.address, USDC_MINT), { lamports: 0n }))).resolves.toMatchObject(missing);
    await expect(prepare((world) => world.giveTokens(buyer.address, 30_000_000n, { owner: testAddress('thief') }))).resolves.toMatchObject(missing);
  });

  it('SOL for fee and rent, and USDC at once', async () => {
    const result = await prepare((world) => {
      world.giveSol(buyer.address, 10_000n);
      world.giveTokens(buyer.address, 0n);
      world.setAccount(tokenAccountAddress(merchantWallet, USDC_MINT), { lamports: 0n });
    });
    const need = 6_600n + TOKEN_RENT + EMPTY_RENT;
    expect(result).toMatchObject({ tag: 'short', costs: { rent: TOKEN_RENT, opens: ['merchant'] }, shortfalls: [{ what: 'token' }, { what: 'sol', symbol: 'SOL', decimals: 9, have: 10_000n, need, missing: need - 10_000n }] });
  });

  it.each([
    ['one lamport would be left, which the network refuses', 6_201n],
    ['one less than the rent of an empty wallet would be left', 6_199n + EMPTY_RENT],
    ['one lamport is missing for the fee', 6_199n],
    ['there is none', 0n],
  ])('SOL when %s', async (_, lamports) => {
    await expect(prepare((world) => world.giveSol(buyer.address, lamports))).resolves.toMatchObject({ tag: 'short', shortfalls: [{ what: 'sol', need: 6_200n + EMPTY_RENT, missing: 6_200n + EMPTY_RENT - lamports }] });
  });

  it.each([
    ['exactly nothing', 6_200n],
    ['exactly the rent of an empty wallet', 6_200n + EMPTY_RENT],
  ])('no SOL when %s is left, and that really runs', async (_, lamports) => {
    const { world, solana } = setUp((w) => w.giveSol(buyer.address, lamports));
    const result = await solana.prepare(terms, buyer.address, calm());
    const executed = result.tag === 'ready' ? world.execute(signTransaction(result.prepared.transaction, buyer)) : null;
    expect(executed?.answer.meta.err).toBeNull();
    expect(world.lamports(buyer.address)).toBe(lamports - 6_200n);
  });

  it('SOL in a payment of SOL: price, fee and what must stay', async () => {
    const of = solTerms();
    await expect(prepare((world) => world.giveSol(buyer.address, 500_000_000n), of)).resolves.toMatchObject({ tag: 'short', shortfalls: [{ what: 'sol', need: 500_006_200n + EMPTY_RENT, missing: 6_200n + EMPTY_RENT }] });
    await expect(prepare((world) => world.giveSol(buyer.address, 500_006_200n), of)).resolves.toMatchObject({ tag: 'ready' });
  });
});

describe('prepare is blocked by', () => {
  it.each<[string, string, (world: SolanaWorld) => void]>([
    ['a payer that is a token account', 'payer-is-not-a-wallet', (world) => world.setAccount(buyer.address, { lamports: TOKEN_RENT, owner: TOKEN_PROGRAM, data: new Uint8Array(165) })],
    ['a seller wallet that is a token account', 'seller-is-not-a-wallet', (world) => world.setAccount(merchantWallet, { lamports: TOKEN_RENT, owner: TOKEN_PROGRAM, data: new Uint8Array(165) })],
    ['a seller wallet that is a Token-2022 mint', 'seller-is-not-a-wallet', (world) => world.setMint(merchantWallet, TOKEN_2022_PROGRAM, 6)],
    ['a fee wallet that is a token account', 'fee-wallet-is-not-a-wallet', (world) => world.setAccount(feeWallet, { lamports: TOKEN_RENT, owner: TOKEN_PROGRAM, data: new Uint8Array(165) })],
    ['a frozen account of the seller', 'seller-account-unusable', (world) => world.giveTokens(merchantWallet, 0n, { frozen: true })],
    ['a seller account that belongs to another', 'seller-account-unusable', (world) => world.giveTokens(merchantWallet, 0n, { owner: testAddress('thief') })],
    ['a seller account of another mint', 'seller-account-unusable', (world) => world.giveTokens(merchantWallet, 0n, { mint: testAddress('mint') })],
    ['a frozen account of the fee wallet', 'fee-account-unusable', (world) => world.giveTokens(feeWallet, 0n, { frozen: true })],
    ['a frozen account of the buyer', 'buyer-account-frozen', (world) => world.giveTokens(buyer.address, 30_000_000n, { frozen: true })],
    ['a mint of Token-2022', 'token-2022', (world) => world.setMint(USDC_MINT, TOKEN_2022_PROGRAM, 6)],
    ['a mint with other decimals', 'mint-mismatch', (world) => world.setMint(USDC_MINT, TOKEN_PROGRAM, 9)],
    ['a mint that is none', 'mint-mismatch', (world) => world.setAccount(USDC_MINT, { lamports: 1n })],
  ])('%s', async (_, block, change) => {
    await expect(prepare(change)).resolves.toEqual({ tag: 'blocked', block });
  });

  it.each([
    ['a seller wallet that is a program', usdcTerms({ merchantWallet: MEMO_PROGRAM }), 'seller-is-not-a-wallet'],
    ['a fee wallet that is a program', usdcTerms({ feeWallet: SYSTEM_PROGRAM }), 'fee-wallet-is-not-a-wallet'],
    ['paying oneself', usdcTerms({ merchantWallet: buyer.address }), 'payer-is-seller'],
    ['being the fee wallet', usdcTerms({ feeWallet: buyer.address }), 'payer-is-fee-wallet'],
    ['a sum of SOL too small to open the seller’s wallet', solTerms({ total: baseUnits(890_000n), merchantAmount: baseUnits(880_000n) }), 'seller-account-unusable'],
    ['a fee of SOL too small to open the fee wallet', solTerms({ feeAmount: baseUnits(5n), merchantAmount: baseUnits(499_999_995n) }), 'fee-account-unusable'],
  ])('%s', async (_, of, block) => {
    await expect(prepare((world) => world.giveSol(buyer.address, 1_000_000_000n), of)).resolves.toEqual({ tag: 'blocked', block });
  });

  it('a simulation that fails for no reason we can see', async () => {
    const { node, solana } = setUp();
    node.handlers['simulateTransaction'] = () => ({ context: { slot: 1 }, value: { err: { InstructionError: [5, { Custom: 17 }] } } });
    await expect(solana.prepare(terms, buyer.address, calm())).resolves.toEqual({ tag: 'blocked', block: 'simulation-failed' });
  });

  it('nothing about a fee wallet that gets nothing', async () => {
    const of = usdcTerms({ merchantAmount: terms.total, feeAmount: baseUnits(0n), feeWallet: buyer.address });
    await expect(prepare(undefined, of)).resolves.toMatchObject({ tag: 'ready' });
  });
});

describe('prepare and the network', () => {
  it('names the shortfall when the money left between reading and simulating', async () => {
    const { world, node, solana } = setUp();
    node.handlers['simulateTransaction'] = () => {
      world.giveTokens(buyer.address, 1n);
      return { context: { slot: 1 }, value: { err: { InstructionError: [4, { Custom: 1 }] } } };
    };
    await expect(solana.prepare(terms, buyer.address, calm())).resolves.toMatchObject({ tag: 'short', shortfalls: [{ what: 'token', have: 1n }] });
  });

  it('says wrong network only when every node is on another one', async () => {
    const { chain } = setUp();
    const devnet = chain.node();
    devnet.handlers['getGenesisHash'] = () => 'EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG';
    await expect(testChain({ 'http://dev': devnet }).prepare(terms, buyer.address, calm())).resolves.toEqual({ tag: 'wrong-network' });
    await expect(testChain({ 'http://dev': devnet, 'http://a': chain.node() }).prepare(terms, buyer.address, calm())).resolves.toMatchObject({ tag: 'ready' });
    const down = chain.node();
    down.mode = 'down';
    await expect(testChain({ 'http://dev': devnet, 'http://b': down }).prepare(terms, buyer.address, calm())).resolves.toEqual({ tag: 'unreachable' });
  });

  it('goes to the next node when one fails half way', async () => {
    const { chain } = setUp();
    const half = chain.node();
    half.handlers['simulateTransaction'] = () => ({ nonsense: true });
    await expect(testChain({ 'http://half': half, 'http://a': chain.node() }).prepare(terms, buyer.address, calm())).resolves.toMatchObject({ tag: 'ready' });
  });

  it('is unreachable when the script does not arrive, and not signed for without it', async () => {
    const { node } = setUp();
    const { createChain } = await import('../create-chain.ts');
    const solana = createChain({ rpcUrls: ['http://a'], genesisHashes: ['x'], loadBuilder: () => Promise.reject(new Error('offline')), fetch: () => Promise.reject(new Error(`unused ${node.mode}`)) });
    await expect(solana.prepare(terms, buyer.address, calm())).resolves.toEqual({ tag: 'unreachable' });
  });

  it('ends with AbortError when the caller aborts', async () => {
    const { node, solana } = setUp();
    node.mode = 'silent';
    const caller = new AbortController();
    const result = solana.prepare(terms, buyer.address, caller.signal);
    caller.abort();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
  });
});
