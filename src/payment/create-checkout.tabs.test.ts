import { describe, expect, it } from 'vitest';
import { TestWorld } from '../testing/payment-world.ts';
import { nameAddress } from './sim/names.ts';
import { FAIR } from './sim/weather.ts';

const devices = (changes: Partial<(typeof FAIR.devices)[number]>) => ({ devices: FAIR.devices.map((device) => ({ ...device, ...changes })) });

describe('two tabs of one browser', () => {
  it('clicking pay together open one wallet; the other tab follows and shows the end', async () => {
    const test = new TestWorld();
    const [one, other] = [test.open(), test.open()];
    await test.until(one, 'choosing');
    await test.until(other, 'choosing');
    one.checkout.intents.continueWith('Sim');
    other.checkout.intents.continueWith('Sim');
    await test.untilStep('review');
    const [holder, follower] = one.checkout.getState().tag === 'review' ? [one, other] : [other, one];
    expect(follower.checkout.getState().tag).toBe('elsewhere');
    holder.checkout.intents.approve();
    await test.until(holder, 'paid');
    await test.until(follower, 'paid');
    expect(test.diary.walletAsked).toHaveLength(1);
  });

  it('without Web Locks still send one payment: the journal decides', async () => {
    const test = new TestWorld(devices({ hasLocks: false }));
    const [one, other] = [test.open(), test.open()];
    await test.toReview(one);
    await test.toReview(other);
    one.checkout.intents.approve();
    other.checkout.intents.approve();
    await test.pass(120_000);
    const landed = test.world.ledger.landings();
    expect(landed.length).toBeLessThanOrEqual(1);
    expect(new Set(test.diary.sent.map(({ signature }) => signature)).size).toBeLessThanOrEqual(1);
  });

  it('show in the one how far the other is', async () => {
    // A seed in which the channel loses none of these messages.
    const test = new TestWorld({}, 2);
    const [one, other] = [test.open(), test.open()];
    await test.until(other, 'choosing');
    await test.approve(one);
    await test.untilStep('sent');
    await test.until(other, 'elsewhere');
    await test.pass(1_000);
    expect(other.checkout.getState()).toMatchObject({ tag: 'elsewhere', progress: { tag: 'settling' } });
  });

  it('leave a screen that leads nowhere when the other one pays', async () => {
    const test = new TestWorld({ ...devices({ hasLocks: false }), hilt: { ...FAIR.hilt, wrongSums: 1 } });
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.intents.continueWith('Sim');
    await test.until(page, 'blocked');
    test.world.hilt.temper = FAIR.hilt;
    const other = test.open();
    await test.approve(other);
    const { signature } = await test.until(other, 'paid');
    expect(await test.until(page, 'paid', 5_000)).toMatchObject({ signature });
  });

  it('never take the payment from each other, but the second takes it up when the first is gone', async () => {
    const test = new TestWorld({ ...devices({ wallet: { ...firstWallet(), hang: 1 } }) });
    const [one, other] = [test.open(), test.open()];
    await test.until(other, 'choosing');
    await test.approve(one);
    await test.untilStep('wallet asked');
    other.checkout.intents.continueWith('Sim');
    await test.until(other, 'elsewhere');
    await test.pass(600_000);
    expect(other.checkout.getState().tag).toBe('elsewhere');
    test.device.crash(one);
    await test.until(other, 'choosing');
  });
});

describe('a tab that does not know yet what another one has written', () => {
  /** Another tab, without locks, has asked a wallet once more. */
  function askOnceMore({ device }: TestWorld): void {
    const entry = device.storage.peek(device.key);
    const [first] = entry?.attempts ?? [];
    if (entry === null || first?.phase !== 'exposed') throw new Error('nothing is under way');
    const { transaction: _, signature: _signature, answeredHeight: _height, signedAt: _signed, sentAt: _sent, ...own } = first;
    device.storage.put({ ...entry, epoch: entry.epoch + 1, attempts: [{ ...own, id: 'other', mode: 'sign-and-send', phase: 'unanswered' }, ...entry.attempts] });
  }

  it('never says "not charged" while the other may be charged: the journal is asked first', async () => {
    const test = new TestWorld({ ledger: { drop: 1, rollback: 0, slowestMs: 1_000 } });
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'settling');
    await test.pass(1_000);
    askOnceMore(test);
    await test.untilStep('concluding');
    await test.pass(60_000);
    expect(test.diary.shownBy.get(page)).not.toContain('not-charged');
    expect(page.checkout.getState()).toMatchObject({ tag: 'settling', attempt: { id: 'other' } });
  });

  it('takes over what the other wrote, even when both wrote the same number of times', async () => {
    const test = new TestWorld({ ledger: { drop: 1, rollback: 0, slowestMs: 1_000 } });
    const page = test.open();
    await test.approve(page);
    await test.until(page, 'settling');
    await test.pass(1_000);
    askOnceMore(test);
    // This tab has something to write too: somebody else claims the payment.
    const session = test.world.hilt.sessions.get('pay-1');
    if (session === undefined) throw new Error('Hilt has opened no session');
    session.claim = test.world.names.signature();
    await test.pass(20_000);
    const stored = test.device.storage.peek(test.device.key)?.attempts ?? [];
    expect(stored.map(({ id }) => id)).toContain('other');
    // And what this tab had to write is there too: it goes on from the other's entry.
    expect(stored.map(({ phase }) => phase)).toContain('found');
  });
});

