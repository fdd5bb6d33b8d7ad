import type { ReactNode } from 'react';
import './paper.css';

export interface PaperRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
}

export interface PaperProps {
  readonly title: ReactNode;
  readonly seller: ReactNode;
  /** The largest thing on the sheet; null where no amount is certain enough to be printed. */
  readonly amount: ReactNode | null;
  readonly when: ReactNode;
  readonly rows: readonly PaperRow[];
  /** Every check with its word: a printed sheet must not look better than the screen. */
  readonly checks: readonly PaperRow[];
  readonly code: ReactNode;
  readonly again: ReactNode;
  readonly address: string;
  readonly foot: ReactNode;
}

/** What a printer gets instead of the page: black on white, every id whole, one sheet of A4 or Letter. Not on the screen. */
export function Paper({ title, seller, amount, when, rows, checks, code, again, address, foot }: PaperProps) {
  return (
    <article className="paper" aria-hidden="true">
      <header className="paper-head">
        <p className="paper-seller">{seller}</p>
        <p>{title}</p>
      </header>
      {amount !== null && <p className="paper-amount">{amount}</p>}
      <p>{when}</p>
      <PaperList rows={rows} />
      <PaperList rows={checks} />
      <footer className="paper-end">
        {code}
        <p>
          {again}
          <br />
          <span className="mono">{address}</span>
          <br />
          {foot}
        </p>
      </footer>
    </article>
  );
}

/** No list of terms for readers: the sheet repeats what the page says, and is hidden from them. */
function PaperList({ rows }: { readonly rows: readonly PaperRow[] }) {
  return (
    <div className="paper-list">
      {rows.map(({ key, label, value }) => (
        <div key={key}>
          <span className="paper-label">{label}</span>
          <span className="paper-value">{value}</span>
        </div>
      ))}
    </div>
  );
}
