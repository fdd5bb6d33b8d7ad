// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stage } from '../../testing/screen-stage.tsx';
import { MethodList, type WalletChoice } from './method-list.tsx';

const wallet = (name: string): WalletChoice => ({ name, icon: null, state: 'installed', installUrl: null, openUrl: null, recommended: name === 'A' });
const many = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(wallet);
const names = () => screen.getAllByRole('radio').map((radio) => radio.closest('label')?.querySelector('bdi')?.textContent);

afterEach(cleanup);

describe('the wallet list', () => {
  it('folds what is too much for a phone, and unfolds it', async () => {
    await stage(<MethodList wallets={many} chosen="A" onChoose={() => undefined} />);
    expect(names()).toEqual(['A', 'B', 'C', 'D']);
    fireEvent.click(screen.getByRole('button', { name: '3 other wallets' }));
    expect(names()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
  });

  it('never folds away the wallet that is picked up', async () => {
    await stage(<MethodList wallets={many} chosen="G" onChoose={() => undefined} />);
    expect(names()).toEqual(['A', 'B', 'C', 'D', 'G']);
  });

  it('does not fold a single one', async () => {
    await stage(<MethodList wallets={many.slice(0, 5)} chosen="A" onChoose={() => undefined} />);
    expect(names()).toHaveLength(5);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is one group of radios that tells what was picked', async () => {
    const choose = vi.fn();
    await stage(<MethodList wallets={many} chosen="A" onChoose={choose} />);
    expect(screen.getByRole('group', { name: 'Wallet' })).toBeTruthy();
    fireEvent.click(screen.getByLabelText(/^C/));
    expect(choose).toHaveBeenCalledExactlyOnceWith('C');
  });
});
