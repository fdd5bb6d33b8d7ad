import type { TypedIdentity } from '../../../identity/typed-identity.ts';

/** What the buyer can do there. */
export interface IdentityIntents {
  readonly submit: (identity: TypedIdentity) => void;
  readonly sign: () => void;
  /** Back to the field. */
  readonly edit: () => void;
  /** Asks Hilt for another challenge. */
  readonly tryAgain: () => void;
  readonly chooseAnother: () => void;
  /** Null when the seller must know who gets access. */
  readonly skip: (() => void) | null;
}
