import { describe, expect, it } from 'vitest';
import { createSwitchBoard, DEFAULT_SWITCHES, readSwitches } from './switches.ts';

function memory(initial: string | null = null) {
  const kept = new Map<string, string>(initial === null ? [] : [['switches', initial]]);
  return { read: (key: string) => kept.get(key) ?? null, write: (key: string, value: string) => void kept.set(key, value) };
}

describe('readSwitches', () => {
  it('takes what is valid and leaves the rest as it was', () => {
    expect(readSwitches(DEFAULT_SWITCHES, { guards: 'two-after', delay: 'hold', tamper: 'typo', decide: 5, autoFund: false })).toEqual({ ...DEFAULT_SWITCHES, guards: 'two-after', delay: 'hold', autoFund: false });
  });

  it.each([null, 'approve', 7, []])('takes nothing from %j', (junk) => {
    expect(readSwitches(DEFAULT_SWITCHES, junk)).toEqual(DEFAULT_SWITCHES);
  });

  it('does not wait for a negative time', () => {
    expect(readSwitches(DEFAULT_SWITCHES, { delay: -1 }).delay).toBe(0);
  });
});

describe('createSwitchBoard', () => {
  it('survives a reload, and a storage full of nonsense', () => {
    const storage = memory();
    createSwitchBoard(storage).set({ abilities: 'sign-only' });
    expect(createSwitchBoard(storage).get().abilities).toBe('sign-only');
    expect(createSwitchBoard(memory('{nonsense')).get()).toEqual(DEFAULT_SWITCHES);
  });

  it('tells whoever listens', () => {
    const board = createSwitchBoard(memory());
    let told = 0;
    const stop = board.subscribe(() => (told += 1));
    board.set({ decide: 'approve' });
    stop();
    board.set({ decide: 'refuse' });
    expect(told).toBe(1);
  });
});
