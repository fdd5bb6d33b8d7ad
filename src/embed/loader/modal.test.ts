// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createModal } from './modal.ts';
import { settle } from './options.ts';

beforeEach(() => {
  document.body.innerHTML = '<button>Buy</button>';
});
afterEach(() => vi.restoreAllMocks());

function opened() {
  const onGone = vi.fn();
  const opener = document.querySelector('button');
  const handle = createModal('https://pay.example', settle('tide', {}), onGone).open(opener, null);
  const dialog = document.querySelector('body > div')?.shadowRoot?.querySelector('dialog') ?? null;
  if (dialog === null) throw new Error('no dialog');
  return { handle, dialog, opener, onGone };
}

/** What whoever sees the dialog gone finds. */
function leftBehind({ dialog, opener, onGone }: ReturnType<typeof opened>) {
  return { open: dialog.open, scroll: document.documentElement.style.overflow, focused: document.activeElement === opener, gone: onGone.mock.calls.length };
}
const CLEAN = { open: false, scroll: '', focused: true, gone: 1 };

describe('the dialog', () => {
  it('holds the page while it is open', () => {
    const checkout = opened();
    expect(leftBehind(checkout)).toMatchObject({ open: true, scroll: 'hidden', gone: 0 });
    checkout.handle.close();
  });

  it.each([
    ['the page', ({ handle }: ReturnType<typeof opened>) => handle.close()],
    ['its button', ({ dialog }: ReturnType<typeof opened>) => dialog.querySelector('button')?.click()],
    ['the dimmed page', ({ dialog }: ReturnType<typeof opened>) => dialog.click()],
    ['Escape on its bar', ({ dialog }: ReturnType<typeof opened>) => dialog.dispatchEvent(new Event('cancel'))],
  ])('closed by %s, leaves the page as it was at that very moment', async (_name, close) => {
    const checkout = opened();
    const told = vi.fn();
    checkout.handle.on('closed', told);
    close(checkout);
    expect(leftBehind(checkout)).toEqual(CLEAN);
    expect(told).toHaveBeenCalledTimes(1);
    expect(await checkout.handle.result).toEqual({ outcome: 'closed' });
    // What the browser says about it afterwards closes nothing a second time.
    checkout.dialog.dispatchEvent(new Event('close'));
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('closed by the browser without a word before, lets go as soon as it is told', () => {
    const checkout = opened();
    checkout.dialog.removeAttribute('open');
    checkout.dialog.dispatchEvent(new Event('close'));
    expect(leftBehind(checkout)).toEqual(CLEAN);
  });

  it('is one, however often it is opened', () => {
    const modal = createModal('https://pay.example', settle('tide', {}), () => undefined);
    const first = modal.open(null, null);
    expect(modal.open(null, null)).toBe(first);
    first.close();
  });

  it('that the page’s policy refuses says so, and offers a tab', () => {
    const checkout = opened();
    const heard: unknown[] = [];
    checkout.handle.on('error', (event) => heard.push(event));
    violate('https://pay.example/logo.png', 'img-src');
    violate('https://other.example', 'frame-src');
    expect(heard).toEqual([]);
    violate('https://pay.example', 'frame-src');
    expect(heard).toEqual([{ v: 1, slug: 'tide', code: 'refused-by-policy' }]);
    expect(checkout.dialog.querySelector('iframe')).toBeNull();
    expect(checkout.dialog.querySelector('a')?.href).toBe('https://pay.example/p/tide');
    checkout.handle.close();
  });

  it('that says nothing for a quarter of a minute says so, and offers a tab', () => {
    vi.useFakeTimers();
    const checkout = opened();
    const heard: unknown[] = [];
    checkout.handle.on('error', (event) => heard.push(event));
    vi.advanceTimersByTime(14_900);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(heard).toEqual([{ v: 1, slug: 'tide', code: 'no-answer' }]);
    expect(checkout.dialog.querySelector('a')?.href).toBe('https://pay.example/p/tide');
    checkout.handle.close();
    vi.useRealTimers();
  });

  it('refused before anybody has pressed is given up, so that the press hears of it itself', () => {
    const onGone = vi.fn();
    createModal('https://pay.example', settle('tide', {}), onGone);
    violate('https://pay.example', 'frame-src');
    expect(onGone).toHaveBeenCalledTimes(1);
    expect(document.querySelectorAll('body > div')).toHaveLength(0);
  });
});

function violate(blockedURI: string, effectiveDirective: string): void {
  document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI, effectiveDirective }));
}
