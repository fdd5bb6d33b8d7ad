// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createLastWallet, pageStorage } from './last-wallet.ts';

describe('createLastWallet', () => {
  it('remembers across visits through storage', () => {
    localStorage.clear();
    createLastWallet(pageStorage()).remember('Backpack');
    expect(createLastWallet(pageStorage()).read()).toBe('Backpack');
  });

  it('remembers for this page when every access to storage throws', () => {
    const forbidden = {
      getItem: (): never => {
        throw new DOMException('denied', 'SecurityError');
      },
      setItem: (): never => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const last = createLastWallet(forbidden);
    expect(last.read()).toBeNull();
    last.remember('Backpack');
    expect(last.read()).toBe('Backpack');
  });

  it('does without storage where even asking for it throws', () => {
    const blocked = vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(pageStorage()).toBeNull();
    blocked.mockRestore();
  });
});
