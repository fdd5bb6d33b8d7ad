import { Keypair } from '@solana/web3.js';
import { SELLERS } from '../../sandbox/seed/products.ts';
import { expect, test } from '../support/buyers.ts';
import { REVIEW } from '../support/pay.ts';
import { NOTHING } from '../support/till.ts';

const NOTHING_YET = 'Nothing has moved yet.';
const DO_NOT_ADD_UP = { title: 'These payment terms do not add up', money: NOTHING_YET, action: 'Check again' };

/** What Hilt says of a product of 29 USDC, and what the page makes of it. */
const LIES: readonly { readonly name: string; readonly fields: object; readonly sees: { readonly title: string; readonly money: string; readonly action: string; readonly says: string } }[] = [
  {
    name: 'another amount',
    fields: { amount_minor_units: 30_000_000, merchant_amount_minor_units: 29_400_000, fee_minor_units: 600_000 },
    sees: { title: 'The price has changed', money: NOTHING_YET, action: 'Load the price again', says: 'Hilt now asks for another amount than this page showed. Nothing was signed.' },
  },
  { name: 'another seller', fields: { merchant_wallet: SELLERS.keeper }, sees: { ...DO_NOT_ADD_UP, says: 'The money would go to another wallet than the seller’s. Nothing was signed.' } },
  { name: 'all for the fee', fields: { merchant_amount_minor_units: 0, fee_minor_units: 29_000_000 }, sees: { ...DO_NOT_ADD_UP, says: 'The fee would be as large as the price. Nothing was signed.' } },
  { name: 'parts that are less than the whole', fields: { fee_minor_units: 1 }, sees: { ...DO_NOT_ADD_UP, says: 'The parts do not make up the price. Nothing was signed.' } },
  { name: 'another token', fields: { token_mint: 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB' }, sees: { ...DO_NOT_ADD_UP, says: 'Hilt asks for a token that this page does not know. Nothing was signed.' } },
  { name: 'other decimals', fields: { asset_decimals: 9 }, sees: { ...DO_NOT_ADD_UP, says: 'Hilt counts this token differently than Solana does. Nothing was signed.' } },
];

for (const { name, fields, sees } of LIES) {
  test(`terms that contradict the page are not signed: ${name}`, { tag: '@phone' }, async ({ buyer, checkout, sandbox }) => {
    const till = await buyer.open();
    await sandbox.api.fault({ route: 'connect', effect: { kind: 'lie', fields } });
    await buyer.connect();
    await buyer.sees(sees, `terms-${name.replaceAll(' ', '-')}`);
    expect(await buyer.walletWasAsked()).toEqual(['connect']);
    expect(await till.moved()).toEqual(NOTHING);

    await sandbox.api.clearFaults();
    await checkout.act(sees.action);
    await checkout.expectTitle(REVIEW);
    await expect(checkout.row('Tidewater')).toHaveText('28.42USDC');
  });
}

test('a price that changes between page and session is shown before anything is signed', { tag: '@phone' }, async ({ buyer, page, sandbox }) => {
  const { api } = sandbox;
  const seller = Keypair.generate().publicKey.toBase58();
  const product = await api.createProduct({ title: 'Moving price', amount_minor_units: 5_000_000, merchant_wallet: seller });
  const till = await buyer.open(product.slug, { seller });
  await expect(page.locator('.price')).toHaveText(/^5\s*USDC$/);
  await api.updateProduct(product.id, { amount_minor_units: 8_000_000 });
  await buyer.review();
  await expect(page.locator('.price')).toHaveText(/^8\s*USDC$/);
  await expect(buyer.checkout.sheet).toContainText(/−\s*8\s*USDC/);
  expect(await buyer.walletWasAsked()).toEqual(['connect']);
  await buyer.pay();
  expect(await till.moved()).toEqual({ buyer: -8_000_000n, seller: 7_840_000n, fee: 160_000n });
});
