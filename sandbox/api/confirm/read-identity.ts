import type { Sandbox } from '../../context.ts';
import type { IdentitySessionRow } from '../../db/identity-sessions.ts';
import type { PaymentRow } from '../../db/payments.ts';
import { requireIdentitySession } from '../../identity/require-identity-session.ts';
import { HiltError } from '../hilt-error.ts';

/** The identity session a caller brings, or what is wrong with it; the caller decides whether that matters. */
export type ReadIdentity = { readonly session: IdentitySessionRow; readonly problem: null } | { readonly session: null; readonly problem: HiltError | null };

export function readIdentity(sandbox: Sandbox, id: string | null, payment: PaymentRow): ReadIdentity {
  if (id === null) return { session: null, problem: null };
  try {
    return { session: requireIdentitySession(sandbox, id, { id: payment.product_id }), problem: null };
  } catch (error) {
    if (error instanceof HiltError) return { session: null, problem: error };
    throw error;
  }
}
