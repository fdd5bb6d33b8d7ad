// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdHistory } from './page-hold.ts';

/** A tab's history as browsers keep it: an entry is made at once, a step back arrives later. */
class TabHistory {
  entries: unknown[] = [{ seller: 'their own' }];
  steps: (() => void)[] = [];
  get state(): unknown {
    return this.entries.at(-1);
  }
  pushState(state: unknown): void {
    this.entries.push(state);
  }
  back(): void {
    this.steps.push(() => {
      this.entries.pop();
      window.dispatchEvent(new Event('popstate'));
    });
  }
  /** The steps that are on their way arrive. */
  async arrive(): Promise<void> {
    for (const step of this.steps.splice(0)) step();
    await Promise.resolve();
  }
}

let tab: TabHistory;
beforeEach(() => {
  tab = new TabHistory();
  vi.stubGlobal('history', tab);
});
afterEach(async () => {
  await tab.arrive();
  vi.unstubAllGlobals();
});

async function held(id: string) {
  const onBack = vi.fn();
  const letGo = holdHistory(id, onBack);
  await Promise.resolve();
  return { onBack, letGo };
}

describe('the hold on the tab’s history', () => {
  it('closes by "back", beside what the page keeps there itself', async () => {
    const { onBack, letGo } = await held('a');
    expect(tab.entries).toEqual([{ seller: 'their own' }, { seller: 'their own', hiltCheckout: 'a' }]);
    tab.back();
    await tab.arrive();
    expect(onBack).toHaveBeenCalledTimes(1);
    letGo();
    expect(tab.steps).toEqual([]);
  });

  it('takes its entry back when it was closed in another way', async () => {
    const { onBack, letGo } = await held('a');
    letGo();
    await tab.arrive();
    expect(tab.entries).toHaveLength(1);
    expect(onBack).not.toHaveBeenCalled();
  });

  it('leaves an entry that the page has made since then alone', async () => {
    const { letGo } = await held('a');
    tab.pushState({ seller: 'next' });
    letGo();
    expect(tab.steps).toEqual([]);
  });

  it('opened again at once, is not closed by its forerunner’s step back', async () => {
    const first = await held('a');
    first.letGo();
    const second = await held('b');
    await tab.arrive();
    expect(second.onBack).not.toHaveBeenCalled();
    expect(tab.entries).toEqual([{ seller: 'their own' }, { seller: 'their own', hiltCheckout: 'b' }]);
    second.letGo();
  });

  it('makes no entry for a checkout that is closed again before its turn', async () => {
    const first = await held('a');
    first.letGo();
    const second = await held('b');
    second.letGo();
    await tab.arrive();
    expect(tab.entries).toHaveLength(1);
  });
});
