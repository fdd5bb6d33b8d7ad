import type { IdentityStarted } from '../contract/identity.ts';
import { type Address, isAddress } from '../solana/address.ts';
import { textBytes } from '../solana/bytes.ts';
import { looksLikeTransaction } from './looks-like-transaction.ts';
import type { TypedIdentity } from './typed-identity.ts';
import { containsWhole, isVisible } from './visible-text.ts';

/** What the page asked for. */
export interface AskedIdentity extends TypedIdentity {
  /** As sent, e.g. `TELEGRAM_USER_ID`. */
  readonly type: string;
  readonly wallet: Address;
}

/** A challenge that may be put before a wallet. */
export interface Challenge {
  readonly sessionId: string;
  readonly asked: AskedIdentity;
  /** To be shown whole, and signed exactly so. */
  readonly text: string;
  /** What the wallet signs: the UTF-8 bytes of the text. */
  readonly bytes: Uint8Array;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** Why a challenge is not put before a wallet. */
export type ChallengeProblem =
  /** Its bytes could be sent to Solana with the signature. */
  | 'transaction'
  /** Hilt answered for another wallet, or the text names one. */
  | 'other-wallet'
  /** Hilt answered for another identity, or the text does not name this one. */
  | 'other-identity'
  /** Too long, empty, or with characters that hide what is signed. */
  | 'not-plain'
  /** Its time is over, or will be before anybody could sign. */
  | 'expired';

export type CheckedChallenge = { readonly ok: true; readonly challenge: Challenge } | { readonly ok: false; readonly problem: ChallengeProblem };

/** Hardware wallets sign no more than a packet's worth, and nobody reads more. */
const MAX_CHALLENGE_BYTES = 1_232;

/** Reading and signing takes a person at least this long. */
const TIME_TO_SIGN_MS = 20_000;

/** Something that could be an address, alone between other characters. */
const ADDRESS_LIKE = /(?<![1-9A-HJ-NP-Za-km-z])[1-9A-HJ-NP-Za-km-z]{32,44}(?![1-9A-HJ-NP-Za-km-z])/g;

/**
 * Checks Hilt's challenge before a wallet sees it: for this wallet, for this identity, still good, all of it readable, and not a transaction that only looks
 * like text. This protects the buyer's signature from an API that answers for somebody else; the wallet shows the same text once more.
 * @param now chain time, unix milliseconds: the buyer's clock may be wrong.
 */
export function checkChallenge(started: IdentityStarted, asked: AskedIdentity, now: number): CheckedChallenge {
  const { challenge_message: text, expires_at: expiresAt, session_id: sessionId } = started;
  const bytes = textBytes(text);
  if (looksLikeTransaction(bytes)) return refused('transaction');
  if (bytes.length > MAX_CHALLENGE_BYTES || text.trim() === '' || !isVisible(text.replaceAll('\n', ''))) return refused('not-plain');
  if (started.wallet_address !== asked.wallet || namesAnotherWallet(text, asked)) return refused('other-wallet');
  if (!isSameIdentity(started, asked) || !namesIdentity(text, asked)) return refused('other-identity');
  if (expiresAt - now < TIME_TO_SIGN_MS) return refused('expired');
  return { ok: true, challenge: { sessionId, asked, text, bytes, expiresAt } };
}

/** Whether Hilt's answer to a signature, or to Phantom's, is about this challenge. */
export function provesChallenge(answer: Pick<IdentityStarted, 'session_id' | 'wallet_address' | 'identity_type' | 'identity_value'>, { sessionId, asked }: Challenge): boolean {
  return answer.session_id === sessionId && answer.wallet_address === asked.wallet && isSameIdentity(answer, asked);
}

function isSameIdentity(answer: Pick<IdentityStarted, 'identity_type' | 'identity_value'>, asked: AskedIdentity): boolean {
  return answer.identity_type.toUpperCase() === asked.type.toUpperCase() && answer.identity_value === asked.value;
}

/** True when the text speaks of wallets, and not of this one. A text may leave the wallet out: the signature itself says whose it is. */
function namesAnotherWallet(text: string, { wallet, value }: AskedIdentity): boolean {
  const named = [...text.matchAll(ADDRESS_LIKE)].map(([word]) => word).filter((word) => isAddress(word) && word !== value);
  return named.length > 0 && !named.includes(wallet) && value !== wallet;
}

/** Who is not named could be anybody. Case does not count: it does not for any kind of name, and the text may show it as it was typed. */
function namesIdentity(text: string, { value, display }: TypedIdentity): boolean {
  const folded = text.normalize('NFC').toLowerCase();
  return [value, display ?? value].some((name) => containsWhole(folded, name.toLowerCase()));
}

function refused(problem: ChallengeProblem): CheckedChallenge {
  return { ok: false, problem };
}
