import { describe, expect, it } from 'vitest';
import type { PortMessage } from '../protocol/messages.ts';
import { judgeFrame, type Observed } from './checks.ts';

const PAY = 'https://pay.example';

function judged(change: Partial<Observed>, ...messages: readonly PortMessage[]) {
  const observed: Observed = { refused: '', answered: true, heard: new Map(messages.map((message) => [message.type, message])), ...change };
  return Object.fromEntries(judgeFrame(PAY, observed).map(({ name, verdict, fix }) => [name, [verdict, fix] as const]));
}

describe('the seller’s check of a page', () => {
  it('is content where everything works', () => {
    const found = judged({}, { type: 'conditions', storage: true, wallet: true });
    expect(Object.values(found)).toEqual(Array.from({ length: 4 }, () => ['good', '']));
  });

  it('says which policy to change, and how', () => {
    expect(judged({ refused: 'frame-src', answered: false })).toEqual({ Policy: ['bad', `Add "frame-src ${PAY}" to it.`] });
  });

  it('says whom to ask when the checkout does not answer', () => {
    expect(judged({ answered: false })['Frame']).toEqual(['bad', expect.stringContaining('HILT_EDGE_FRAME_ANCESTORS')]);
  });

  it('notes what buyers will meet in a window', () => {
    const found = judged({}, { type: 'conditions', storage: false, wallet: false });
    expect([found['Storage']?.[0], found['Wallets']?.[0]]).toEqual(['note', 'note']);
  });

  it('notes a product that cannot be bought', () => {
    expect(judged({}, { type: 'ready' })['Product']?.[0]).toBe('note');
  });
});
