import { type ReactNode, useId } from 'react';
import { Id } from './facts.tsx';
import { WalletGlyph } from './method-list.tsx';
import './message-preview.css';
import './wallet-preview.css';

export interface MessagePreviewProps {
  readonly title: ReactNode;
  readonly icon: string | null;
  /** The account that signs. */
  readonly account: string;
  /** Shown whole and as it is, with its line breaks; checked to be plain before it gets here. */
  readonly text: string;
}

/** A picture of another window: the text that a wallet is about to show. Never a button in it, so nobody presses the picture. */
export function MessagePreview({ title, icon, account, text }: MessagePreviewProps) {
  const id = useId();
  return (
    <section className="preview" aria-labelledby={id}>
      <div className="preview-bar">
        <WalletGlyph icon={icon} />
        <h2 id={id}>{title}</h2>
        <Id id={account} />
      </div>
      <div className="preview-in">
        <p className="preview-text" dir="auto">
          {text}
        </p>
      </div>
    </section>
  );
}
