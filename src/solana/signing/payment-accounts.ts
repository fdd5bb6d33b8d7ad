import * as v from 'valibot';
import type { Address } from '../address.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { RENT_SYSVAR } from '../programs.ts';
import { getAccounts, type RpcAccount } from '../rpc/accounts.ts';
import type { RpcNode } from '../rpc/node.ts';
import { RpcFailure } from '../rpc/rpc-failure.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';

/** One wallet of a payment and its canonical token account (null in native SOL). */
export interface WalletAccounts {
  readonly wallet: RpcAccount | null;
  readonly token: RpcAccount | null;
}

/** Every account a payment touches, read in one request and so at one moment. */
export interface PaymentAccounts {
  readonly payer: WalletAccounts;
  readonly merchant: WalletAccounts;
  readonly fee: WalletAccounts;
  /** Null in native SOL, and when the mint does not exist. */
  readonly mint: RpcAccount | null;
  /** Lamports an account of `bytes` must hold to exist. */
  readonly rent: (bytes: number) => bigint;
}

/** @throws RpcFailure or AbortError. */
export async function readPaymentAccounts(node: RpcNode, terms: PaymentTerms, payer: Address, signal: AbortSignal): Promise<PaymentAccounts> {
  const { mint } = terms;
  const wallets = [payer, terms.merchantWallet, terms.feeWallet];
  const tokens = mint === 'native' ? [] : [...wallets.map((wallet) => tokenAccountAddress(wallet, mint)), mint];
  const addresses = [RENT_SYSVAR, ...wallets, ...tokens];
  const { value } = await node.ask(getAccounts(addresses), signal);
  const at = (wanted: Address): RpcAccount | null => value[addresses.indexOf(wanted)] ?? null;
  const both = (wallet: Address): WalletAccounts => ({ wallet: at(wallet), token: mint === 'native' ? null : at(tokenAccountAddress(wallet, mint)) });
  return {
    payer: both(payer),
    merchant: both(terms.merchantWallet),
    fee: both(terms.feeWallet),
    mint: mint === 'native' ? null : at(mint),
    rent: rentRule(at(RENT_SYSVAR)),
  };
}

/** Bytes that every account counts on top of its data. */
const ACCOUNT_OVERHEAD = 128;
const RentData = v.pipe(v.instance(Uint8Array), v.length(17));

/** Rent as the network itself states it: lamports per byte (u64) times a threshold (f64). */
function rentRule(sysvar: RpcAccount | null): (bytes: number) => bigint {
  const data = v.safeParse(RentData, sysvar?.data);
  if (!data.success) throw new RpcFailure('not-understood', 'rent');
  const view = new DataView(data.output.buffer, data.output.byteOffset);
  const perByte = Number(view.getBigUint64(0, true)) * view.getFloat64(8, true);
  if (!Number.isSafeInteger(perByte) || perByte < 0) throw new RpcFailure('not-understood', 'rent');
  return (bytes) => BigInt(perByte) * BigInt(bytes + ACCOUNT_OVERHEAD);
}
