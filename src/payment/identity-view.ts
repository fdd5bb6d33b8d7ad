import type { Challenge, ChallengeProblem } from '../identity/check-challenge.ts';
import type { TypedIdentity } from '../identity/typed-identity.ts';

/** Why the buyer is asked once more. */
export type EnterNotice = 'expired' | 'wallet-changed' | 'not-accepted';
/** `other-account`: after paying, when only the wallet that paid can prove it. */
export type SignNotice = 'declined' | 'failed' | 'other-account';

/** Where the identity handshake stands. */
export type IdentityView =
  /** The buyer says who gets access. */
  | { readonly tag: 'enter'; readonly initial: string; readonly notice: EnterNotice | null }
  /** Hilt is asked for the challenge. */
  | { readonly tag: 'starting'; readonly identity: TypedIdentity }
  /** The challenge has been checked and can be signed. `link`: a wallet app is asked by this ready link. */
  | { readonly tag: 'sign'; readonly challenge: Challenge; readonly notice: SignNotice | null; readonly link: string | null }
  /** The wallet is asking. `since`: unix milliseconds of this page's clock. */
  | { readonly tag: 'signing'; readonly challenge: Challenge; readonly since: number }
  /** The challenge must not be signed. */
  | { readonly tag: 'refused'; readonly problem: ChallengeProblem }
  | { readonly tag: 'cannot-sign' };
