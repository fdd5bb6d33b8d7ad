import { describe, expect, it } from 'vitest';
import { CLUSTER_SETTLING } from './commitment.ts';
import { Slots } from './slots.ts';

const SEED = new Uint8Array(32);
const START = 1_800_000_000;
const fresh = (): Slots => new Slots(Slots.genesis(SEED, CLUSTER_SETTLING, START), CLUSTER_SETTLING);
const times = (count: number, from: number = START): number[] => Array.from({ length: count }, () => from);

describe('Slots', () => {
  it('begin with enough blocks that every commitment has one', () => {
    const slots = fresh();
    expect(slots.at('finalized').slot).toBe(slots.oldest.slot);
    expect(slots.newest.slot - slots.at('confirmed').slot).toBe(2);
    expect(slots.newest.time).toBe(START);
  });

  it('move a block through the commitments, slot by slot', () => {
    const slots = fresh();
    slots.advance(times(1));
    const { slot } = slots.newest;
    const seen = Array.from({ length: 34 }, () => {
      const commitment = slots.commitmentOf(slot);
      slots.advance(times(1));
      return commitment;
    });
    expect(seen.filter((commitment) => commitment === 'processed')).toHaveLength(2);
    expect(seen.filter((commitment) => commitment === 'confirmed')).toHaveLength(30);
    expect(seen.slice(-2)).toEqual(['finalized', 'finalized']);
    expect(slots.commitmentOf(slots.newest.slot + 1)).toBeNull();
  });

  it('age a blockhash by one per block, and know it only where its block is known', () => {
    const slots = fresh();
    const { blockhash } = slots.newest;
    expect(slots.blockhashAge(blockhash, 'processed')).toBe(0);
    expect(slots.blockhashAge(blockhash, 'confirmed')).toBeNull();
    slots.advance(times(150));
    expect(slots.blockhashAge(blockhash, 'processed')).toBe(150);
    expect(slots.blockhashAge(blockhash, 'finalized')).toBe(118);
    expect(slots.blockhashAge('unknown', 'processed')).toBeNull();
  });

  it('give every block another hash, and another chain other hashes', () => {
    const slots = fresh();
    slots.advance(times(50));
    const other = new Slots(Slots.genesis(new Uint8Array(32).fill(1), CLUSTER_SETTLING, START), CLUSTER_SETTLING);
    const hashes = [...slots.recent(80), ...other.recent(80)].map((block) => block.blockhash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('keep heights below slots', () => {
    const { slot, height } = fresh().newest;
    expect(height).toBeLessThan(slot);
  });

  it('never let time run backwards', () => {
    const slots = fresh();
    slots.advance([START + 10, START + 3]);
    expect(slots.newest.time).toBe(START + 10);
  });

  it('go on the same after their state was saved', () => {
    const slots = fresh();
    slots.advance(times(200, START + 60));
    const restored = new Slots(slots.state, CLUSTER_SETTLING);
    slots.advance(times(1, START + 61));
    restored.advance(times(1, START + 61));
    expect(restored.newest).toEqual(slots.newest);
    expect(restored.recent(150)).toEqual(slots.recent(150));
  });

  it('forget blocks after twenty minutes, but no blockhash that could still land', () => {
    const slots = fresh();
    const { slot, blockhash } = slots.newest;
    slots.advance(times(300));
    expect(slots.blockhashAge(blockhash, 'processed')).toBe(300);
    slots.advance(times(4000));
    expect(slots.block(slot)).toBeNull();
    expect(slots.block(slots.newest.slot)).toEqual(slots.newest);
    expect(slots.blockhashAge(blockhash, 'processed')).toBeNull();
  });
});
