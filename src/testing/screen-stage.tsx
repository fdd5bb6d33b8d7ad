import { configure, render, waitFor } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { I18nProvider } from '../i18n/i18n-provider.tsx';
import type { Locale } from '../i18n/locale.ts';
import { loadMessages } from '../i18n/messages.ts';
import { ClockProvider } from '../ui/clock.tsx';
import { CopyProvider, type CopyText } from '../ui/components/copy-button.tsx';

/* Chunks and words arrive by real imports; on a busy machine that takes its time. */
configure({ asyncUtilTimeout: 15_000 });

export interface StageOptions {
  readonly locale?: Locale;
  /** Page clock, unix milliseconds. */
  readonly now?: number;
  readonly copy?: CopyText;
}

export interface Staged {
  readonly container: HTMLElement;
  /** Shows something else in the same place. */
  readonly rerender: (screen: ReactNode) => void;
}

/** Shows a screen as the page does: strict mode, the reader's language, a stopped clock in UTC, a clipboard that never fails unless told to. */
export async function stage(screen: ReactNode, { locale = 'en', now = 0, copy = async () => true }: StageOptions = {}): Promise<Staged> {
  const start = { locale, messages: await loadMessages(locale, ['shell']) };
  const clock = (): number => now;
  const { container, rerender } = render(screen, {
    wrapper: ({ children }) => (
      <StrictMode>
        <I18nProvider start={start} timeZone="UTC">
          <ClockProvider clock={clock}>
            <CopyProvider copy={copy}>{children}</CopyProvider>
          </ClockProvider>
        </I18nProvider>
      </StrictMode>
    ),
  });
  return { container, rerender };
}

/** Resolves once the chunk of the state's step has taken the place of its stand-in. The first state has none: it is itself the stand-in. */
export async function arrived(container: HTMLElement, { tag }: { readonly tag: string }): Promise<void> {
  if (tag !== 'opening') await waitFor(() => assertArrived(container));
}

function assertArrived(container: HTMLElement): void {
  if (container.querySelector('.body[aria-busy="true"]') !== null) throw new Error('still loading');
}
