import { type ReactNode, useEffect, useRef } from 'react';
import { type Action, ActionBar } from './action-bar.tsx';
import { Coin, type CoinState } from './coin.tsx';
import type { Money } from './money-line.tsx';
import './sheet.css';

/** Ground of a verdict. Verdigris is not in the list: it follows from the coin alone (`recorded`). */
export type VerdictTone = 'still' | 'waiting' | 'refused';

export interface SheetProps {
  /** Names the step: when it changes, the focus moves to the new title. */
  readonly id: string;
  readonly title: ReactNode;
  readonly sentence?: ReactNode;
  /** Null for steps without a verdict; a tone of null leaves the head white. */
  readonly verdict: { readonly coin: CoinState; readonly tone: VerdictTone | null } | null;
  /** Small word at the end of the title's row, e.g. the network. */
  readonly tag?: ReactNode;
  /** The page itself is still loading: what replaces this step does not take the focus away from where the reader is. */
  readonly loading?: boolean;
  readonly level: 1 | 2;
  readonly money: Money;
  readonly action: Action;
  readonly body?: ReactNode;
}

/** One step of the checkout. It stays mounted from step to step, so its status line is announced and the action keeps its place. */
export function Sheet({ id, title, sentence, verdict, tag, loading = false, level, money, action, body }: SheetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef({ id, loading });
  useEffect(() => {
    const before = shown.current;
    shown.current = { id, loading };
    if (before.id === id || before.loading) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [id, loading]);

  const Title = level === 1 ? 'h1' : 'h2';
  const tone = verdict?.coin === 'recorded' ? 'settled' : (verdict?.tone ?? undefined);
  return (
    <>
      <div className={verdict === null && level === 2 ? 'head head-plain' : 'head'} data-tone={tone}>
        {verdict !== null && <Coin state={verdict.coin} size="head" />}
        <div className="head-row">
          <Title className="head-title" tabIndex={-1} ref={heading}>
            {title}
          </Title>
          {tag}
        </div>
        {sentence !== undefined && <p className="head-sentence">{sentence}</p>}
      </div>
      <div className="body" key={id} aria-busy={loading || undefined}>
        {body}
      </div>
      <ActionBar money={money} action={action} />
    </>
  );
}
