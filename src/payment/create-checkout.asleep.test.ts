import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import { nameAddress } from './sim/names.ts';
import { FAIR } from './sim/weather.ts';

const devices = (changes: Partial<(typeof FAIR.devices)[number]>) => ({ devices: FAIR.devices.map((device) => ({ ...device, ...changes })) });

describe('a tab with a code on the screen', () => {
  it('that slept while another tab was paid and shows the code of one more purchase never takes what Hilt says of the first for the second', async () => {
    const test = new TestWorld(devices({ hasLocks: false }));
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.intents.payByCode();
    const { session } = await test.until(page, 'scanning');
    page.awake = false;
    const entry = test.device.storage.peek(test.device.key);
    const [code] = entry?.attempts ?? [];
    if (entry === null || code?.phase !== 'shown') throw new Error('no code is on the screen');
    test.world.scanner.scan(session.terms, nameAddress(50));
    await test.pass(20_000);
    const [landed] = test.world.ledger.landings();
    if (landed === undefined) throw new Error('the phone has not paid');
    const confirmed = test.world.hilt.confirm({ payment_id: 'pay-1', slug: 'tide', tx_signature: landed.transaction.signature ?? '', payer_wallet: landed.transaction.payer });
    expect(confirmed).toMatchObject({ status: 200 });
    const terms = { ...session.terms, paymentId: 'pay-2', reference: nameAddress(60) };
    test.device.storage.put({ ...entry, epoch: entry.epoch + 6, session: { ...entry.session, terms }, recorded: ['pay-1'], attempts: [{ ...code, id: 'once-more', paymentId: 'pay-2' }] });
    page.awake = true;
    page.checkout.wake();
    await test.pass(5_000);
    expect(test.diary.shownBy.get(page)).not.toContain('paid');
  });

  it('that slept until its session was over goes on with what another tab has begun since', async () => {
    const test = new TestWorld({ ...devices({ hasLocks: false }), hilt: { ...FAIR.hilt, sessionMs: 250_000 } });
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.intents.payByCode();
    await test.until(page, 'scanning');
    page.awake = false;
    const entry = test.device.storage.peek(test.device.key);
    const [code] = entry?.attempts ?? [];
    if (entry === null || code?.phase !== 'shown') throw new Error('no code is on the screen');
    await test.pass(260_000);
    const terms = { ...entry.session.terms, paymentId: 'pay-2', reference: nameAddress(60) };
    const begun = { ...entry.session, terms, expiresAt: test.world.clock.now + 900_000 };
    test.device.storage.put({ ...entry, epoch: entry.epoch + 4, session: begun, earlier: [entry.session], accepted: [code.id], attempts: [{ ...code, id: 'once-more', paymentId: 'pay-2' }, code] });
    page.awake = true;
    page.checkout.wake();
    await test.pass(5_000);
    expect(page.checkout.getState()).toMatchObject({ session: { terms: { paymentId: 'pay-2' } } });
  });
});

describe('a tab that did not hear what another one has begun, once it is looked at again,', () => {
  /** Another tab has asked a wallet that has not answered. */
  function askInAnotherTab({ world, device }: TestWorld): void {
    const entry = device.storage.peek(device.key);
    if (entry === null) throw new Error('nothing is journaled');
    const theirs = { id: 'theirs', paymentId: 'pay-1', mode: 'sign-and-send', payer: device.account, walletName: 'Sim', blockhash: world.names.blockhash(), lastValidBlockHeight: 1_000_500, askedAt: 0, phase: 'unanswered' } as const;
    device.storage.put({ ...entry, epoch: entry.epoch + 1, attempts: [theirs, ...entry.attempts] });
  }

  it.each([
    ['tampered', { tamper: 1 }],
    ['review', {}],
  ] as const)('takes it up from "%s"', async (tag, temper) => {
    const test = new TestWorld(devices({ hasLocks: false, wallet: { ...firstWallet(), ...temper } }));
    const page = test.open();
    await test.toReview(page);
    if (tag !== 'review') page.checkout.intents.approve();
    await test.until(page, tag);
    askInAnotherTab(test);
    page.checkout.wake();
    expect(await test.until(page, 'settling')).toMatchObject({ attempt: { id: 'theirs' } });
  });

  it('takes it up instead of trying again what Solana kept from it', async () => {
    const test = new TestWorld(devices({ hasLocks: false }));
    const page = test.open();
    await test.until(page, 'choosing');
    for (const node of test.world.nodes) node.down = true;
    page.checkout.intents.continueWith('Sim');
    await test.until(page, 'stalled');
    askInAnotherTab(test);
    for (const node of test.world.nodes) node.down = false;
    page.checkout.wake();
    expect(await test.until(page, 'settling')).toMatchObject({ attempt: { id: 'theirs' } });
    expect(test.diary.shownBy.get(page)).not.toContain('review');
  });

  it('takes it up as soon as the step is over in the middle of which it was woken', async () => {
    const test = new TestWorld(devices({ hasLocks: false }));
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.intents.continueWith('Sim');
    await test.untilStep('preflighting');
    askInAnotherTab(test);
    page.checkout.wake();
    expect(await test.until(page, 'settling')).toMatchObject({ attempt: { id: 'theirs' } });
  });
});

describe('a tab that slept through a purchase', () => {
  it('can tell, for the next purchase remembers it', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'paid');
    page.checkout.intents.startOver();
    await test.toReview(page);
    expect(test.device.storage.peek(test.device.key)).toMatchObject({ session: { terms: { paymentId: 'pay-2' } }, recorded: ['pay-1'] });
    page.checkout.intents.approve();
    await test.until(page, 'paid');
    page.checkout.intents.startOver();
    await test.toReview(page);
    expect(test.device.storage.peek(test.device.key)?.recorded).toEqual(['pay-2', 'pay-1']);
  });

  it('does not bring its attempt back: the buyer buys once more, and that attempt is over', async () => {
    const test = new TestWorld({ ...devices({ hasLocks: false }), ledger: { drop: 1, rollback: 0, slowestMs: 1_000 } });
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'settling');
    await test.pass(1_000);
    const entry = test.device.storage.peek(test.device.key);
    const [old] = entry?.attempts ?? [];
    if (entry === null || old?.phase !== 'exposed') throw new Error('nothing is under way');
    const { transaction: _, signature: _signature, answeredHeight: _height, signedAt: _signed, sentAt: _sent, ...own } = old;
    const terms = { ...entry.session.terms, paymentId: 'pay-2', reference: nameAddress(60) };
    test.device.storage.put({ ...entry, epoch: entry.epoch + 6, session: { ...entry.session, terms }, recorded: ['pay-1'], attempts: [{ ...own, id: 'once-more', paymentId: 'pay-2', mode: 'sign-and-send', phase: 'unanswered' }] });
    page.checkout.wake();
    await test.pass(5_000);
    expect(page.checkout.getState()).toMatchObject({ tag: 'settling', attempt: { id: 'once-more' } });
    expect(test.device.storage.peek(test.device.key)?.attempts.map(({ id }) => id)).toEqual(['once-more']);
  });
});

function firstWallet() {
  const [device] = FAIR.devices;
  if (device === undefined) throw new Error('fair weather has a device');
  return device.wallet;
}
