import type { I18n } from '../../i18n/i18n.tsx';
import { formatAmount } from '../../money/format-amount.ts';
import { checkDocument, type DocumentResult, judgeDocument, type KeySource } from '../../receipt/check-document.ts';
import { browserTools } from '../../receipt/ed25519.ts';
import { JsonError } from '../../receipt/json-value.ts';
import { openReceipt, ReceiptShapeError, type SignedReceipt } from '../../receipt/open-receipt.ts';
import { receiptFacts } from '../../receipt/receipt-facts.ts';
import { knownMint } from '../../solana/mints.ts';
import { plainText } from '../../ui/plain-text.ts';
import type { CheckerKnowledge } from './checker-keys.ts';
import { element, list } from './checker-dom.ts';

/** Checks the text of a kept receipt and returns what to show of it: three results, two of which need a network, and what the receipt says. */
export async function checkFile(i18n: I18n, text: string, { keys, forms }: CheckerKnowledge): Promise<readonly Node[]> {
  const { t } = i18n;
  try {
    const receipt = openReceipt(text);
    const source: KeySource = keys.length === 0 ? { tag: 'none', why: 'not-published' } : { tag: 'built-in', keys };
    const result = judgeDocument(await checkDocument(receipt, null, source, browserTools()), source, forms.includes(receipt.schemaVersion), null);
    return [
      check('browser', result.tag, t('receipt.browser'), t(`receipt.word.${result.tag}`), saysOf(i18n, result)),
      ...(result.tag === 'mismatch' ? [list(result.mismatches.map(({ field, stated, found }) => [t(`receipt.field.${field}`), plainText(stated === '' ? found : `${stated} / ${found}`)]))] : []),
      check('hilt', 'unchecked', t('receipt.hilt'), t('receipt.word.unchecked'), t('receipt.hilt.offline')),
      check('chain', 'unchecked', t('receipt.chain'), t('receipt.word.unchecked'), t('receipt.chain.offline')),
      list(factsOf(i18n, receipt, result)),
    ];
  } catch (error) {
    if (error instanceof JsonError || error instanceof ReceiptShapeError) return [check('browser', 'mismatch', t('receipt.unreadable.title'), '', unreadable(i18n, error))];
    throw error;
  }
}

function check(name: string, result: DocumentResult['tag'], where: string, word: string, says: string): HTMLElement {
  return element('div', { class: 'check', 'data-check': name, 'data-result': result }, element('h2', {}, where), element('b', {}, word), element('p', {}, says));
}

function saysOf({ t }: I18n, result: DocumentResult): string {
  switch (result.tag) {
    case 'verified':
      return t('receipt.offline.verified');
    case 'mismatch':
      return t('receipt.browser.mismatch');
    case 'unchecked':
      // "Not published" is the page's word; here the file itself has none.
      return result.why === 'key-not-published' ? t('receipt.offline.no-keys') : t(`receipt.browser.${result.why}`);
    default:
      return result satisfies never;
  }
}

function unreadable({ t }: I18n, error: JsonError | ReceiptShapeError): string {
  if (error instanceof ReceiptShapeError) return t('receipt.unreadable.shape', { where: error.member });
  if (error.refusal === 'duplicate-key' || error.refusal === 'inexact-number') return t(`receipt.unreadable.${error.refusal}`, { where: plainText(error.where) });
  return t(`receipt.unreadable.${error.refusal}`);
}

function factsOf(i18n: I18n, receipt: SignedReceipt, result: DocumentResult): readonly (readonly [string, string])[] {
  const { t } = i18n;
  const facts = receiptFacts(receipt);
  const asset = facts.mint === null ? null : knownMint(facts.mint);
  const amount = facts.total === null || asset === null ? null : `${formatAmount(facts.total, { decimals: asset.decimals, locale: i18n.locale })} ${asset.symbol}`;
  const rows: readonly (readonly [string, string | null])[] = [
    [t('receipt.field.product'), facts.productTitle],
    [t('receipt.field.seller'), facts.sellerName],
    [t('receipt.field.amount'), amount],
    [t('receipt.issued'), facts.issuedAt === null ? null : i18n.dateTime(facts.issuedAt)],
    [t('receipt.field.payer'), facts.payer],
    [t('receipt.field.merchant-wallet'), facts.merchantWallet],
    [t('receipt.field.transaction'), facts.transaction],
    [t('receipt.field.receipt-id'), receipt.receiptId],
    [t('receipt.hash'), receipt.hash],
    [t('receipt.key'), result.tag === 'verified' ? result.kid : null],
  ];
  return rows.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, plainText(value)] as const]));
}
