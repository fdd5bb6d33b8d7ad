import type { ReactNode } from 'react';
import { type AmountProps, cssVars } from './amount.tsx';
import { Fold } from './fold.tsx';
import { Ledger } from './ledger.tsx';
import './split.css';

export interface SplitProps {
  readonly title: ReactNode;
  readonly summary: ReactNode;
  readonly note: ReactNode;
  readonly seller: { readonly label: ReactNode; readonly amount: AmountProps };
  readonly fee: { readonly label: ReactNode; readonly amount: AmountProps };
  /** Share of the seller in percent, for the drawing only. */
  readonly sellerShare: number;
}

/** Where the buyer's money goes. The closed line already tells both amounts. */
export function Split({ title, summary, note, seller, fee, sellerShare }: SplitProps) {
  return (
    <Fold title={title} summary={summary}>
      <div className="split" aria-hidden="true">
        <i style={cssVars({ '--part': sellerShare })} />
        <i style={cssVars({ '--part': 100 - sellerShare })} />
      </div>
      <Ledger
        rows={[
          { key: 'seller', ...seller },
          { key: 'fee', ...fee },
        ]}
      />
      <p className="label">{note}</p>
    </Fold>
  );
}
