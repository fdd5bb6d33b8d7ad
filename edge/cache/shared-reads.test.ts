import { describe, expect, it } from 'vitest';
import { BoundedMap } from './bounded-map.ts';
import { SharedReads } from './shared-reads.ts';

function setup() {
  const state = { now: 1_000, asked: 0 };
  const answers: string[] = [];
  const reads = new SharedReads<string>({ limit: 2, lostMs: 10_000, now: () => state.now, worth: () => ({ freshMs: 100, standInMs: 300 }), empty: (value) => value === '' });
  const read = (key: string) =>
    reads.read(key, async () => {
      state.asked += 1;
      return answers.shift() ?? 'none';
    });
  return { state, answers, reads, read };
}

describe('readings shared by all who ask', () => {
  it('are asked for once, however many wait', async () => {
    const { state, answers, read } = setup();
    answers.push('first', 'second');
    expect(await Promise.all([read('a'), read('a'), read('a')])).toEqual(['first', 'first', 'first']);
    expect(state.asked).toBe(1);
  });

  it('are used to the last fresh millisecond and not longer', async () => {
    const { state, answers, read } = setup();
    answers.push('first', 'second');
    await read('a');
    state.now += 99;
    expect(await read('a')).toBe('first');
    state.now += 1;
    expect(await read('a')).toBe('second');
  });

  it('stand in when a newer one cannot be had, but only for so long', async () => {
    const { state, answers, read } = setup();
    answers.push('first', '', '', 'back');
    await read('a');
    state.now += 299;
    expect(await read('a')).toBe('first');
    state.now += 1;
    expect(await read('a')).toBe('');
    state.now += 100;
    expect(await read('a')).toBe('back');
  });

  it('never keep more keys than allowed: the one untouched for longest goes', async () => {
    const { state, answers, read } = setup();
    answers.push('a', 'b', 'c', 'a again');
    for (const key of ['a', 'b', 'c']) await read(key);
    expect(await read('c')).toBe('c');
    expect(state.asked).toBe(3);
    expect(await read('a')).toBe('a again');
  });

  it('error: a request that fails is not remembered', async () => {
    const { reads } = setup();
    await expect(reads.read('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await reads.read('a', () => Promise.resolve('fine'))).toBe('fine');
  });
});

describe('a bounded map', () => {
  it('counts a look as a touch', () => {
    const map = new BoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.get('a');
    map.set('c', 3);
    expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, undefined, 3, 2]);
  });
});
