import { receipt as arabic } from '../../i18n/ar/receipt.ts';
import { receipt as german } from '../../i18n/de/receipt.ts';
import { receipt as english } from '../../i18n/en/receipt.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messages } from '../../i18n/messages.ts';

const CATALOGS: Readonly<Record<Locale, Messages>> = { en: english, de: german, ar: arabic };

/** All languages travel in the one file. */
export function catalogOf(locale: Locale): Messages {
  return CATALOGS[locale];
}
