import { createTransfer, parseURL } from '@solana/pay';
import { Connection, PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { fakeRpcFetch } from '../../testing/solana-fake-rpc.ts';
import { testAddress, testKey } from '../../testing/solana-keys.ts';
import { solTerms, usdcTerms } from '../../testing/solana-terms.ts';
import { calm, testChain } from '../../testing/solana-test-chain.ts';
import { SolanaWorld } from '../../testing/solana-world.ts';
import { WorldChain } from '../../testing/solana-world-chain.ts';
import { address } from '../address.ts';
import { USDC_MINT } from '../mints.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from '../programs.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';

const free = { total: baseUnits(5_000_000n), merchantAmount: baseUnits(5_000_000n), feeAmount: baseUnits(0n) };
const terms = usdcTerms(free);
const { merchantWallet } = terms;
const scanner = testKey('buyer');

function setUp(change: (world: SolanaWorld) => void = () => undefined) {
  const world = new SolanaWorld();
  world.giveSol(scanner.address, 50_000_000n);
  world.giveTokens(scanner.address, 30_000_000n);
  world.giveSol(merchantWallet, 1_000_000n);
  world.giveTokens(merchantWallet, 0n);
  change(world);
  const node = new WorldChain(world).node();
  return { node, check: (of: PaymentTerms = terms) => testChain({ 'http://a': node }).transferRequest(of, 'Café', calm()) };
}

/** Builds the transfer as a scanning wallet does: the official library over the official RPC client. */
async function scan(url: string, node: ReturnType<typeof setUp>['node']): Promise<unknown> {
  const parsed = parseURL(url);
  if (!('recipient' in parsed) || parsed.amount === undefined) throw new Error('not a whole transfer');
  const { recipient, amount, splToken, reference, memo } = parsed;
  node.handlers['getAccountInfo'] = ([account, config]) => {
    const { context, value } = Object(node.handlers['getMultipleAccounts']?.([[account], config]));
    return { context, value: value[0] === null ? null : { ...value[0], rentEpoch: 0 } };
  };
  const connection = new Connection('http://a', { fetch: fakeRpcFetch({ 'http://a': node }) });
  return createTransfer(connection, new PublicKey(scanner.address), { recipient, amount, ...(splToken === undefined ? {} : { splToken }), ...(reference === undefined ? {} : { reference }), ...(memo === undefined ? {} : { memo }) });
}

describe('transferRequest', () => {
  it.each([
    ['USDC', terms],
    ['SOL', solTerms(free)],
  ])('gives a code that the official library turns into a payment of %s', async (_, of) => {
    const { node, check } = setUp();
    const result = await check(of);
    if (result.tag !== 'possible') throw new Error(result.tag);
    await expect(scan(result.url, node)).resolves.toMatchObject({ instructions: expect.any(Array) });
  });

  it.each<[string, string, (world: SolanaWorld) => void]>([
    ['the seller’s wallet does not exist', 'no-wallet', (world) => world.setAccount(merchantWallet, { lamports: 0n })],
    ['the seller’s wallet is something else', 'no-wallet', (world) => world.setMint(merchantWallet, TOKEN_PROGRAM, 6)],
    ['the seller has no token account', 'no-token-account', (world) => world.setAccount(tokenAccountAddress(merchantWallet, USDC_MINT), { lamports: 0n })],
    ['the seller’s token account was handed away', 'no-token-account', (world) => world.giveTokens(merchantWallet, 0n, { owner: testAddress('thief') })],
    ['the seller’s token account is frozen', 'frozen', (world) => world.giveTokens(merchantWallet, 0n, { frozen: true })],
    ['the mint has other decimals', 'wrong-mint', (world) => world.setMint(USDC_MINT, TOKEN_PROGRAM, 9)],
    ['the mint is one of Token-2022', 'wrong-mint', (world) => world.setMint(USDC_MINT, TOKEN_2022_PROGRAM, 6)],
  ])('is not possible when %s', async (_, why, change) => {
    await expect(setUp(change).check()).resolves.toEqual({ tag: 'not-possible', why });
  });

  it('asks nobody where the code could not say the payment', async () => {
    const [vault] = PublicKey.findProgramAddressSync([Buffer.from('vault')], new PublicKey(testAddress('multisig program')));
    const { node, check } = setUp();
    await expect(check(usdcTerms())).resolves.toEqual({ tag: 'not-possible', why: 'fee' });
    await expect(check(usdcTerms({ ...free, merchantWallet: address(vault.toBase58()) }))).resolves.toEqual({ tag: 'not-possible', why: 'off-curve' });
    expect(node.asked).toEqual([]);
  });

  it('does not need a token account for SOL', async () => {
    const { check } = setUp((world) => world.setAccount(tokenAccountAddress(merchantWallet, USDC_MINT), { lamports: 0n }));
    await expect(check(solTerms(free))).resolves.toMatchObject({ tag: 'possible' });
  });

  it('says when it could not ask, and when the network is another', async () => {
    const { node, check } = setUp();
    node.mode = 'down';
    await expect(check()).resolves.toEqual({ tag: 'unreachable' });
    const other = setUp();
    other.node.handlers['getGenesisHash'] = () => 'EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG';
    await expect(other.check()).resolves.toEqual({ tag: 'wrong-network' });
  });
});
