import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type TestApi, errorCode, startTestApi } from '../testing/api.ts';
import { BUYER } from '../testing/fake-transaction.ts';
import { BUYER_KEY } from '../testing/identity.ts';
import { PhantomApp } from '../testing/phantom-app.ts';
import { connectPhantom, connectUrlOf, linkOf, postReturn, unsignedTransaction } from '../testing/phantom-flow.ts';
import { tempDirectory } from '../testing/temp-directory.ts';

it('a channel to Phantom, what it was asked and which nonces were used survive a restart', async () => {
  const databaseFile = join(tempDirectory(), 'store.sqlite');
  const restarted = async (before: TestApi | null): Promise<TestApi> => {
    await before?.stop();
    return startTestApi({ databaseFile });
  };
  const app = new PhantomApp(BUYER_KEY);
  let api = await restarted(null);
  try {
    const payment = await api.connect('tidewater-circle');
    const connecting = app.approve(await connectUrlOf(api, payment));
    api = await restarted(api);
    expect((await postReturn(api, connecting)).status).toBe(200);
    const link = await linkOf(api, 'transaction', { payment_id: payment.id, serialized_transaction_b58: unsignedTransaction(BUYER) });
    api = await restarted(api);
    expect(errorCode(await postReturn(api, connecting))).toBe('phantom_replayed');
    expect((await postReturn(api, app.approve(link))).json).toMatchObject({ wallet_address: BUYER });
    await connectPhantom(api, app, payment);
  } finally {
    await api.stop();
  }
});
