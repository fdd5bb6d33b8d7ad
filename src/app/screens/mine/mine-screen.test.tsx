// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { arrived, stage } from '../../../testing/screen-stage.tsx';
import { SCRIPT_URL } from '../../gallery/fixtures/extremes.ts';
import { mineViews } from '../../gallery/fixtures/mine.ts';
import { env, NOW, PAYMENT_ID, RECEIPT_ID } from '../../gallery/fixtures/world.ts';
import { MineScreen, type MineScreenProps } from './mine-screen.tsx';

afterEach(cleanup);

async function show(id: string) {
  const [, view, asking] = mineViews.find(([name]) => name === id) ?? [];
  if (view === undefined) throw new Error(`no fixture ${id}`);
  const intents = { look: vi.fn<() => void>(), askOne: vi.fn<MineScreenProps['intents']['askOne']>(), askAll: vi.fn<() => void>(), confirm: vi.fn<() => void>(), keep: vi.fn<() => void>() };
  const { container } = await stage(<MineScreen view={view} env={env} asking={asking ?? null} intents={intents} resumeUrl={() => '/p/back'} />, { now: NOW });
  await arrived(container, { tag: id });
  return { container, intents };
}

describe('the page of this device’s payments', () => {
  it.each(mineViews.map(([id]) => id))('shows %s with one title, one money line and one action', async (id) => {
    const { container } = await show(id);
    expect(container.querySelectorAll('h1')).toHaveLength(1);
    expect(container.querySelectorAll('.money')).toHaveLength(1);
    expect(container.querySelectorAll('.action .btn')).toHaveLength(1);
  });

  it('leads to what was bought, to the receipt, and back to what is unfinished, which cannot be removed', async () => {
    const { container } = await show('mine');
    const [paid, open] = [...container.querySelectorAll('.mine > li')].toSorted((a, b) => Number(a.textContent?.includes('settled')) - Number(b.textContent?.includes('settled'))).filter((li) => li.textContent?.includes('Not settled') || li.querySelector(`a[href$="${PAYMENT_ID}"]`) !== null);
    expect(paid?.querySelector(`a[href="https://pay.example/pay/${PAYMENT_ID}"]`)?.textContent).toBe('Open what you bought');
    expect(paid?.querySelector(`a[href="/r/${RECEIPT_ID}"]`)).not.toBeNull();
    expect(open?.querySelector('a[href="/p/back"]')?.textContent).toBe('Go on with it');
    expect(open?.querySelector('button')).toBeNull();
  });

  it('keeps a hostile seller’s texts as text', async () => {
    const { container } = await show('mine');
    expect(container.querySelectorAll('i, script, iframe')).toHaveLength(0);
    expect(container.innerHTML).not.toContain(SCRIPT_URL);
  });

  it('asks before it removes anything', async () => {
    const { intents } = await show('mine-forget');
    fireEvent.click(screen.getByRole('button', { name: 'Remove it', hidden: true }));
    expect(intents.confirm).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: 'Keep', hidden: true }));
    expect(intents.keep).toHaveBeenCalledOnce();
  });
});
