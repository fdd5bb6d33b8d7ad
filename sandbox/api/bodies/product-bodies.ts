import * as v from 'valibot';
import { DELIVERY_TYPES, MembershipConfig, PRODUCT_STATUSES, PRODUCT_TYPES } from '../../db/products.ts';
import { assetOf } from '../../settlement/assets.ts';
import { amount, jsonObject, optional, text, walletAddress } from './fields.ts';
import { httpsOrLoopbackUrl } from './urls.ts';

const title = text(120);
/** Line breaks are welcome in a description, other control characters are not. */
const description = v.pipe(v.string(), v.maxLength(5_000), v.regex(/^(?:\n|\r|\t|[^\p{Cc}])*$/u, 'must not contain control characters'));
const imageUrl = v.pipe(v.string(), v.maxLength(2048), httpsOrLoopbackUrl);
const deliveryValue = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));
const tipPresets = v.pipe(v.array(amount), v.maxLength(12));
const tokenMint = v.pipe(v.string(), v.check((mint) => assetOf(mint) !== null, 'is not a mint this sandbox settles in (USDC or native SOL)'));
const maxPayments = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const checkoutConfig = jsonObject(v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])));
const membershipConfig = jsonObject(MembershipConfig);
const sessionSeconds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400));

/** `POST /v1/products`. The last two keys are the sandbox's own: real Hilt keeps branding in the workspace and does not publish session length. */
export const CreateProductBody = v.object({
  product_type: v.picklist(PRODUCT_TYPES),
  title,
  description: optional(description),
  image_url: optional(imageUrl),
  amount_minor_units: optional(amount),
  token_mint: optional(tokenMint),
  merchant_wallet: walletAddress,
  delivery_type: v.optional(v.picklist(DELIVERY_TYPES), 'NONE'),
  delivery_value: optional(deliveryValue),
  tip_presets_lamports: optional(tipPresets),
  max_payments: optional(maxPayments),
  membership_config: optional(membershipConfig),
  checkout_config: optional(checkoutConfig),
  session_seconds: optional(sessionSeconds),
});
export type CreateProductBody = v.InferOutput<typeof CreateProductBody>;

/** `PATCH /v1/products/{id}`: an absent key leaves the value, null clears it where it can be cleared. */
export const UpdateProductBody = v.object({
  title: v.optional(title),
  description: v.optional(v.nullable(description)),
  image_url: v.optional(v.nullable(imageUrl)),
  amount_minor_units: v.optional(v.nullable(amount)),
  merchant_wallet: v.optional(walletAddress),
  status: v.optional(v.picklist(PRODUCT_STATUSES)),
  delivery_type: v.optional(v.picklist(DELIVERY_TYPES)),
  delivery_value: v.optional(v.nullable(deliveryValue)),
  tip_presets_lamports: v.optional(v.nullable(tipPresets)),
  max_payments: v.optional(v.nullable(maxPayments)),
  membership_config: v.optional(v.nullable(membershipConfig)),
  checkout_config: v.optional(v.nullable(checkoutConfig)),
  session_seconds: v.optional(v.nullable(sessionSeconds)),
});
export type UpdateProductBody = v.InferOutput<typeof UpdateProductBody>;

/** `GET /v1/products`. */
export const ListProductsQuery = v.object({
  status: v.optional(text(40), undefined),
  product_type: v.optional(text(40), undefined),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200)), '50'),
  offset: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)), '0'),
});
