import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { I18nProvider } from '../../i18n/i18n-provider.tsx';
import { isLocale, type Locale, LOCALES } from '../../i18n/locale.ts';
import { startMessages } from '../../i18n/messages.ts';
import { ClockProvider } from '../../ui/clock.tsx';
import { NOW } from './fixtures/world.ts';
import { screenIds, screens } from './screens.tsx';
import './gallery.css';

export { screenIds } from './screens.tsx';

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 390, 768, 1280] as const;
const frozen = (): number => NOW;

interface Look {
  readonly theme: (typeof THEMES)[number];
  readonly lang: Locale;
}

/**
 * Development only: every screen in every state. `/gallery` lists them in frames of a chosen width; `/gallery?screen=<id>&theme=dark&lang=ar`
 * shows one, full page, with a stopped clock in UTC, for pictures and accessibility checks.
 */
export function Gallery({ search = window.location.search }: { readonly search?: string }) {
  const params = new URLSearchParams(search);
  const lang = params.get('lang');
  const look: Look = { theme: params.get('theme') === 'dark' ? 'dark' : 'light', lang: isLocale(lang) ? lang : 'en' };
  const screen = screens.find(([id]) => id === params.get('screen'));
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = look.theme;
  }, [look.theme]);
  return screen === undefined ? <Index {...look} /> : <One lang={look.lang}>{screen[1]()}</One>;
}

function One({ lang, children }: { readonly lang: Locale; readonly children: ReactNode }) {
  const [start, setStart] = useState<Awaited<ReturnType<typeof startMessages>> | null>(null);
  useEffect(() => {
    void startMessages(lang).then(setStart);
  }, [lang]);
  return start === null ? null : (
    <I18nProvider start={start} timeZone="UTC">
      <ClockProvider clock={frozen}>{children}</ClockProvider>
    </I18nProvider>
  );
}

function Index(start: Look) {
  const [{ theme, lang }, setLook] = useState(start);
  const [width, setWidth] = useState<(typeof WIDTHS)[number]>(390);
  const [filter, setFilter] = useState('');
  return (
    <div className="gallery" data-page="hilt-gallery">
      <header>
        <Choice name="theme" options={THEMES} value={theme} onChange={(next) => setLook({ theme: next, lang })} />
        <Choice name="lang" options={LOCALES} value={lang} onChange={(next) => setLook({ theme, lang: next })} />
        <Choice name="width" options={WIDTHS} value={width} onChange={setWidth} />
        <input type="search" aria-label="filter" value={filter} onChange={(event) => setFilter(event.target.value)} />
      </header>
      <ul>
        {screenIds
          .filter((id) => id.includes(filter.trim()))
          .map((id) => {
            const address = `?${String(new URLSearchParams({ screen: id, theme, lang }))}`;
            return (
              <li key={id}>
                <a href={address}>{id}</a>
                {/* oxlint-disable-next-line react/iframe-missing-sandbox -- this very page, in development only */}
                <iframe title={id} src={address} width={width} height={width < 600 ? 844 : 900} loading="lazy" />
              </li>
            );
          })}
      </ul>
    </div>
  );
}

function Choice<T extends string | number>({ name, options, value, onChange }: { readonly name: string; readonly options: readonly T[]; readonly value: T; readonly onChange: (value: T) => void }) {
  return (
    <fieldset>
      <legend className="sr">{name}</legend>
      {options.map((option) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          {option}
        </label>
      ))}
    </fieldset>
  );
}
