import * as v from 'valibot';
import type { PaymentStatus } from './payment-status.ts';
import { PaymentSession } from './session.ts';

/**
 * The `session` key of a status answer: the terms of a session, for whoever goes on with it in another place. Not in the published contract
 * (our choice; the sandbox has it). It must say whom the session is for, or that nobody is fixed: what does not say so is not gone on with.
 */
const BegunKey = v.looseObject({
  ...PaymentSession.entries,
  slug: v.string(),
  identity_type: v.nullable(v.string()),
  /** As it is shown to a buyer; null when nobody is fixed. */
  identity_display: v.nullable(v.pipe(v.string(), v.check((text) => text.trim() !== ''))),
});

/** A session that was begun elsewhere. */
export interface BegunSession {
  readonly session: PaymentSession;
  /** Whom it gives access, when that was fixed as it was opened. */
  readonly access: { readonly type: string; readonly display: string } | null;
}

/** Reads the terms out of Hilt's status answer; null when it hands none on, or those of another payment or product. */
export function begunSession(payment: PaymentStatus, paymentId: string, slug: string): BegunSession | null {
  const read = v.safeParse(BegunKey, payment['session']);
  if (!read.success || read.output.payment_id !== paymentId || read.output.slug !== slug) return null;
  const { identity_type: type, identity_display: display, ...session } = read.output;
  // Named by kind but not by name: nobody could tell the buyer whom they pay for.
  if (type !== null && display === null) return null;
  return { session, access: display === null ? null : { type: type ?? 'CUSTOM', display } };
}
