import { randomUUID } from 'node:crypto';
import { accountKey, walletSeed } from '../../sandbox/wallet/account-key.ts';
import { THIEF } from '../../sandbox/wallet/wire/tamper.ts';
import { expectPaidOnce } from '../support/landed.ts';
import { pay, reachReview, signReviewed, UNDERWAY } from '../support/pay.ts';
import { expect, test } from '../support/test.ts';

/** What real wallets do differently: they add instructions of their own, or send by themselves. */

const GUARD_PROGRAM = 'L2TExMFKdjpN9kozasaurPirfHy9P8sbXoAN1qA3S95';
const LAYOUTS = [
  { guards: 'one-after', about: 'one guard after it', before: 0, after: 1 },
  { guards: 'two-after', about: 'two guards after it', before: 0, after: 2 },
  { guards: 'three-before-one-after', about: 'three guards before it and one after', before: 3, after: 1 },
] as const;

/** How many guards stand at the beginning and at the end, and that there are no others. */
function expectGuards(programs: readonly string[], { before, after }: { readonly before: number; readonly after: number }): void {
  const guards = programs.map((program) => program === GUARD_PROGRAM);
  const ours = guards.length - before - after;
  expect(guards).toEqual([...Array.from({ length: before }, () => true), ...Array.from({ length: ours }, () => false), ...Array.from({ length: after }, () => true)]);
  expect(ours).toBeGreaterThan(3);
}

for (const { guards, about, ...layout } of LAYOUTS) {
  test(`a wallet that signs the payment with ${about} is paid with`, { tag: '@desktop' }, async ({ tab, checkout, wallet, network, sandbox }) => {
    await wallet.startWith({ guards });
    await checkout.open('tidewater-circle');
    await pay(tab);
    const landed = await expectPaidOnce(sandbox.rpc, await wallet.address(), await network.session());
    expectGuards(landed.programs, layout);
  });
}

test.describe('a wallet that can only sign and send', () => {
  test.beforeEach(({ wallet }) => wallet.startWith({ abilities: 'send-only' }));

  test('is paid with, and what landed is compared with what was shown', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, guard, sandbox }) => {
    guard.allow(/503/);
    await checkout.open('tidewater-circle');
    await reachReview(tab);
    await expect(page.getByText('It sends the payment itself, so this page can compare only afterwards.')).toBeVisible();
    // While Hilt cannot record it, what the page says comes from its own comparison.
    await sandbox.api.pauseWatcher();
    await sandbox.api.fault({ route: 'confirm', effect: { kind: 'status', status: 503 } });
    await signReviewed(tab, 'send');
    await expect(checkout.milestone('Confirmed on Solana')).toHaveAttribute('data-state', 'done');
    await checkout.expectTitle(UNDERWAY);
    await expect(page.getByText('Your wallet sent something more', { exact: false })).toHaveCount(0);
    await sandbox.api.clearFaults();
    await checkout.expectTitle('Paid. Your access is ready');
    await expectPaidOnce(sandbox.rpc, await wallet.address(), await network.session());
    expect((await wallet.log()).map(({ kind }) => kind)).toEqual(['connect', 'send']);
    // Sent once, by the wallet: the page never had the signed bytes.
    expect(network.requests.filter(({ body }) => body.includes('"sendTransaction"'))).toHaveLength(1);
  });

  test('may add guards like any other', { tag: '@desktop' }, async ({ tab, checkout, wallet, network, sandbox }) => {
    await wallet.startWith({ abilities: 'send-only', guards: 'three-before-one-after' });
    await checkout.open('harbour-postcards');
    await pay(tab, 'send');
    const landed = await expectPaidOnce(sandbox.rpc, await wallet.address(), await network.session());
    expectGuards(landed.programs, { before: 3, after: 1 });
  });

  test('is found out when it sends something more, although the seller got everything', { tag: '@desktop' }, async ({ tab, page, checkout, guard, wallet, sandbox }) => {
    guard.allow(/503/);
    await wallet.startWith({ abilities: 'send-only', tamper: 'extra-transfer' });
    const name = randomUUID();
    await sandbox.rpc.setLamports(accountKey(walletSeed({ read: () => null, write: () => undefined }, name), THIEF).address, 1_000_000_000n);
    await checkout.open('tidewater-circle', `?sandbox_wallet=${name}`);
    await reachReview(tab);
    await sandbox.api.pauseWatcher();
    await sandbox.api.fault({ route: 'confirm', effect: { kind: 'status', status: 503 } });
    await signReviewed(tab, 'send');
    await expect(page.getByText('The seller gets what was shown, but your wallet sent something more.', { exact: false })).toBeVisible();
    // Hilt judges what the seller got, so it is paid all the same.
    await sandbox.api.clearFaults();
    await checkout.expectTitle('Paid. Your access is ready');
  });
});
