import { describe, expect, it, vi } from 'vitest';
import type { Followed } from './follow.ts';
import { createHandover } from './handover.ts';

function world({ before = null as string | null, opens = true } = {}) {
  let known = before;
  const followed: (string | null)[] = [];
  const snapshot: Followed = { payment: null, terms: null, seen: false };
  const memory = { read: () => before, write: vi.fn<(paymentId: string) => void>(), forget: vi.fn<() => void>() };
  const stop = vi.fn<() => void>();
  const open = vi.fn<(path: string) => boolean>(() => opens);
  const make = () =>
    createHandover({
      plan: {
        href: () => `/popup#slug=tide&pay=${known}`,
        paymentId: () => known,
        prepare: (paymentId) => {
          known = paymentId ?? known ?? 'pay_new';
          return Promise.resolve();
        },
      },
      memory,
      stop,
      open,
      follow: (paymentId) => {
        followed.push(paymentId);
        return { getSnapshot: () => snapshot, subscribe: () => () => undefined, readAgain: () => undefined };
      },
    });
  return { make, memory, stop, open, followed };
}

describe('the step from a frame to a window', () => {
  it('ends this checkout for good, remembers it, and follows the payment the window was given', async () => {
    const { make, memory, stop, open, followed } = world();
    const handover = make();
    handover.offer('pay_1');
    await Promise.resolve();
    expect(stop).not.toHaveBeenCalled();
    handover.openWindow();
    expect(open).toHaveBeenCalledWith('/popup#slug=tide&pay=pay_1');
    expect(stop).toHaveBeenCalledTimes(1);
    expect(memory.write).toHaveBeenCalledWith('pay_1');
    expect(followed).toEqual(['pay_1']);
    expect(handover.following()).toMatchObject({ paymentId: 'pay_1', opened: true });
  });

  it('is taken even where no hold on the window comes back: one may have opened', () => {
    const { make, stop } = world({ opens: false });
    const handover = make();
    handover.openWindow();
    expect(stop).toHaveBeenCalledTimes(1);
    expect(handover.following()).toMatchObject({ opened: false });
  });

  it('is taken once: opened again, the window is the same and so is what is followed', () => {
    const { make, stop, followed } = world();
    const handover = make();
    handover.openWindow();
    handover.openWindow();
    expect(stop).toHaveBeenCalledTimes(1);
    expect(followed).toHaveLength(1);
  });

  it('was taken by a forerunner of this frame: it follows from the start', () => {
    const { make, stop, followed } = world({ before: 'pay_0' });
    const handover = make();
    expect(followed).toEqual(['pay_0']);
    expect(stop).toHaveBeenCalledTimes(1);
    expect(handover.following()).toMatchObject({ paymentId: 'pay_0', opened: true });
  });
});
