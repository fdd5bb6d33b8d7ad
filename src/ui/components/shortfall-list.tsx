import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import { CHECK } from '../icons/shell-icons.ts';
import { cssVars } from './amount.tsx';
import './shortfall-list.css';

export interface Need {
  readonly key: string;
  /** "USDC", "SOL". */
  readonly unit: string;
  readonly have: ReactNode;
  readonly need: ReactNode;
  /** Null when there is enough. */
  readonly missing: ReactNode | null;
  /** What is there, in percent of what is needed; for the drawing only. */
  readonly share: number;
}

/** What is there, what is needed, what is missing; one row per thing. */
export function ShortfallList({ needs, enough }: { readonly needs: readonly Need[]; readonly enough: ReactNode }) {
  return (
    <ul className="needs">
      {needs.map(({ key, unit, have, need, missing, share }) => (
        <li key={key}>
          <b>{unit}</b>
          {missing === null ? (
            <span className="need-ok">
              <Icon shape={CHECK} />
              {enough}
            </span>
          ) : (
            <span className="need-gap">{missing}</span>
          )}
          <span className="need-bar" data-short={missing !== null || undefined} style={cssVars({ '--have': `${share}%` })} aria-hidden="true" />
          <span className="need-have">{have}</span>
          <span className="need-have">{need}</span>
        </li>
      ))}
    </ul>
  );
}
