import { chooseLocale, localeDirection } from '../../i18n/locale.ts';
import { createI18n } from '../../i18n/i18n.tsx';
import { KeysError, readJwks } from '../../receipt/receipt-keys.ts';
import { CHECKER_KEYS_ID, readCheckerKeys } from './checker-keys.ts';
import { catalogOf } from './checker-messages.ts';
import { element, list, picker } from './checker-dom.ts';
import { checkFile } from './check-file.ts';

/* Entry of the checking file: one HTML file that checks a kept receipt with the very modules of the receipt page, and no network. */

const locale = chooseLocale({ search: location.search, stored: null, languages: navigator.languages });
const i18n = createI18n(locale, catalogOf(locale));
const { t } = i18n;
document.documentElement.lang = locale;
document.documentElement.dir = localeDirection(locale);
document.title = t('receipt.offline.title');

let { keys, forms } = readCheckerKeys(document.getElementById(CHECKER_KEYS_ID)?.textContent ?? '');
const results = element('section', { id: 'results', 'aria-live': 'polite' });
const keyList = element('section', { id: 'keys' });
const notice = element('p', { id: 'keys-notice', role: 'status' });

function showKeys(): void {
  const rows = keys.map(({ kid, bytes }) => [kid, Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')] as const);
  keyList.replaceChildren(element('h2', {}, t('receipt.offline.keys')), keys.length === 0 ? element('p', { class: 'warn' }, t('receipt.offline.no-keys')) : list(rows), element('p', { class: 'quiet' }, t('receipt.offline.trust')), pickKeys, notice);
}

const pickReceipt = picker('receipt-file', t('receipt.offline.choose'), async (text) => {
  results.replaceChildren(...(await checkFile(i18n, text, { keys, forms })));
});
const pickKeys = picker('keys-file', t('receipt.offline.keys.open'), async (text) => {
  try {
    keys = readJwks(text);
    forms = readCheckerKeys(text).forms.length > 0 ? readCheckerKeys(text).forms : forms;
    notice.textContent = '';
    showKeys();
  } catch (error) {
    if (!(error instanceof KeysError)) throw error;
    notice.textContent = t('receipt.offline.keys.bad');
  }
});

showKeys();
document.body.append(element('main', {}, element('h1', {}, t('receipt.offline.title')), element('p', {}, t('receipt.offline.text')), pickReceipt, results, keyList));
