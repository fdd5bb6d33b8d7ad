import { stableId } from './stable.ts';

/** The one merchant account of the sandbox. Its key is public knowledge and opens nothing but a sandbox. */
export const OWNER_ID = stableId('owner');
export const OWNER_EMAIL = 'hello@seller.example';
export const MERCHANT_KEY = 'hk_sandbox_7b1fd0c2a94e4d6f8c35';

/** Fee of the account's plan: 2 %, no flat part, no cap. */
export const DEFAULT_FEE = { fee_bps: 200, fee_flat_cents: 0, fee_cap_cents: null } as const;
