import { describe, expect, it } from 'vitest';
import { testChain } from '../../testing/chain.ts';
import { guard, memo, usdcTransfer } from '../../testing/sample-transactions.ts';
import { PROGRAMS } from '../program-ids.ts';

describe('the wallet-guard program', () => {
  it('runs before, between and after the instructions of a payment', async () => {
    const t = testChain();
    const [payer, merchant] = [await t.funded('payer'), await t.funded('merchant')];
    const signature = await t.send(t.sign([payer], [guard(payer.address), guard(), usdcTransfer(payer.address, merchant.address, 5n), guard(merchant.address), memo('paid'), guard()]));
    const record = t.chain.bank.ledger.get(signature);
    expect(record?.err).toBeNull();
    expect(record?.logs.filter((line) => line === `Program ${PROGRAMS.walletGuard} success`)).toHaveLength(4);
  });

  it('is an executable account, as wallets check', async () => {
    expect(await testChain().call('getAccountInfo', PROGRAMS.walletGuard, { encoding: 'base64' })).toMatchObject({ value: { executable: true } });
  });
});
