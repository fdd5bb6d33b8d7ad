// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createTeller } from './handle.ts';

const base = { v: 1, slug: 'tide' };

describe('the handle of a checkout', () => {
  it('resolves with the first payment, and stays with it', async () => {
    const { handle, take, tell } = createTeller('tide', null, () => undefined);
    take({ type: 'paid', amount: '29', currency: 'USDC' });
    tell('closed', { v: 1, slug: 'tide' });
    expect(await handle.result).toEqual({ outcome: 'paid', amount: '29', currency: 'USDC' });
  });

  it('resolves with the closing when nothing was paid', async () => {
    const { handle, tell } = createTeller('tide', null, () => undefined);
    tell('closed', { v: 1, slug: 'tide' });
    expect(await handle.result).toEqual({ outcome: 'closed' });
  });

  it('tells a late listener how things stand, and what comes', () => {
    const { handle, take } = createTeller('tide', null, () => undefined);
    take({ type: 'status', phase: 'opening' });
    take({ type: 'status', phase: 'choosing' });
    take({ type: 'resized', height: 900 });
    const heard: unknown[] = [];
    const stop = handle.on('status', (event) => heard.push(event));
    handle.on('resized', (event) => heard.push(event));
    take({ type: 'status', phase: 'preparing' });
    stop();
    take({ type: 'status', phase: 'paid' });
    expect(heard).toEqual([
      { ...base, phase: 'choosing' },
      { ...base, phase: 'preparing' },
    ]);
  });

  it('tells the element too, out of every shadow root', () => {
    const element = document.createElement('div');
    const heard: unknown[] = [];
    document.body.append(element);
    document.addEventListener('hilt:paid', (event) => event instanceof CustomEvent && heard.push(event.detail));
    createTeller('tide', element, () => undefined).take({ type: 'paid', amount: '29', currency: 'USDC' });
    expect(heard).toEqual([{ ...base, amount: '29', currency: 'USDC' }]);
  });

  it('closes when the buyer asks inside, and keeps the frame’s conditions to itself', () => {
    const close = vi.fn();
    const element = document.createElement('div');
    const dispatch = vi.spyOn(element, 'dispatchEvent');
    const { take } = createTeller('tide', element, close);
    take({ type: 'close' });
    take({ type: 'conditions', storage: true, wallet: true });
    expect(close).toHaveBeenCalledTimes(1);
    expect(dispatch).not.toHaveBeenCalled();
  });
});
