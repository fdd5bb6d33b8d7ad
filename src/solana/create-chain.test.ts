import { describe, expect, it } from 'vitest';
import { guardInstruction, putTogether, takeApart } from '../testing/solana-edits.ts';
import { FAKE_GENESIS, fakeRpcFetch } from '../testing/solana-fake-rpc.ts';
import { testKey } from '../testing/solana-keys.ts';
import { signedPayment } from '../testing/solana-signed-payment.ts';
import { solTerms, usdcTerms } from '../testing/solana-terms.ts';
import { calm, testChain } from '../testing/solana-test-chain.ts';
import { signTransaction } from '../testing/solana-transactions.ts';
import { SolanaWorld } from '../testing/solana-world.ts';
import { WorldChain } from '../testing/solana-world-chain.ts';
import { createChain } from './create-chain.ts';
import { decodeTransaction } from './wire/decode-transaction.ts';

const buyer = testKey('buyer');
const base = { rpcUrls: ['http://a'], genesisHashes: ['x'], loadBuilder: () => import('./signing/payment-builder.ts') };

describe('createChain', () => {
  it('refuses a configuration that could never work', () => {
    expect(() => createChain({ ...base, rpcUrls: [] })).toThrow(TypeError);
    expect(() => createChain({ ...base, genesisHashes: [] })).toThrow(TypeError);
  });

  it('does not count one node twice because its URL is written twice', async () => {
    const { chain, terms, attempt } = signedPayment();
    const node = chain.node();
    const solana = createChain({ ...base, rpcUrls: ['http://a', 'http://a'], genesisHashes: [FAKE_GENESIS], fetch: fakeRpcFetch({ 'http://a': node }), now: () => 0, steadyNow: () => 0 });
    chain.advance(1_000);
    // Two witnesses would call it dead at once.
    await expect(solana.look(terms, attempt, calm())).resolves.toMatchObject({ tag: 'unseen', witnesses: { asked: 1 } });
  });

  it('judges what comes back signed to a page that did not prepare it: the one that did was left for a wallet app', async () => {
    const { terms, signed, signature } = signedPayment();
    const asked = { payer: buyer.address, blockhash: decodeTransaction(signed).message.blockhash, costs: { networkFee: terms.total, rent: terms.total, opens: [] } };
    await expect(createChain(base).verifySigned(terms, asked, signed)).resolves.toEqual({ ok: true, signature });
    await expect(createChain(base).verifySigned(usdcTerms({ nonce: 'other' }), asked, signed)).resolves.toMatchObject({ ok: false });
  });
});

describe.each([
  ['USDC', usdcTerms()],
  ['SOL', solTerms()],
])('a whole payment in %s', (_, terms) => {
  it.each([
    ['as built', 0],
    ['with guards', 4],
  ])('goes from terms to finalized, %s', async (_name, guards) => {
    const world = new SolanaWorld();
    world.giveSol(buyer.address, 2_000_000_000n);
    world.giveTokens(buyer.address, 30_000_000n);
    const chain = new WorldChain(world);
    const solana = testChain({ 'http://a': chain.node(), 'http://b': chain.node() });
    const ready = await solana.prepare(terms, buyer.address, calm());
    if (ready.tag !== 'ready') throw new Error(`not ready: ${ready.tag}`);
    const { prepared } = ready;

    const editable = takeApart(prepared.transaction);
    for (let count = 0; count < guards; count += 1) editable.instructions.splice(count * 2, 0, guardInstruction(2 + count));
    const signed = signTransaction(putTogether(editable), buyer);
    const check = await solana.verifySigned(terms, prepared, signed);
    if (!check.ok) throw new Error(`refused: ${JSON.stringify(check.differences)}`);

    const attempt = { signature: check.signature, payer: buyer.address, lastValidBlockHeight: prepared.lastValidBlockHeight, answeredHeight: chain.slot - 500 };
    await expect(solana.send(signed, calm())).resolves.toEqual({ tag: 'accepted' });
    chain.advance(3);
    await expect(solana.look(terms, attempt, calm())).resolves.toMatchObject({ tag: 'landed', commitment: 'confirmed', verified: { ok: true, payer: buyer.address } });
    chain.advance(40);
    const final = await solana.look(terms, attempt, calm());
    expect(final).toMatchObject({ tag: 'landed', commitment: 'finalized' });
    expect(final.tag === 'landed' && final.verified?.ok && final.verified.deviations).toBeUndefined();
    await expect(solana.scan(terms, calm())).resolves.toMatchObject({ payments: [{ signature: check.signature, payer: buyer.address }] });
  });
});
