// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Coin, type CoinState } from './coin.tsx';
import { MoneyLine, type Money } from './money-line.tsx';

const STATES: readonly (readonly [state: CoinState, fill: 'none' | 'part' | 'full', tick: boolean])[] = [
  ['empty', 'none', false],
  ['unknown', 'part', false],
  ['on-its-way', 'part', false],
  ['moved', 'full', true],
  ['recorded', 'full', true],
  ['absent', 'none', false],
  ['stopped', 'none', false],
];

function draw(state: CoinState, size: 'head' | 'line' = 'head') {
  const { container } = render(<Coin state={state} size={size} />);
  return container;
}

afterEach(cleanup);

describe('the coin', () => {
  it.each(STATES)('tells %s without colour', (state, fill, tick) => {
    const coin = draw(state);
    const drawn = coin.querySelector('circle.coin-fill') ? 'full' : coin.querySelector('path.coin-fill') ? 'part' : 'none';
    expect(drawn).toBe(fill);
    expect(coin.querySelector('.coin-tick') !== null).toBe(tick);
  });

  it('fills upward: on its way is fuller than not known', () => {
    const level = (state: CoinState) => Number(/^M[\d.]+ ([\d.]+)A/.exec(draw(state).querySelector('path.coin-fill')?.getAttribute('d') ?? '')?.[1]);
    expect(level('unknown')).toBe(24);
    expect(level('on-its-way')).toBeLessThan(24);
  });

  it('is decoration: the words beside it say the same', () => {
    expect(draw('recorded').querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('drops its tick where it would be too small to read', () => {
    expect(draw('recorded', 'line').querySelector('.coin-tick')).toBeNull();
  });
});

describe('the money line', () => {
  it('is a polite status whose coin cannot differ from its state', () => {
    const money: Money = { state: 'on-its-way', text: '29 USDC on the way. Do not pay again.' };
    const { getByRole } = render(<MoneyLine {...money} />);
    expect(getByRole('status').dataset['state']).toBe('on-its-way');
    expect(getByRole('status').querySelector<HTMLElement>('.coin')?.dataset['state']).toBe('on-its-way');
  });
});
