import { afterEach, describe, expect, it, vi } from 'vitest';
import { EmbeddedLoadingSpinner, LocalConnectionModal, LoopbackPermissionBlockedModal, LoopbackPermissionModal, phoneQuestions } from './phone-dialogs.ts';

afterEach(() => {
  phoneQuestions.getSnapshot()?.stop();
  vi.unstubAllGlobals();
});

const kind = (): string | null => phoneQuestions.getSnapshot()?.kind ?? null;

describe('the questions of the phone wallet', () => {
  it('makes the browser ask once the buyer goes on, and leaves the place to the browser’s question', () => {
    const asked = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('nobody there')));
    vi.stubGlobal('fetch', asked);
    const dialog = new LoopbackPermissionModal();
    const closed = vi.fn<(event?: Event) => void>();
    dialog.addEventListener('close', closed);
    dialog.init();
    expect(kind()).toBeNull();
    dialog.open();
    expect([kind(), asked.mock.calls.length]).toEqual(['allow', 0]);
    phoneQuestions.getSnapshot()?.go();
    expect(asked).toHaveBeenCalledExactlyOnceWith('http://localhost', { mode: 'no-cors' });
    expect(kind()).toBeNull();
    // An event would mean that the buyer gave up.
    expect(closed).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  it('opens the app by a tap of its own', () => {
    const dialog = new LocalConnectionModal();
    const launched = vi.fn<() => void>();
    dialog.initWithCallback(launched);
    dialog.open();
    expect([kind(), launched.mock.calls.length]).toEqual(['open', 0]);
    phoneQuestions.getSnapshot()?.go();
    expect(launched).toHaveBeenCalledOnce();
    expect(kind()).toBeNull();
  });

  it.each([LoopbackPermissionModal, LocalConnectionModal, EmbeddedLoadingSpinner])('tells the package when the buyer stops', (Dialog) => {
    const dialog = new Dialog();
    const closed = vi.fn<(event?: Event) => void>();
    dialog.addEventListener('close', closed);
    dialog.open();
    phoneQuestions.getSnapshot()?.stop();
    expect(closed).toHaveBeenCalledExactlyOnceWith(expect.any(Event));
    expect(kind()).toBeNull();
  });

  it('closes a refusal of the browser by either button', () => {
    const dialog = new LoopbackPermissionBlockedModal();
    dialog.open();
    expect(kind()).toBe('blocked');
    phoneQuestions.getSnapshot()?.go();
    expect(kind()).toBeNull();
  });

  it('keeps the newer question when an older dialog is closed late', () => {
    const older = new EmbeddedLoadingSpinner();
    older.open();
    new LocalConnectionModal().open();
    older.close();
    expect(kind()).toBe('open');
  });

  it('tells listeners until they let go', () => {
    const listener = vi.fn<() => void>();
    const stop = phoneQuestions.subscribe(listener);
    const dialog = new EmbeddedLoadingSpinner();
    dialog.open();
    dialog.close();
    stop();
    dialog.open();
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
