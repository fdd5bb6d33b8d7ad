import { timingSafeEqual } from 'node:crypto';
import { MERCHANT_KEY, OWNER_ID } from '../../seed/merchant.ts';
import { HiltError } from '../hilt-error.ts';
import type { ApiContext } from '../route.ts';

/** The account a request's `X-Hilt-Key` belongs to. @throws HiltError 401 without a key that is known. */
export function requireMerchant(c: ApiContext): string {
  const given = Buffer.from(c.req.header('x-hilt-key') ?? '', 'utf8');
  const known = Buffer.from(MERCHANT_KEY, 'utf8');
  if (given.length !== known.length || !timingSafeEqual(given, known)) throw new HiltError(401, 'Authentication required');
  return OWNER_ID;
}
