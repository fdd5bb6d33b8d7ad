import type { ReactNode } from 'react';
import { Node, type NodeState } from './node.tsx';
import './witnesses.css';
import './check-list.css';

export interface CheckItem {
  readonly key: string;
  /** `paid` (verdigris) only for what was checked and is right; `todo` while it is under way. */
  readonly state: Extract<NodeState, 'paid' | 'none' | 'failed' | 'todo'>;
  /** Where it is checked. */
  readonly where: ReactNode;
  /** What came out, one sentence. */
  readonly says: ReactNode;
  /** The result in one word. */
  readonly word: ReactNode;
  /** What exactly does not fit. */
  readonly more?: ReactNode;
}

/** Checks that do not depend on each other, never merged into one. Results are announced as they come. */
export function CheckList({ label, items }: { readonly label: ReactNode; readonly items: readonly CheckItem[] }) {
  return (
    <section className="witness-list">
      <h2 className="label">{label}</h2>
      <ul className="witnesses checks" aria-live="polite">
        {items.map(({ key, state, where, says, word, more }) => (
          <li key={key} data-check={key} data-result={state}>
            <Node state={state} />
            <div>
              <h3>{where}</h3>
              <p>{says}</p>
            </div>
            <span className="said" data-state={state}>
              {word}
            </span>
            {more !== undefined && <div className="check-more">{more}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
