// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandedOver } from './handed-over.ts';

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe('what a frame remembers of its window', () => {
  it('is kept for the product, for an hour, or until it is forgotten', () => {
    let now = 1_000_000;
    const memory = createHandedOver('tide', () => now);
    expect(memory.read()).toBeNull();
    memory.write('pay_1');
    expect(createHandedOver('tide', () => now).read()).toBe('pay_1');
    expect(createHandedOver('other', () => now).read()).toBeNull();
    now += 3_600_000;
    expect(memory.read()).toBeNull();
    memory.write('pay_2');
    memory.forget();
    expect(memory.read()).toBeNull();
  });

  it('is nothing where storage is blocked, and nothing breaks', () => {
    vi.stubGlobal('sessionStorage', undefined);
    const memory = createHandedOver('tide');
    memory.write('pay_1');
    memory.forget();
    expect(memory.read()).toBeNull();
  });
});
