import { isAddress, isSignature, type Signature } from '../../solana/address.ts';

/** What a buyer pasted to say "I already paid". */
export type Clue = { readonly tag: 'signature'; readonly signature: Signature } | { readonly tag: 'payment'; readonly paymentId: string };

/** Why a text is no clue; each has a sentence of its own. */
export type ClueProblem = 'empty' | 'wallet-address' | 'several' | 'other-site' | 'unreadable';

export type ClueReading = { readonly ok: true; readonly clue: Clue } | { readonly ok: false; readonly problem: ClueProblem };

/** Longer than any explorer link. */
export const CLUE_MAX_LENGTH = 2_048;
const PAYMENT_ID = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/;
const NOT_BASE58 = /[^1-9A-HJ-NP-Za-km-z]+/;

/**
 * Reads a pasted transaction signature, an explorer's link to one (whichever explorer: only the signature in it counts), a payment id,
 * or our own link to a payment. Foreign text: nothing of it is opened or asked for but the signature or id.
 * @param origin of this page.
 */
export function readClue(pasted: string, origin: string): ClueReading {
  const text = pasted.trim();
  if (text === '') return { ok: false, problem: 'empty' };
  if (text.length > CLUE_MAX_LENGTH) return { ok: false, problem: 'unreadable' };
  const signatures = new Set(text.split(NOT_BASE58).filter(isSignature));
  const [signature] = signatures;
  if (signatures.size > 1) return { ok: false, problem: 'several' };
  if (signature !== undefined) return { ok: true, clue: { tag: 'signature', signature } };
  if (isAddress(text)) return { ok: false, problem: 'wallet-address' };
  if (PAYMENT_ID.test(text) && !text.includes('.')) return { ok: true, clue: { tag: 'payment', paymentId: text } };
  return readLink(text, origin);
}

function readLink(text: string, origin: string): ClueReading {
  const link = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(link) || /\s/.test(text)) return { ok: false, problem: 'unreadable' };
  const { host, pathname } = new URL(link);
  if (host !== new URL(origin).host) return { ok: false, problem: pathname.split('/').some(isAddress) ? 'wallet-address' : 'other-site' };
  const [, kind, id = '', ...more] = pathname.replace(/\/$/, '').split('/');
  return kind === 'pay' && more.length === 0 && PAYMENT_ID.test(id) ? { ok: true, clue: { tag: 'payment', paymentId: id } } : { ok: false, problem: 'unreadable' };
}
