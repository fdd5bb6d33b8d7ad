import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testKey } from '../../testing/solana-keys.ts';
import { solTerms, usdcTerms } from '../../testing/solana-terms.ts';
import { calm, testChain } from '../../testing/solana-test-chain.ts';
import { signTransaction } from '../../testing/solana-transactions.ts';
import { SolanaWorld } from '../../testing/solana-world.ts';
import { WorldChain } from '../../testing/solana-world-chain.ts';
import { USDC_MINT } from '../mints.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';

const buyer = testKey('buyer');
const around = (middle: bigint) => fc.oneof(fc.bigInt({ min: 0n, max: 2n * middle }), fc.bigInt({ min: middle - 3n, max: middle + 3n }));

describe('a shortfall', () => {
  it('is exact: a buyer who adds what is missing can pay, and one base unit less is still short', async () => {
    const opens = fc.subarray(['merchant', 'fee'] as const);
    const funds = fc.oneof(
      fc.record({ terms: fc.constant(usdcTerms()), token: around(29_000_000n), lamports: around(4_090_000n), opens }),
      fc.record({ terms: fc.constant(solTerms()), token: fc.constant(0n), lamports: around(500_900_000n), opens: fc.constant([]) }),
    );
    await fc.assert(
      fc.asyncProperty(funds, async ({ terms, token, lamports, opens: missing }) => {
        const world = new SolanaWorld();
        for (const [whose, wallet] of [['merchant', terms.merchantWallet], ['fee', terms.feeWallet]] as const) {
          world.giveTokens(wallet, 0n);
          if (missing.some((one) => one === whose)) world.setAccount(tokenAccountAddress(wallet, USDC_MINT), { lamports: 0n });
        }
        const give = (moreToken: bigint, moreLamports: bigint) => {
          world.giveTokens(buyer.address, token + moreToken);
          world.giveSol(buyer.address, lamports + moreLamports);
        };
        const solana = testChain({ 'http://a': new WorldChain(world).node() });
        const prepare = () => solana.prepare(terms, buyer.address, calm());
        give(0n, 0n);
        const first = await prepare();
        const shortfalls = first.tag === 'short' ? first.shortfalls : [];
        const lacks = (what: 'token' | 'sol') => shortfalls.find((shortfall) => shortfall.what === what)?.missing ?? 0n;
        const lacksToken = lacks('token') > 0n;
        give(lacksToken ? lacks('token') - 1n : 0n, lacks('sol'));
        expect(await prepare()).toMatchObject(lacksToken ? { tag: 'short', shortfalls: [{ what: 'token', missing: 1n }] } : { tag: 'ready' });
        give(lacks('token'), lacks('sol'));
        const ready = await prepare();
        if (ready.tag !== 'ready') throw new Error(`still ${ready.tag}`);
        expect(world.execute(signTransaction(ready.prepared.transaction, buyer)).answer.meta.err).toBeNull();
      }),
      { numRuns: 25 },
    );
  });
});
