import {
  type AccountMeta,
  AccountRole,
  type AccountSignerMeta,
  type Address,
  type Instruction,
  type KeyPairSigner,
  address,
  airdropFactory,
  appendTransactionMessageInstruction,
  assertIsTransactionWithBlockhashLifetime,
  createSolanaRpc,
  createSolanaRpcSubscriptions,
  createTransactionMessage,
  generateKeyPairSigner,
  getSignatureFromTransaction,
  isSolanaError,
  lamports,
  pipe,
  sendAndConfirmTransactionFactory,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
  signature,
} from '@solana/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedChain, serveTestChain } from '../../testing/chain.ts';
import { USDC_MINT } from '../genesis.ts';

let served: ServedChain;

beforeAll(async () => {
  served = await serveTestChain({ slotMs: 50, settling: { confirmAfter: 2, finalizeAfter: 8 } });
});
afterAll(() => served.close());

function clients() {
  const rpc = createSolanaRpc(served.url);
  const rpcSubscriptions = createSolanaRpcSubscriptions(served.wsUrl);
  return { rpc, rpcSubscriptions, sendAndConfirm: sendAndConfirmTransactionFactory({ rpc, rpcSubscriptions }), airdrop: airdropFactory({ rpc, rpcSubscriptions }) };
}

/** One SOL by the system program: instruction 2, then the lamports. */
function transferSol(source: KeyPairSigner, destination: Address): Instruction<string, readonly (AccountMeta | AccountSignerMeta)[]> {
  return {
    programAddress: address('11111111111111111111111111111111'),
    accounts: [
      { address: source.address, role: AccountRole.WRITABLE_SIGNER, signer: source },
      { address: destination, role: AccountRole.WRITABLE },
    ],
    data: Uint8Array.from([2, 0, 0, 0, 0, 0xca, 0x9a, 0x3b, 0, 0, 0, 0]),
  };
}

describe('@solana/kit', () => {
  it('airdrops, sends and confirms', async () => {
    const { rpc, sendAndConfirm, airdrop } = clients();
    const [payer, to] = [await generateKeyPairSigner(), await generateKeyPairSigner()];
    await airdrop({ recipientAddress: payer.address, lamports: lamports(2_000_000_000n), commitment: 'confirmed' });
    expect((await rpc.getBalance(payer.address, { commitment: 'confirmed' }).send()).value).toBe(2_000_000_000n);
    const { value: latest } = await rpc.getLatestBlockhash({ commitment: 'confirmed' }).send();
    const message = pipe(
      createTransactionMessage({ version: 0 }),
      (each) => setTransactionMessageFeePayerSigner(payer, each),
      (each) => setTransactionMessageLifetimeUsingBlockhash(latest, each),
      (each) => appendTransactionMessageInstruction(transferSol(payer, to.address), each),
    );
    const transaction = await signTransactionMessageWithSigners(message);
    assertIsTransactionWithBlockhashLifetime(transaction);
    await sendAndConfirm(transaction, { commitment: 'confirmed' });
    const landed = await rpc.getTransaction(getSignatureFromTransaction(transaction), { commitment: 'confirmed', encoding: 'json', maxSupportedTransactionVersion: 0 }).send();
    expect(landed).toMatchObject({ version: 0, meta: { err: null, fee: 5000n } });
    expect((await rpc.getBalance(to.address, { commitment: 'confirmed' }).send()).value).toBe(1_000_000_000n);
  });

  it('reads accounts with all their digits', async () => {
    const { rpc } = clients();
    const { value } = await rpc.getAccountInfo(address(USDC_MINT), { encoding: 'jsonParsed' }).send();
    expect(value).toMatchObject({ space: 82n, data: { parsed: { type: 'mint', info: { decimals: 6 } } } });
    expect((await rpc.getMultipleAccounts([address(USDC_MINT)], { encoding: 'base64' }).send()).value).toHaveLength(1);
    expect((await rpc.getEpochInfo().send()).slotsInEpoch).toBe(432_000n);
    expect(await rpc.getMinimumBalanceForRentExemption(165n).send()).toBe(2_039_280n);
  });

  it('understands our refusals', async () => {
    const { rpc } = clients();
    const refusal = await rpc
      .getTokenAccountBalance(address('11111111111111111111111111111111'))
      .send()
      .catch((error: unknown) => error);
    expect(isSolanaError(refusal)).toBe(true);
    const nowhere = await rpc.getSignatureStatuses([signature('1'.repeat(64))]).send();
    expect(nowhere.value).toEqual([null]);
  });

  it('hears of slots', async () => {
    const { rpcSubscriptions } = clients();
    const stop = new AbortController();
    const slots = await rpcSubscriptions.slotNotifications().subscribe({ abortSignal: stop.signal });
    for await (const { slot, parent } of slots) {
      expect(slot).toBe(parent + 1n);
      break;
    }
    stop.abort();
  });
});
