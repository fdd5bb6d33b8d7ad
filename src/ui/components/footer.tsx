import { useI18n, useLanguageChoice } from '../../i18n/i18n-provider.tsx';
import { isLocale, LOCALE_NAMES, LOCALES } from '../../i18n/locale.ts';
import { Icon } from '../icons/icon.tsx';
import { GLOBE } from '../icons/shell-icons.ts';
import { Brand, Mark } from './page.tsx';

/** Pages of whoever runs this checkout; each may be missing. Already checked addresses. */
export interface FooterLinks {
  readonly help: string | null;
  readonly terms: string | null;
  readonly privacy: string | null;
}

/** Who runs this, the small print, and the language. */
export function Footer({ help, terms, privacy }: FooterLinks) {
  const { t, locale } = useI18n();
  const choose = useLanguageChoice();
  return (
    <footer className="foot">
      <div className="foot-in">
        <span className="foot-mark">
          <Mark />
          <Brand />
        </span>
        {help !== null && <a href={help}>{t('foot.help')}</a>}
        {terms !== null && <a href={terms}>{t('foot.terms')}</a>}
        {privacy !== null && <a href={privacy}>{t('foot.privacy')}</a>}
        {choose !== null && (
          <span className="language">
            <Icon shape={GLOBE} />
            <span aria-hidden="true">{LOCALE_NAMES[locale]}</span>
            <select aria-label={t('foot.language')} value={locale} onChange={(event) => isLocale(event.target.value) && choose(event.target.value)}>
              {LOCALES.map((each) => (
                <option key={each} value={each} lang={each}>
                  {LOCALE_NAMES[each]}
                </option>
              ))}
            </select>
          </span>
        )}
      </div>
    </footer>
  );
}
