import type { I18n } from '../../i18n/i18n.tsx';
import type { Product } from '../../contract/product.ts';
import type { Session } from '../../payment/session.ts';
import type { Delivery } from '../../payment/state.ts';
import { memoText } from '../../solana/memo.ts';
import { plainText } from '../../ui/plain-text.ts';
import { amountText } from './amounts.tsx';
import type { PageFacts } from './page-facts.ts';

export interface SupportCase {
  readonly product: Product;
  readonly session: Session;
  /** What happened, in one sentence. */
  readonly what: string;
  readonly payer: string | null;
  readonly signatures: readonly string[];
  readonly receiptId?: string | null;
  readonly delivery?: Delivery | null;
  /** Further lines, raw values. */
  readonly more?: readonly string[];
  readonly facts: PageFacts;
}

/**
 * Everything support needs, as text to send: the same words as on the page, ids in full, times in UTC. It goes through mail and chat, so nothing in it opens
 * anything: no payment id (who has it gets the access), no delivery value, no token. The memo names the payment to Hilt all the same, and is public once paid.
 */
export function supportText(i18n: I18n, { product, session, what, payer, signatures, receiptId = null, delivery = null, more = [], facts }: SupportCase): string {
  const { t } = i18n;
  const { terms } = session;
  return [
    what,
    `${t('support.product')}: ${plainText(product.title)} (${product.slug})`,
    ...(receiptId === null ? [] : [`${t('fact.receipt')}: ${receiptId}`]),
    `${t('support.memo')}: ${memoText(terms)}`,
    `${t('fact.amount')}: ${amountText(i18n, terms.total, terms)}`,
    ...(payer === null ? [] : [`${t('fact.from')}: ${payer}`]),
    `${t('fact.to')}: ${terms.merchantWallet}`,
    ...signatures.map((signature) => `${t('fact.transaction')}: ${signature}`),
    `${t('support.session-end')}: ${utc(session.expiresAt)}`,
    ...(delivery === null ? [] : deliveryLines(i18n, delivery)),
    ...more,
    ...factLines(i18n, facts),
  ].join('\n');
}

/** How handing over stands, in Hilt's own words where there are any. Never what is handed over. */
export function deliveryLines({ t }: I18n, { type, word, membershipUntil, detail }: Delivery): readonly string[] {
  const words = [type ?? 'NONE', word, ...(detail?.error ? [plainText(detail.error)] : []), ...(detail?.triedAt ? [utc(detail.triedAt)] : [])];
  return [
    `${t('support.delivery')}: ${words.join(', ')}`,
    ...(detail?.inviteUntil ? [`${t('fact.invite-until')}: ${utc(detail.inviteUntil)}`] : []),
    ...(membershipUntil === null ? [] : [`${t('fact.access-until')}: ${utc(membershipUntil)}${detail?.membership ? ` (${detail.membership})` : ''}`]),
  ];
}

/** Browser, place and the last answers of Hilt. */
export function factLines({ t }: I18n, { browser, language, timeZone, page, answers }: PageFacts): readonly string[] {
  return [...answers.map((answer) => `${t('support.answer')}: ${answer}`), `${t('support.page')}: ${page}`, `${t('support.browser')}: ${plainText(browser)} · ${language} · ${timeZone}`];
}

function utc(at: number): string {
  return new Date(at).toISOString();
}
