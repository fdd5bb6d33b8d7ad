import { describe, expect, it, vi } from 'vitest';
import type { CheckoutView } from './checkout-desk.ts';
import { untilFirstView } from './first-view.ts';

function desk(first: CheckoutView) {
  let view = first;
  const listeners = new Set<() => void>();
  return {
    getSnapshot: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(next: CheckoutView): void {
      view = next;
      listeners.forEach((listener) => listener());
    },
    listeners,
  };
}

async function settledBy(promise: Promise<void>): Promise<boolean> {
  const settled = vi.fn();
  void promise.then(settled);
  await Promise.resolve();
  await Promise.resolve();
  return settled.mock.calls.length > 0;
}

describe('the first view of a checkout', () => {
  it('waits while the static page shows as much, and forgets the desk afterwards', async () => {
    const shop = desk({ tag: 'arriving' });
    const first = untilFirstView(shop);
    shop.show({ tag: 'open', state: { tag: 'opening' } });
    expect(await settledBy(first)).toBe(false);
    shop.show({ tag: 'open', state: { tag: 'closed', reason: 'not-found', product: null } });
    expect(await settledBy(first)).toBe(true);
    expect(shop.listeners.size).toBe(0);
  });

  it('is there at once when there is something to say', async () => {
    expect(await settledBy(untilFirstView(desk({ tag: 'refused', problem: 'expired', product: null })))).toBe(true);
  });

  it('does not wait for ever', async () => {
    vi.useFakeTimers();
    const first = untilFirstView(desk({ tag: 'arriving' }), 4_000);
    await vi.advanceTimersByTimeAsync(3_999);
    expect(await settledBy(first)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await settledBy(first)).toBe(true);
    vi.useRealTimers();
  });
});
