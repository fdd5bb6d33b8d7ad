import { describe, expect, it, vi } from 'vitest';
import { Names } from '../sim/names.ts';
import type { TabMessage } from '../ports.ts';
import { createBrowserAttention } from './attention-browser.ts';
import { BROWSER_CLOCK, BROWSER_RANDOM } from './clock-browser.ts';
import { createWebLocks } from './locks-web.ts';
import { createBroadcastTabs } from './tabs-broadcast.ts';

/** One browser's lock manager: a lock lasts as long as the promise of the callback that got it. */
function lockManager() {
  const held = new Set<string>();
  const options: unknown[] = [];
  const request = async (name: string, given: unknown, callback: (lock: { name: string } | null) => unknown) => {
    options.push(given);
    if (held.has(name)) return callback(null);
    held.add(name);
    try {
      return await callback({ name });
    } finally {
      held.delete(name);
    }
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the part of LockManager that is used
  return { manager: { request } as unknown as LockManager, options };
}

describe('web locks', () => {
  it('go to the first, are refused to the second, and are free again after release', async () => {
    const { manager, options } = lockManager();
    const [one, other] = [createWebLocks(manager), createWebLocks(manager)];
    const release = await one.tryHold('tide');
    expect(release).not.toBeNull();
    expect(await other.tryHold('tide')).toBeNull();
    release?.();
    await vi.waitFor(async () => expect(await other.tryHold('tide')).not.toBeNull());
    // Asked for only if free, and never stolen.
    for (const given of options) expect(given).toEqual({ ifAvailable: true });
  });

  it('are granted to everybody where the browser has none or forbids them', async () => {
    expect(await createWebLocks(undefined).tryHold('tide')).not.toBeNull();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the part of LockManager that is used
    const forbidden = { request: () => Promise.reject(new DOMException('opaque origin', 'SecurityError')) } as unknown as LockManager;
    expect(await createWebLocks(forbidden).tryHold('tide')).not.toBeNull();
  });
});

describe('tabs', () => {
  const message: TabMessage = { key: 'tide', progress: { tag: 'settling', signature: new Names().signature() } };

  it('hear each other, and drop what is not a message of ours', async () => {
    const name = `test-${BROWSER_RANDOM.id()}`;
    const raw = new BroadcastChannel(name);
    const heard: TabMessage[] = [];
    const stop = createBroadcastTabs(name).listen((one) => heard.push(one));
    // oxlint-disable unicorn/require-post-message-target-origin -- a BroadcastChannel takes no target
    raw.postMessage({ key: 'tide', progress: { tag: 'hacked', signature: null } });
    raw.postMessage('<b>');
    raw.postMessage({ ...message, progress: { ...message.progress, signature: 'not base58' } });
    // oxlint-enable unicorn/require-post-message-target-origin
    createBroadcastTabs(name).tell(message);
    await vi.waitFor(() => expect(heard).toEqual([message]));
    stop();
    raw.close();
  });

  it('are alone where the browser has no channel', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const tabs = createBroadcastTabs();
    expect(() => tabs.tell(message)).not.toThrow();
    expect(() => tabs.listen(() => undefined)()).not.toThrow();
    vi.unstubAllGlobals();
  });
});

describe('attention', () => {
  function browser() {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const world = Object.assign(new EventTarget(), { navigator: { onLine: true } });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the parts of Document and Window that are used
    return { page, world, port: createBrowserAttention(page as unknown as Document, world as unknown as Window) };
  }

  it.each(['pageshow', 'online'])('wakes on %s', (type) => {
    const { world, port } = browser();
    const woken = vi.fn();
    port.onWake(woken);
    world.dispatchEvent(new Event(type));
    expect(woken).toHaveBeenCalledTimes(1);
  });

  it('wakes when the page is shown, not when it is hidden or offline, and not after it is let go', () => {
    const { page, world, port } = browser();
    const woken = vi.fn();
    const stop = port.onWake(woken);
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(port.awake()).toBe(false);
    page.visibilityState = 'visible';
    world.navigator.onLine = false;
    page.dispatchEvent(new Event('visibilitychange'));
    expect(woken).not.toHaveBeenCalled();
    world.navigator.onLine = true;
    page.dispatchEvent(new Event('visibilitychange'));
    expect(woken).toHaveBeenCalledTimes(1);
    stop();
    page.dispatchEvent(new Event('visibilitychange'));
    expect(woken).toHaveBeenCalledTimes(1);
  });
});

describe('the clock of the page', () => {
  it('wakes from a sleep, and gives up at once when told to', async () => {
    await BROWSER_CLOCK.sleep(1, new AbortController().signal);
    const controller = new AbortController();
    const sleeping = BROWSER_CLOCK.sleep(60_000, controller.signal);
    controller.abort();
    await expect(sleeping).rejects.toMatchObject({ name: 'AbortError' });
    await expect(BROWSER_CLOCK.sleep(1, controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('gives ids of 128 bits', () => {
    expect(BROWSER_RANDOM.id()).toMatch(/^[0-9a-f]{32}$/);
    expect(BROWSER_RANDOM.id()).not.toBe(BROWSER_RANDOM.id());
  });
});
