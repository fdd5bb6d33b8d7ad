import * as v from 'valibot';
import { ROUTE_NAMES } from '../api/route-names.ts';

/** Before: the route never runs. After: it runs and changes what it changes, and only its answer is lost or spoilt. */
const when = v.optional(v.picklist(['before', 'after']), 'before');

/** What goes wrong. `none` is for calls that are only slow. */
export const FaultEffect = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
    detail: v.optional(v.union([v.string(), v.record(v.string(), v.unknown())]), 'Scenario'),
    retry_after: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3600))),
    when,
  }),
  /** Never answers; ends when the client goes away or the sandbox stops. */
  v.strictObject({ kind: v.literal('hang'), when }),
  /** Cuts the connection without an answer. */
  v.strictObject({ kind: v.literal('drop'), when }),
  /** 200 with JSON that ends in the middle; the route has run. */
  v.strictObject({ kind: v.literal('malformed') }),
  /** The real answer with these top-level keys replaced (null is a value; a successful answer only). */
  v.strictObject({ kind: v.literal('lie'), fields: v.record(v.string(), v.unknown()) }),
]);
export type FaultEffect = v.InferOutput<typeof FaultEffect>;

const delay = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120_000)), 0);

/** `x-sandbox-scenario`: a fault for this one request. */
export const RequestFault = v.strictObject({ delay_ms: delay, effect: v.optional(FaultEffect, { kind: 'none' }) });
export type RequestFault = v.InferOutput<typeof RequestFault>;

/** `POST /sandbox/faults`: which calls, how many of them, and what goes wrong. */
export const FaultOrder = v.strictObject({
  route: v.picklist([...ROUTE_NAMES, '*']),
  /** Only calls with this `x-sandbox-client`. */
  client: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64)), undefined),
  /** Only calls about this payment. */
  payment_id: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(128)), undefined),
  /** How many calls; absent: until cleared. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)), undefined),
  delay_ms: delay,
  effect: v.optional(FaultEffect, { kind: 'none' }),
});
export type FaultOrder = v.InferOutput<typeof FaultOrder>;
