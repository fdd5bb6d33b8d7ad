import { describe, expect, it } from 'vitest';
import type { PayerProof } from '../../../payment/recover/payer-proof.ts';
import type { Clue } from '../../../payment/recover/read-clue.ts';
import type { Recovery } from '../../../payment/recover/recovery.ts';
import type { Signature } from '../../../solana/address.ts';
import { testAddress, testSignature } from '../../../testing/solana-keys.ts';
import { openRecoveryDesk } from './recovery-desk.ts';

const first = testSignature('first');
const second = testSignature('second');

/** A desk whose looks are answered by hand, and whose waits end by hand. */
function setUp(asked: Signature | null = null) {
  const looks: { readonly clue: Clue; readonly proof: PayerProof | null; readonly signal: AbortSignal; readonly answer: (recovery: Recovery) => void }[] = [];
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  const page: { awake: boolean; wake: (() => void) | null } = { awake: true, wake: null };
  const desk = openRecoveryDesk({
    asked,
    look: (clue, proof, signal) => new Promise((answer) => looks.push({ clue, proof, signal, answer })),
    origin: 'https://pay.example.com',
    clock: { now: () => 0, sleep: (ms, signal) => new Promise((end, reject) => {
      waits.push({ ms, end });
      signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    }) },
    attention: {
      awake: () => page.awake,
      onWake: (listener) => {
        page.wake = listener;
        return () => {
          page.wake = null;
        };
      },
    },
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { desk, looks, waits, page, settle };
}

describe('the search for a payment', () => {
  it('says what is wrong with a text, and looks for nothing', () => {
    const { desk, looks } = setUp();
    expect(desk.submit('  ')).toBe('empty');
    expect([desk.getSnapshot().tag, looks.length]).toEqual(['form', 0]);
  });

  it('looks again at what may change, and ends with what may not', async () => {
    const { desk, looks, waits, settle } = setUp();
    expect(desk.submit(first)).toBeNull();
    expect(desk.getSnapshot()).toMatchObject({ tag: 'looking' });
    looks[0]?.answer({ tag: 'underway', signature: first });
    await settle();
    expect(desk.getSnapshot()).toMatchObject({ tag: 'told', recovery: { tag: 'underway' } });
    expect(waits.map(({ ms }) => ms)).toEqual([5_000]);
    waits[0]?.end();
    await settle();
    looks[1]?.answer({ tag: 'other-seller', signature: first });
    await settle();
    expect(desk.getSnapshot()).toMatchObject({ recovery: { tag: 'other-seller' } });
    expect([looks.length, waits.length]).toEqual([2, 1]);
  });

  it('rests while nobody looks at the page', async () => {
    const { desk, looks, waits, page, settle } = setUp();
    desk.submit(first);
    looks[0]?.answer({ tag: 'underway', signature: first });
    await settle();
    page.awake = false;
    waits[0]?.end();
    await settle();
    expect(looks).toHaveLength(1);
    page.wake?.();
    await settle();
    expect(looks).toHaveLength(2);
  });

  it('drops an answer to a question that was given up', async () => {
    const { desk, looks, settle } = setUp();
    desk.submit(first);
    desk.lookForAnother();
    desk.submit(second);
    expect(looks[0]?.signal.aborted).toBe(true);
    looks[0]?.answer({ tag: 'other-seller', signature: first });
    await settle();
    expect(desk.getSnapshot()).toMatchObject({ tag: 'looking', clue: { signature: second } });
  });

  it('does nothing more when it is stopped', async () => {
    const { desk, looks, waits, settle } = setUp();
    desk.submit(first);
    looks[0]?.answer({ tag: 'underway', signature: first });
    await settle();
    desk.stop();
    waits[0]?.end();
    await settle();
    expect(looks).toHaveLength(1);
  });

  it('looks at once for the transaction that the address names', () => {
    expect(setUp(first).looks).toMatchObject([{ clue: { tag: 'signature', signature: first }, proof: null }]);
    expect(setUp().looks).toEqual([]);
  });

  it('takes a proof into every look from then on', async () => {
    const { desk, looks, settle } = setUp(first);
    looks[0]?.answer({ tag: 'other-seller', signature: first });
    await settle();
    const proof = { sessionId: 'id-1', wallet: testAddress('buyer') };
    desk.proveWith(proof);
    expect(desk.getSnapshot()).toMatchObject({ tag: 'looking' });
    desk.lookForAnother();
    desk.submit(second);
    expect(looks.map((look) => look.proof)).toEqual([null, proof, proof]);
  });
});
