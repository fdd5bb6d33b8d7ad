import type { ReactNode } from 'react';
import './page.css';

export interface PageProps {
  /** What is being bought, or null where there is no purchase; then the page shows its own mark instead. */
  readonly buy: ReactNode | null;
  /** Once a step has begun, phones fold what is bought into a strip that never changes height. */
  readonly compact: boolean;
  readonly sheet: ReactNode;
  readonly footer: ReactNode;
}

/** What you buy stays; what you do changes. */
export function Page({ buy, compact, sheet, footer }: PageProps) {
  return (
    <>
      <div className="page" data-compact={compact || undefined} data-solo={buy === null || undefined}>
        {buy ?? (
          <header className="strip">
            <Mark />
            <Brand />
          </header>
        )}
        <main className="bench">{sheet}</main>
      </div>
      {footer}
    </>
  );
}

/** The product's name; the same in every language. */
export function Brand() {
  return <span translate="no">{BRAND}</span>;
}

const BRAND = 'Hilt';

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M5 1.5v13M11 1.5v13M1 8h14" />
    </svg>
  );
}
