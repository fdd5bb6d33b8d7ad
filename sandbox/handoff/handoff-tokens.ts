import { SignJWT, errors, jwtVerify } from 'jose';
import * as v from 'valibot';

const PREFIX = 'hilt_handoff_';
const ISSUER = 'hilt-sandbox';
const AUDIENCE = 'hilt-checkout';

const Claims = v.object({
  jti: v.string(),
  sub: v.string(),
  exp: v.number(),
  identity_type: v.string(),
  identity_value: v.string(),
  identity_display: v.nullable(v.string()),
  return_url: v.nullable(v.string()),
});

/** Who a personal link is for, and for which product. */
export interface HandoffClaims {
  readonly id: string;
  readonly productId: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
  readonly identity: { readonly type: string; readonly value: string; readonly display: string | null };
  readonly returnUrl: string | null;
}

/** `malformed`: no token of this form at all, e.g. a part of a link; `invalid`: its form is right, but nobody here has signed what it says. */
export type HandoffReading = { readonly ok: true; readonly claims: HandoffClaims } | { readonly ok: false; readonly why: 'malformed' | 'invalid' | 'expired' };

export interface HandoffTokens {
  issue(claims: HandoffClaims): Promise<string>;
  /** Never rejects. */
  read(token: string, now: number): Promise<HandoffReading>;
}

/** Signed tokens (HS256) from a secret only this API knows: a buyer can read the identity in their link but not change it. */
export function createHandoffTokens(secret: Uint8Array): HandoffTokens {
  return {
    async issue({ id, productId, expiresAt, identity, returnUrl }) {
      const payload = { identity_type: identity.type, identity_value: identity.value, identity_display: identity.display, return_url: returnUrl };
      const jwt = await new SignJWT(payload)
        .setProtectedHeader({ alg: 'HS256' })
        .setJti(id)
        .setSubject(productId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(secret);
      return `${PREFIX}${jwt}`;
    },
    async read(token, now) {
      if (!token.startsWith(PREFIX)) return { ok: false, why: 'malformed' };
      try {
        const verified = await jwtVerify(token.slice(PREFIX.length), secret, { algorithms: ['HS256'], issuer: ISSUER, audience: AUDIENCE, currentDate: new Date(now) });
        const claims = v.parse(Claims, verified.payload);
        const identity = { type: claims.identity_type, value: claims.identity_value, display: claims.identity_display };
        return { ok: true, claims: { id: claims.jti, productId: claims.sub, expiresAt: claims.exp * 1000, identity, returnUrl: claims.return_url } };
      } catch (error) {
        return { ok: false, why: whyRefused(error) };
      }
    },
  };
}

function whyRefused(error: unknown): 'malformed' | 'invalid' | 'expired' {
  if (error instanceof errors.JWTExpired) return 'expired';
  return error instanceof errors.JWSInvalid ? 'malformed' : 'invalid';
}
