import { render, type RenderResult } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { I18nProvider } from '../i18n/i18n-provider.tsx';
import type { Locale } from '../i18n/locale.ts';
import { loadMessages } from '../i18n/messages.ts';
import { ClockProvider } from '../ui/clock.tsx';
import { CopyProvider, type CopyText } from '../ui/components/copy-button.tsx';

export interface StageOptions {
  readonly locale?: Locale;
  /** Page clock, unix milliseconds. */
  readonly now?: number;
  readonly copy?: CopyText;
}

/** Shows a screen as the page does: strict mode, the reader's language, a stopped clock in UTC, a clipboard that never fails unless told to. */
export async function stage(screen: ReactNode, { locale = 'en', now = 0, copy = async () => true }: StageOptions = {}): Promise<RenderResult> {
  const start = { locale, messages: await loadMessages(locale, ['shell']) };
  const clock = (): number => now;
  return render(screen, {
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
}
