import type { Switches } from '../../sandbox/wallet/switches.ts';
import { NONE_MOVED } from '../support/buyer.ts';
import { expect, test } from '../support/buyers.ts';
import { isOnChain, NOTHING } from '../support/till.ts';

/** What the page must say of each lie, next to what was approved. */
const LIES: readonly (readonly [Switches['tamper'], string])[] = [
  ['amount', 'Seller gets'],
  ['recipient', 'Goes to'],
  ['extra-transfer', 'Also leaves'],
  ['fee-payer', 'Paid by'],
  ['writable-account', 'May change'],
  ['nonce-advance', 'Can be sent later'],
  ['priority-fee', 'Priority fee'],
  ['memo', 'Payment mark'],
  ['blockhash', 'Validity'],
  ['other-message', 'Also leaves'],
];

for (const [tamper, row] of LIES) {
  test(`a wallet that signs something else is stopped (${tamper})`, { tag: '@phone' }, async ({ buyer, checkout, wallet, page, sandbox }) => {
    const till = await buyer.open();
    await wallet.set({ tamper });
    await buyer.review();
    await buyer.sign();
    await buyer.sees({ title: 'We stopped this payment', money: NONE_MOVED, action: 'Choose another wallet', says: 'What came back signed is not what you approved.' }, `tampered-${tamper}`);
    await expect(page.getByRole('table', { name: 'What you approved and what was signed' })).toContainText(row);

    // Signed, but sent to nobody: neither to Solana nor to Hilt.
    const [, signed] = await wallet.log();
    expect(signed).toMatchObject({ kind: 'sign', outcome: 'answered' });
    expect(await isOnChain(sandbox.rpc, signed?.signature ?? '')).toBe(false);
    expect([buyer.asked('sendTransaction'), buyer.asked('/v1/pay/broadcast')]).toEqual([0, 0]);
    expect(await till.moved()).toEqual(NOTHING);
    expect(await sandbox.rpc.lamportsOf(await wallet.address())).toBe(1_000_000_000n);

    await wallet.set({ tamper: 'none' });
    await checkout.act('Choose another wallet');
    await checkout.continueWith();
    await checkout.approve();
    await wallet.approve('sign');
    await checkout.expectTitle(/^Paid/);
    expect(await till.moved()).toEqual({ buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n });
  });
}
