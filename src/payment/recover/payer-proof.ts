import { type Challenge, type ChallengeProblem, checkChallenge, provesChallenge } from '../../identity/check-challenge.ts';
import { signatureText } from '../../identity/signature-text.ts';
import type { Address } from '../../solana/address.ts';
import type { ChainTime } from '../../solana/chain.ts';
import { hiltOutage, retryAfterOf } from '../machine/outage.ts';
import type { HiltFailure, HiltPort } from '../ports.ts';
import type { Outage } from '../state.ts';

/** An identity session by which a wallet has proven itself: with it Hilt hands the access to whoever holds that wallet. */
export interface PayerProof {
  readonly sessionId: string;
  readonly wallet: Address;
}

export interface ProofPorts {
  readonly hilt: Pick<HiltPort, 'identityStart' | 'identityComplete'>;
  readonly time: (signal: AbortSignal) => Promise<ChainTime>;
  /** Page clock, milliseconds. */
  readonly now: () => number;
}

/** Why there is no proof. `not-accepted`: Hilt does not take this wallet or this signature. */
export type ProofFailure = { readonly tag: 'expired' } | { readonly tag: 'not-accepted' } | { readonly tag: 'outage'; readonly outage: Outage };

export type ChallengeAnswer = { readonly tag: 'challenge'; readonly challenge: Challenge } | { readonly tag: 'unsafe'; readonly problem: Exclude<ChallengeProblem, 'expired'> } | ProofFailure;

/** How Hilt calls a wallet that is its own identity. */
const WALLET = 'WALLET';

/**
 * Asks Hilt for the text that a wallet signs to say "I am this wallet", and checks it before the wallet sees it. Only for a payment that Hilt has recorded:
 * before that an identity session could change for whom it is paid. Moves no money.
 * @throws AbortError only.
 */
export async function askChallenge({ hilt, time, now }: ProofPorts, { slug, wallet, walletName }: { readonly slug: string; readonly wallet: Address; readonly walletName: string }, signal: AbortSignal): Promise<ChallengeAnswer> {
  const asked = { type: WALLET, value: wallet, display: null, wallet };
  const [answer, chainTime] = await Promise.all([hilt.identityStart({ slug, wallet_address: wallet, wallet_source: walletName, customer_reference_type: WALLET, customer_reference_value: wallet }, signal), time(signal)]);
  if (!answer.ok) return failureOf(answer.failure, now());
  // Without the chain's time Hilt's own judgement of the end is all there is.
  const checked = checkChallenge(answer.value, asked, chainTime.tag === 'read' ? chainTime.blockTimeMs : 0);
  if (checked.ok) return { tag: 'challenge', challenge: checked.challenge };
  return checked.problem === 'expired' ? { tag: 'expired' } : { tag: 'unsafe', problem: checked.problem };
}

/**
 * Gives Hilt the wallet's signature of a challenge. @param signature 64 bytes; any other length is no signature and is not sent.
 * @throws AbortError only.
 */
export async function handInSignature({ hilt, now }: Pick<ProofPorts, 'hilt' | 'now'>, challenge: Challenge, signature: Uint8Array, signal: AbortSignal): Promise<{ readonly tag: 'proven'; readonly proof: PayerProof } | ProofFailure> {
  const { sessionId, asked } = challenge;
  if (signature.length !== 64) return { tag: 'not-accepted' };
  const answer = await hilt.identityComplete({ session_id: sessionId, wallet_address: asked.wallet, signed_message_b64: signatureText(signature) }, signal);
  if (!answer.ok) return failureOf(answer.failure, now());
  return provesChallenge(answer.value, challenge) ? { tag: 'proven', proof: { sessionId, wallet: asked.wallet } } : { tag: 'not-accepted' };
}

function failureOf(failure: HiltFailure, now: number): ProofFailure {
  if (failure.kind === 'status' && failure.status === 410) return { tag: 'expired' };
  if (failure.kind === 'status' && failure.status !== 429 && failure.status < 500) return { tag: 'not-accepted' };
  const wait = retryAfterOf(failure);
  return { tag: 'outage', outage: hiltOutage(failure, wait === null ? null : now + wait) };
}
