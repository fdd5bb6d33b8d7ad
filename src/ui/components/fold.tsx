import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import { CHEVRON } from '../icons/shell-icons.ts';
import './fold.css';

export interface FoldProps {
  readonly title: ReactNode;
  /** The closed line already tells the answer in short. */
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** Details that are there for whoever wants them. The browser's own disclosure: works without script and with a keyboard. */
export function Fold({ title, summary, open, children }: FoldProps) {
  return (
    <details className="fold" open={open}>
      <summary>
        <span className="fold-head">
          <span className="fold-title">{title}</span>
          <span className="label">{summary}</span>
        </span>
        <Icon shape={CHEVRON} />
      </summary>
      <div className="fold-in">{children}</div>
    </details>
  );
}