describe('storage', () => {
  it('that fails while signed bytes are given up keeps everything else from being offered until they are dead', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    await test.untilStep('clearing-send');
    test.device.storage.faults = { ...test.device.storage.faults, blocked: true };
    const session = test.world.hilt.sessions.get('pay-1');
    if (session === undefined) throw new Error('Hilt has opened no session');
    test.world.hilt.sessions.set('pay-1', { ...session, wire: { ...session.wire, expires_at: test.world.clock.now - 200_000 } });
    await test.until(page, 'settling');
    expect(test.diary.steps).toContain('dropping');
    await test.until(page, 'not-charged');
    expect(test.diary.shownBy.get(page)).not.toContain('expired');
    expect(test.diary.sent).toHaveLength(0);
  });

  it('that fails while a withdrawn code is paid all the same does not hide the payment', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.until(page, 'choosing');
    page.checkout.intents.payByCode();
    const { session } = await test.until(page, 'scanning');
    page.checkout.intents.withdrawCode();
    await test.until(page, 'choosing');
    test.device.storage.faults = { ...test.device.storage.faults, writeFails: 1 };
    test.world.scanner.scan({ paymentId: session.terms.paymentId, reference: session.terms.reference, total: session.terms.total }, nameAddress(50));
    await test.until(page, 'paid');
    expect(test.diary.steps.filter((step) => step === 'locking').length).toBeLessThan(5);
  });

  it('that cannot be written does not make this tab forget the wallet that has not answered, when the buyer pays again under a new session', async () => {
    const test = new TestWorld({ ...devices({ storage: { blocked: false, readFails: 0, writeFails: 1, slowestMs: 5 }, wallet: { ...firstWallet(), mode: 'sign-and-send', hang: 1, restamp: 1 } }), hilt: { ...FAIR.hilt, sessionMs: 400_000 } });
    const page = test.open();
    await test.approve(page);
    await test.untilStep('wallet asked');
    await test.payAgain(page, 300_000);
    page.checkout.intents.approve();
    await test.untilStep('wallet asked');
    await test.until(page, 'settling');
    test.device.wallet.answerLate();
    expect((await test.until(page, 'paid-twice')).signatures).toEqual(expect.arrayContaining(test.diary.sent.map(({ signature }) => signature)));
  });

  it('that is blocked is announced, and the payment works in this tab', async () => {
    const test = new TestWorld(devices({ storage: { blocked: true, readFails: 0, writeFails: 0, slowestMs: 5 } }));
    const page = test.open();
    const choosing = await test.until(page, 'choosing');
    expect(choosing.degraded).toBe(true);
    await test.approve(page);
    const paid = await test.until(page, 'paid');
    expect(paid.degraded).toBe(true);
  });

  it('that fails when the wallet is about to be asked keeps the wallet closed until the buyer knows', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.toReview(page);
    test.device.storage.faults = { ...test.device.storage.faults, blocked: true };
    page.checkout.intents.approve();
    await test.untilStep('journaling-ask');
    const review = await test.until(page, 'review');
    expect(review.degraded).toBe(true);
    expect(test.diary.walletAsked).toHaveLength(0);
    page.checkout.intents.approve();
    await test.until(page, 'paid');
  });

  it('that fails after the signature keeps the bytes from being sent, and nothing else is offered until they are dead', async () => {
    const test = new TestWorld();
    const page = test.open();
    await test.approve(page);
    await test.untilStep('claiming');
    test.device.storage.faults = { ...test.device.storage.faults, blocked: true };
    await test.until(page, 'settling');
    const state = await test.until(page, 'not-charged');
    expect(state.outcome.why).toBe('never-landed');
    expect(test.diary.sent).toHaveLength(0);
  });
});

describe('a page nobody looks at', () => {
  it('stops asking Hilt, and asks at once when it is seen again', async () => {
    const test = new TestWorld({ ledger: { drop: 1, rollback: 0, slowestMs: 1_000 } });
    const page = test.open();
    await test.approve(page);
    await test.untilStep('sent');
    page.awake = false;
    await test.pass(40_000);
    const asked = test.world.hilt.served.length;
    await test.pass(40_000);
    expect(test.world.hilt.served.length).toBe(asked);
    page.awake = true;
    page.checkout.wake();
    await test.pass(1_000);
    expect(test.world.hilt.served.length).toBe(asked + 1);
  });
});

function firstWallet() {
  const [device] = FAIR.devices;
  if (device === undefined) throw new Error('fair weather has a device');
  return device.wallet;
}
