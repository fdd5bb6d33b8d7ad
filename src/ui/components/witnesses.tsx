import type { ReactNode } from 'react';
import { Node, type NodeState } from './node.tsx';
import './witnesses.css';

export interface Witness {
  readonly key: string;
  readonly state: Extract<NodeState, 'done' | 'paid' | 'none' | 'failed'>;
  /** Who says so. */
  readonly who: ReactNode;
  /** What it says, one sentence. */
  readonly says: ReactNode;
  /** When it said so, or the word of a check. */
  readonly when: ReactNode;
}

/** Every claim names its witness: your wallet, Solana, Hilt. Each has its own row. */
export function Witnesses({ label, items }: { readonly label: ReactNode; readonly items: readonly Witness[] }) {
  return (
    <section className="witness-list">
      <h2 className="label">{label}</h2>
      <ul className="witnesses">
        {items.map(({ key, state, who, says, when }) => (
          <li key={key}>
            <Node state={state} />
            <div>
              <h3>{who}</h3>
              <p>{says}</p>
            </div>
            <span className="said" data-state={state}>
              {when}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
