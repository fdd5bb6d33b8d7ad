import type { Address } from '../address.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { PreflightBlock } from '../preflight-result.ts';
import { TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from '../programs.ts';
import type { RpcAccount } from '../rpc/accounts.ts';
import { isPlainWallet, tokenAccountState } from './account-states.ts';
import type { PaymentAccounts } from './payment-accounts.ts';
import { readMintDecimals } from './token-data.ts';

/** Whose token accounts do not exist yet, or why this wallet cannot pay these terms. */
export type DestinationsCheck = { readonly ok: true; readonly opens: readonly ('merchant' | 'fee')[] } | { readonly ok: false; readonly block: PreflightBlock };

/**
 * Checks where the money comes from and where it goes, from accounts already read.
 * A payment to a token account, a mint or a program would be lost: nobody has a key to it.
 */
export function checkDestinations(terms: PaymentTerms, payer: Address, accounts: PaymentAccounts): DestinationsCheck {
  const { mint, feeAmount, merchantWallet, feeWallet } = terms;
  const paysFee = feeAmount > 0n;
  if (payer === merchantWallet) return blocked('payer-is-seller');
  if (paysFee && payer === feeWallet) return blocked('payer-is-fee-wallet');
  if (!isPlainWallet(accounts.payer.wallet)) return blocked('payer-is-not-a-wallet');
  if (!canOwnFunds(accounts.merchant.wallet)) return blocked('seller-is-not-a-wallet');
  if (paysFee && !canOwnFunds(accounts.fee.wallet)) return blocked('fee-wallet-is-not-a-wallet');
  return mint === 'native' ? checkLamports(terms, accounts) : checkTokenAccounts(terms, mint, payer, accounts);
}

function canOwnFunds(account: RpcAccount | null): boolean {
  return account === null || (!account.executable && account.owner !== TOKEN_PROGRAM && account.owner !== TOKEN_2022_PROGRAM);
}

/** The network refuses to leave an account with some lamports, but fewer than its rent. */
function checkLamports({ merchantAmount, feeAmount, merchantWallet, feeWallet, total }: PaymentTerms, { merchant, fee, rent }: PaymentAccounts): DestinationsCheck {
  const stays = (account: RpcAccount | null, amount: bigint) => (account?.lamports ?? 0n) + amount >= rent(account?.data.length ?? 0);
  const same = merchantWallet === feeWallet;
  if (!stays(merchant.wallet, same ? total : merchantAmount)) return blocked('seller-account-unusable');
  if (feeAmount > 0n && !same && !stays(fee.wallet, feeAmount)) return blocked('fee-account-unusable');
  return { ok: true, opens: [] };
}

function checkTokenAccounts({ feeAmount, merchantWallet, feeWallet, decimals }: PaymentTerms, mint: Address, payer: Address, accounts: PaymentAccounts): DestinationsCheck {
  if (accounts.mint?.owner === TOKEN_2022_PROGRAM) return blocked('token-2022');
  if (accounts.mint === null || readMintDecimals(accounts.mint) !== decimals) return blocked('mint-mismatch');
  const merchant = tokenAccountState(accounts.merchant.token, merchantWallet, mint);
  if (merchant === 'unusable' || merchant === 'frozen') return blocked('seller-account-unusable');
  const fee = feeAmount > 0n ? tokenAccountState(accounts.fee.token, feeWallet, mint) : 'usable';
  if (fee === 'unusable' || fee === 'frozen') return blocked('fee-account-unusable');
  const own = tokenAccountState(accounts.payer.token, payer, mint);
  if (own === 'frozen') return blocked('buyer-account-frozen');
  const opensFee = fee === 'missing' && feeWallet !== merchantWallet;
  return { ok: true, opens: [...(merchant === 'missing' ? (['merchant'] as const) : []), ...(opensFee ? (['fee'] as const) : [])] };
}

function blocked(block: PreflightBlock): DestinationsCheck {
  return { ok: false, block };
}
