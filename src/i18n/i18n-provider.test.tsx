// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Footer } from '../ui/components/footer.tsx';
import { I18nProvider, useI18n, useMessages } from './i18n-provider.tsx';
import { englishShell } from './messages.ts';

/* Catalogs arrive by real imports; on a busy machine that takes its time. */
configure({ asyncUtilTimeout: 15_000 });

function Page() {
  const { t } = useI18n();
  const rest = useMessages('rest');
  return (
    <>
      <p>{t('choosing.title')}</p>
      {rest === 'there' && <p>{t('review.title')}</p>}
      <Footer help={null} terms={null} privacy={null} />
    </>
  );
}

afterEach(cleanup);

describe('changing the language', () => {
  it('loads it, says everything in it, turns the page around and tells who remembers it', async () => {
    const remember = vi.fn();
    render(
      <StrictMode>
        <I18nProvider start={{ locale: 'en', messages: englishShell }} onChoose={remember}>
          <Page />
        </I18nProvider>
      </StrictMode>,
    );
    await screen.findByText('Check this, then approve');
    expect(document.documentElement.dir).toBe('ltr');
    fireEvent.change(screen.getByRole('combobox', { name: 'Language' }), { target: { value: 'ar' } });
    await screen.findByText('ادفع من محفظتك');
    await screen.findByText('راجع ثم وافق');
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.documentElement.lang).toBe('ar');
    expect(remember).toHaveBeenCalledExactlyOnceWith('ar');
    fireEvent.change(screen.getByRole('combobox', { name: 'اللغة' }), { target: { value: 'de' } });
    await screen.findByText('Prüfen und dann zustimmen');
    expect(document.documentElement.dir).toBe('ltr');
  });

  it('shows English where no language was given at all', () => {
    render(<Footer help="https://help.example/" terms={null} privacy={null} />);
    expect(screen.getByRole('link', { name: 'Help' })).toBeTruthy();
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});
