import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startReading } from './reading.ts';

class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  show(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const flush = () => vi.advanceTimersByTimeAsync(0);

describe('a reading', () => {
  it('reads at once, then again after the time its value asks for, and ends when the value asks for none', async () => {
    const answers = ['a', 'b', 'end'];
    const reading = startReading<string>({ initial: '-', read: async () => answers.shift() ?? 'too many', nextIn: (value) => (value === 'end' ? null : 1_000), page: new FakePage() });
    expect(reading.getSnapshot()).toBe('-');
    await flush();
    expect(reading.getSnapshot()).toBe('a');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reading.getSnapshot()).toBe('end');
  });

  it('rests while nobody looks and reads at once when somebody does again', async () => {
    const page = new FakePage();
    let count = 0;
    const reading = startReading<number>({ initial: 0, read: async () => (count += 1), nextIn: () => 1_000, page });
    await flush();
    page.show('hidden');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reading.getSnapshot()).toBe(1);
    page.show('visible');
    await flush();
    expect(reading.getSnapshot()).toBe(2);
  });

  it('drops an older answer that comes after a newer question', async () => {
    const settle: ((value: string) => void)[] = [];
    const reading = startReading<string>({ initial: '-', read: () => new Promise((resolve) => settle.push(resolve)), nextIn: () => null, page: new FakePage() });
    reading.readAgain();
    settle[1]?.('new');
    await flush();
    settle[0]?.('old');
    await flush();
    expect(reading.getSnapshot()).toBe('new');
  });
});
