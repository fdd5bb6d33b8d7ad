import type { ReactNode } from 'react';
import type { AmountProps } from './amount.tsx';
import './ledger.css';

export interface LedgerRow {
  readonly key: string;
  readonly label: ReactNode;
  /** Second line under the label, e.g. the wallet. */
  readonly detail?: ReactNode;
  readonly amount: AmountProps;
}

/** Labels at the start, amounts at the end, units in a column of their own so that digits stand under digits. */
export function Ledger({ rows }: { readonly rows: readonly LedgerRow[] }) {
  return (
    <dl className="ledger">
      {rows.map(({ key, label, detail, amount }) => (
        <div key={key}>
          <dt>
            {label}
            {detail !== undefined && <small>{detail}</small>}
          </dt>
          <dd dir="ltr">
            {amount.text}
            <span>{amount.unit}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
