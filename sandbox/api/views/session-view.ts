import type { Sandbox } from '../../context.ts';
import type { PaymentRow } from '../../db/payments.ts';
import { phantomSessionByPayment } from '../../db/phantom-sessions.ts';
import { connectUrl } from '../../phantom/deep-links.ts';
import { boxKeysOf } from '../../phantom/sealed-box.ts';
import { knownAsset } from '../../settlement/assets.ts';
import { wireTime } from '../../wire-time.ts';

/** The terms of one payment, as connect answers them (contract 4.2). */
export function sessionView({ config, database }: Pick<Sandbox, 'config' | 'database'>, payment: PaymentRow) {
  const channel = phantomSessionByPayment(database, payment.id);
  const { symbol, decimals } = knownAsset(payment.token_mint);
  return {
    payment_id: payment.id,
    nonce: payment.nonce,
    amount_minor_units: payment.amount,
    merchant_amount_minor_units: payment.merchant_amount,
    fee_minor_units: payment.fee_amount,
    fee_wallet: payment.fee_wallet,
    token_mint: payment.token_mint,
    asset_symbol: symbol,
    asset_decimals: decimals,
    merchant_wallet: payment.merchant_wallet,
    expires_at: wireTime(payment.expires_at),
    status: payment.status,
    // A session of an older store has no key for Phantom; as with a Hilt that has none, the page then offers another way.
    phantom_mobile: channel && { connect_url: connectUrl(config, boxKeysOf(channel.secret_key), payment.id) },
  };
}
