import * as v from 'valibot';
import { DELIVERY_STATUSES } from '../db/payments.ts';
import { CHALLENGE_LIES } from './challenge-lies.ts';

/** Bodies of the /sandbox control routes. Unknown keys are refused: a misspelt order must not silently do nothing. */
export const ExpirePaymentOrder = v.strictObject({
  /** The default lies beyond the 60 s of grace, so that a payment made now comes too late. */
  ended_seconds_ago: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400)), 120),
});

export const DeliveryOrder = v.strictObject({
  outcome: v.picklist(DELIVERY_STATUSES),
  error: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200)), 'invite_expired'),
  /** Tries that fail before one succeeds; null: stays as it is. */
  failures_left: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000))), null),
  /** Life of a chat invite that is sent; 0: it has run out before anybody can use it. */
  invite_seconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31_536_000))),
});
export type DeliveryOrder = v.InferOutput<typeof DeliveryOrder>;

/** How far the calendar goes ahead, at most ten years at a time; null: back to now. */
export const CalendarOrder = v.strictObject({ forward_seconds: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(315_360_000))) });

export const ExpireHandoffOrder = v.strictObject({ handoff_token: v.pipe(v.string(), v.maxLength(4096)) });
/** null: honest again. */
export const ChallengeLieOrder = v.strictObject({ lie: v.nullable(v.picklist(CHALLENGE_LIES)) });
/** A document parses before it is shown, so what replaces its members must be of their kind. */
export const ForgeOrder = v.strictObject({
  changes: v.partial(
    v.strictObject({
      merchant_wallet: v.string(),
      fee_wallet: v.string(),
      payer_wallet: v.string(),
      amount_minor_units: v.number(),
      merchant_amount_minor_units: v.number(),
      fee_minor_units: v.number(),
      token_mint: v.string(),
      tx_signature: v.string(),
      memo: v.string(),
    }),
  ),
});
export const WithdrawKeyOrder = v.strictObject({ kid: v.string() });
export const TamperOrder = v.strictObject({ what: v.picklist(['content', 'signature']) });
export const WatcherOrder = v.strictObject({ state: v.picklist(['running', 'paused']) });
