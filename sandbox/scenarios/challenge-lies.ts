import type { ChallengeParts } from '../identity/challenge.ts';
import { challengeText } from '../identity/challenge.ts';
import { sandboxWallet } from '../seed/wallets.ts';

/** How an identity challenge deceives whoever signs it. The sandbox keeps the lie with the session, so that signing it would be accepted: only the page stands in the way. */
export const CHALLENGE_LIES = ['other-wallet', 'other-identity', 'transaction', 'hidden-text'] as const;
export type ChallengeLie = (typeof CHALLENGE_LIES)[number];

/**
 * A message for Solana as a string: two signers, one more key, a blockhash, one instruction. No byte is 0, which the store would take for the end of the text,
 * and none is above 127.
 */
const MESSAGE = `\u0002\u0001\u0001\u0003${'A'.repeat(32)}${'B'.repeat(32)}${'C'.repeat(32)}${'D'.repeat(32)}\u0001\u0002\u0001\u0001\u0002HI`;

/** The lie told from now on; lost on restart, like every scenario. */
export class ChallengeLies {
  #lie: ChallengeLie | null = null;

  set(lie: ChallengeLie | null): void {
    this.#lie = lie;
  }

  /** The challenge of these parts, or what is put in its place. */
  text(parts: ChallengeParts): string {
    switch (this.#lie) {
      case null:
        return challengeText(parts);
      case 'other-wallet':
        return challengeText({ ...parts, wallet: sandboxWallet('liar').publicKey.toBase58() });
      case 'other-identity':
        return challengeText({ ...parts, identity: '@somebody_else' });
      case 'transaction':
        return MESSAGE;
      case 'hidden-text':
        return `${challengeText(parts)}\u202e`;
      default:
        return this.#lie satisfies never;
    }
  }
}
