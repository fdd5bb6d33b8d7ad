import { type ReactNode, useId } from 'react';
import { type AmountProps, cssVars } from './amount.tsx';
import { Id } from './facts.tsx';
import { Ledger, type LedgerRow } from './ledger.tsx';
import { WalletGlyph } from './method-list.tsx';
import './wallet-preview.css';

export interface WalletPreviewProps {
  readonly title: ReactNode;
  readonly icon: string | null;
  /** The account that pays. */
  readonly account: string;
  readonly total: AmountProps;
  readonly rows: readonly LedgerRow[];
}

/** A picture of another window: what the wallet is about to show. Never a button in it, so nobody presses the picture. */
export function WalletPreview({ title, icon, account, total, rows }: WalletPreviewProps) {
  const id = useId();
  return (
    <section className="preview" aria-labelledby={id}>
      <div className="preview-bar">
        <WalletGlyph icon={icon} />
        <h2 id={id}>{title}</h2>
        <Id id={account} />
      </div>
      <div className="preview-in">
        <p className="preview-sum num" dir="ltr" style={cssVars({ '--chars': total.text.length + 2 })}>
          {`\u2212\u200A${total.text} `}
          <span>{total.unit}</span>
        </p>
        <Ledger rows={rows} />
      </div>
    </section>
  );
}
