import type { ReactNode } from 'react';
import './cost-lines.css';

export interface CostLine {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly strong?: boolean;
}

/** What the buyer pays in all; always in view before the action. */
export function CostLines({ lines }: { readonly lines: readonly CostLine[] }) {
  return (
    <dl className="cost">
      {lines.map(({ key, label, value, strong }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{strong ? <b>{value}</b> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
