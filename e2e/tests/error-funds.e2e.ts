import { Keypair } from '@solana/web3.js';
import { expect, test } from '../support/buyers.ts';
import { REVIEW } from '../support/pay.ts';
import { NOTHING } from '../support/till.ts';

const CHECKING = 'Nothing has moved. This page keeps checking.';
const MISSING_SOL = /^(0\.\d+)\sSOL is missing$/;
/** What an empty account must keep to exist. */
const RENT_EXEMPT = 890_880n;

test('too little USDC: says exactly how much, and goes on by itself after a top-up', { tag: '@phone' }, async ({ buyer, checkout, wallet, sandbox }) => {
  const { rpc } = sandbox;
  await buyer.open();
  const address = await wallet.address();
  await rpc.setUsdc(address, 20_499_999n);
  await buyer.connect();
  await buyer.sees({ title: /^8\.500001\sUSDC is missing$/, money: CHECKING, action: 'Check again', says: 'Top up your wallet, and this page goes on.' }, 'short-usdc');
  await expect(checkout.sheet).toContainText(/20\.499999\sUSDC in your wallet/);
  expect(await buyer.walletWasAsked()).toEqual(['connect']);

  // One unit less than what is missing is not enough.
  await rpc.control('sandbox_fundUsdc', { owner: address, amount: 8_500_000 });
  await checkout.act('Check again');
  await checkout.expectTitle(/^0\.000001\sUSDC is missing$/);
  await rpc.control('sandbox_fundUsdc', { owner: address, amount: 1 });
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await rpc.usdcOf(address)).toBe(0n);
});

/** Tops up by exactly what the page says is missing. */
function lamports(title: string): bigint {
  const [, digits = ''] = MISSING_SOL.exec(title) ?? [];
  return BigInt(digits.replace('0.', '').padEnd(9, '0'));
}

for (const [what, opens] of [['the network fee', false], ['the network fee and the deposit for the seller’s account', true]] as const) {
  test(`too little SOL for ${what}: the shortfall is exact`, { tag: '@phone' }, async ({ buyer, checkout, wallet, sandbox }) => {
    const { rpc, api } = sandbox;
    const seller = Keypair.generate().publicKey.toBase58();
    if (!opens) await rpc.setUsdc(seller, 0n);
    const product = await api.createProduct({ title: 'Small thing', amount_minor_units: 5_000_000, merchant_wallet: seller });
    const till = await buyer.open(product.slug, { seller });
    const address = await wallet.address();
    await rpc.setLamports(address, 5_000n);
    await buyer.connect();
    await buyer.sees({ title: MISSING_SOL, money: CHECKING, action: 'Check again', says: 'USDC is enough; Solana takes its own fee in SOL.' }, opens ? 'short-sol-deposit' : 'short-sol-fee');
    await expect(checkout.sheet.getByText('Solana keeps a deposit for each new USDC account.')).toHaveCount(opens ? 1 : 0);
    expect(await till.moved()).toEqual(NOTHING);

    const missing = lamports(await checkout.title.innerText());
    expect(missing).toBeGreaterThan(opens ? 2_039_280n : 0n);
    await rpc.setLamports(address, 5_000n + missing - 1n);
    await checkout.act('Check again');
    await checkout.expectTitle(/^0\.000000001\sSOL is missing$/);
    await rpc.setLamports(address, 5_000n + missing);
    await checkout.act('Check again');
    await checkout.expectTitle(REVIEW);
    await buyer.pay();
    expect(await till.moved()).toMatchObject({ buyer: -5_000_000n, seller: 4_900_000n });
    expect(await rpc.lamportsOf(address), 'what is left is exactly what an account must keep').toBe(RENT_EXEMPT);
  });
}
