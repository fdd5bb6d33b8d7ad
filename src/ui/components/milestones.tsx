import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import { Node, type NodeState } from './node.tsx';
import './milestones.css';

export interface Milestone {
  readonly key: string;
  readonly state: Extract<NodeState, 'done' | 'paid' | 'now' | 'late' | 'todo'>;
  readonly title: ReactNode;
  readonly detail: ReactNode;
  /** Clock time once reached, seconds while waiting, nothing before. */
  readonly when: ReactNode;
}

/** The steps of a payment on one rail. The line below a step belongs to it: it is drawn when the step is done. */
export function Milestones({ items }: { readonly items: readonly Milestone[] }) {
  const { t } = useI18n();
  return (
    <ol className="rail">
      {items.map(({ key, state, title, detail, when }) => (
        <li key={key} data-state={state} aria-current={state === 'now' || state === 'late' ? 'step' : undefined}>
          <Node state={state} />
          <div>
            <h2>
              {title}
              {(state === 'done' || state === 'paid') && <span className="sr"> {t('rail.done')}</span>}
            </h2>
            <p>{detail}</p>
          </div>
          <span className="when">{when}</span>
        </li>
      ))}
    </ol>
  );
}
