import type { ReactNode } from 'react';
import { Coin, type MoneyState } from './coin.tsx';
import './money-line.css';

export interface Money {
  readonly state: MoneyState;
  /** One sentence that says whether money moved; at most one short sentence more. */
  readonly text: ReactNode;
}

/**
 * The one fact every screen states in the same place, directly above its action. It stays mounted from step to step, so that screen
 * readers announce each change. Its tone follows from the state alone: nobody can make it green before Hilt recorded the payment.
 */
export function MoneyLine({ state, text }: Money) {
  return (
    <p className="money" data-state={state} role="status">
      <Coin state={state} size="line" />
      <span>{text}</span>
    </p>
  );
}
