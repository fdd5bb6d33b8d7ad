import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import { Icon } from '../icons/icon.tsx';
import { CHECK, COPY } from '../icons/shell-icons.ts';

/** Puts text on the clipboard; false when the browser does not allow it. */
export type CopyText = (text: string) => Promise<boolean>;

const CopyContext = createContext<CopyText>(async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
});

/** Another clipboard, for tests. */
export function CopyProvider({ copy, children }: { readonly copy: CopyText; readonly children: ReactNode }) {
  return <CopyContext value={copy}>{children}</CopyContext>;
}

export type CopyOutcome = 'idle' | 'copied' | 'refused';

/** Copies and keeps the outcome for as long as a reader needs to notice it. Feedback stands where the press was; nothing floats in. */
export function useCopy(): readonly [outcome: CopyOutcome, copy: (text: string) => void] {
  const copyText = use(CopyContext);
  const [outcome, setOutcome] = useState<CopyOutcome>('idle');
  useEffect(() => {
    if (outcome !== 'copied') return undefined;
    const timer = setTimeout(() => setOutcome('idle'), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);
  return [outcome, (text) => void copyText(text).then((copied) => setOutcome(copied ? 'copied' : 'refused'))];
}

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for screen readers: "Copy payment ID". */
  readonly label: string;
  /** Told the outcome, so that a refused copy can show the whole text to be selected by hand. */
  readonly onRefused?: () => void;
}

/** Small button at the end of a fact. */
export function CopyButton({ text, label, onRefused }: CopyButtonProps) {
  const { t } = useI18n();
  const [outcome, copy] = useCopy();
  useEffect(() => {
    if (outcome === 'refused') onRefused?.();
  }, [outcome, onRefused]);
  return (
    <>
      <button type="button" className="icon-button" aria-label={label} onClick={() => copy(text)}>
        <Icon shape={outcome === 'copied' ? CHECK : COPY} />
      </button>
      <span className="sr" role="status">
        {outcome === 'copied' && t('copy.done')}
        {outcome === 'refused' && t('copy.refused')}
      </span>
    </>
  );
}
