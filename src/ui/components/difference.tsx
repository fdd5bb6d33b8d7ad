import type { ReactNode } from 'react';
import './difference.css';

export interface DifferenceRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly shown: ReactNode;
  readonly signed: ReactNode;
}

export interface DifferenceProps {
  readonly caption: ReactNode;
  readonly what: ReactNode;
  readonly shown: ReactNode;
  readonly signed: ReactNode;
  readonly rows: readonly DifferenceRow[];
}

/** What was approved against what was signed, side by side; only the differing values are oxide. */
export function Difference({ caption, what, shown, signed, rows }: DifferenceProps) {
  return (
    <table className="diff">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{what}</span>
          </th>
          <th scope="col">{shown}</th>
          <th scope="col">{signed}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td>{row.shown}</td>
            <td>{row.signed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
