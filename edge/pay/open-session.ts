import * as v from 'valibot';
import { type HiltHttp, requestHilt } from '../../src/api/http.ts';
import { PaymentSession } from '../../src/contract/session.ts';
import type { PaymentTerms } from '../../src/solana/payment-terms.ts';
import { checkTerms } from '../../src/solana/check-terms.ts';
import { baseUnits } from '../../src/money/base-units.ts';
import { askHilt, type ProductReading, type ProductSource } from '../hilt/product-source.ts';
import type { SignedTerms } from './signed-terms.ts';

const text = (longest: number) => v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(longest)));

/** What the page asks: the product, and Hilt's own connect fields with Hilt's own limits. Unknown keys are dropped, never forwarded. */
export const SessionBody = v.object({
  slug: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/)),
  payer_wallet: text(64),
  amount_minor_units: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  identity_session_id: text(160),
  customer_reference_type: text(160),
  customer_reference_value: text(160),
  customer_reference_display: text(160),
  handoff_token: text(4_096),
});
export type SessionBody = v.InferOutput<typeof SessionBody>;

export interface OpenedSession {
  /** Hilt's own answer, every key of it. */
  readonly wire: Readonly<Record<string, unknown>>;
  /** What may be signed for wallets; null when the terms contradict the product or it could not be read: then the page, which checks by itself, says why. */
  readonly signed: SignedTerms | null;
}

export interface OpenPorts {
  readonly http: HiltHttp;
  readonly products: ProductSource;
  readonly allowedFeeWallets: readonly string[];
}

/** Opens a session at Hilt and checks its terms as the page does. @throws ApiFailure when Hilt gives no session. */
export async function openSession(ports: OpenPorts, body: SessionBody, signal: AbortSignal): Promise<OpenedSession> {
  const { slug, ...connect } = body;
  const [product, wire] = await Promise.all([
    ports.products.read(slug),
    requestHilt(ports.http, { method: 'POST', path: `/v1/products/p/${encodeURIComponent(slug)}/connect`, body: connect, schema: v.looseObject({}), signal }),
  ]);
  const session = v.safeParse(PaymentSession, wire);
  if (!session.success) return { wire, signed: null };
  const terms = check(ports, product, session.output, body) ?? check(ports, await newerProduct(ports, product, slug), session.output, body);
  return { wire, signed: terms === null ? null : { slug, terms, expiresAt: Math.floor(session.output.expires_at / 1000) * 1000 } };
}

function check({ allowedFeeWallets }: OpenPorts, reading: ProductReading, session: PaymentSession, body: SessionBody): PaymentTerms | null {
  if (reading.tag !== 'found') return null;
  const tip = body.amount_minor_units === undefined ? null : baseUnits(BigInt(body.amount_minor_units));
  const result = checkTerms(reading.product, session, { tip, allowedFeeWallets });
  return result.ok ? result.terms : null;
}

/** The shared reading may be 15 s old: a price that has just changed is no contradiction. */
async function newerProduct({ http }: OpenPorts, reading: ProductReading, slug: string): Promise<ProductReading> {
  return reading.tag === 'unknown' ? reading : askHilt(http, slug);
}
