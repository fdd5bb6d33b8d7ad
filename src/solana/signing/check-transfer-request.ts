import type { TransferRequestCheck } from '../chain.ts';
import { transferRequestUrl } from '../pay-url.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { getAccounts } from '../rpc/accounts.ts';
import type { RpcPool } from '../rpc/pool.ts';
import { asRpcFailure } from '../rpc/rpc-failure.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';
import { isPlainWallet, tokenAccountState } from './account-states.ts';
import { readMintDecimals } from './token-data.ts';

/**
 * Whether the terms can be paid by a Solana Pay transfer request. Scanning wallets build the transfer themselves and refuse a seller
 * whose wallet or token account they do not find as it should be, so a code they would refuse is never shown.
 * One node's word is enough: if it is wrong, a wallet refuses and nothing is paid.
 * @throws AbortError only.
 */
export async function checkTransferRequest(pool: RpcPool, terms: PaymentTerms, label: string, signal: AbortSignal): Promise<TransferRequestCheck> {
  const url = transferRequestUrl(terms, { label });
  if (url === null) return { tag: 'not-possible', why: terms.feeAmount > 0n ? 'fee' : 'off-curve' };
  const { merchantWallet, mint } = terms;
  const addresses = mint === 'native' ? [merchantWallet] : [merchantWallet, tokenAccountAddress(merchantWallet, mint), mint];
  try {
    const { value } = await pool.first((node) => node.ask(getAccounts(addresses), signal), signal);
    const [wallet = null, token = null, mintAccount = null] = value;
    if (wallet === null || !isPlainWallet(wallet)) return { tag: 'not-possible', why: 'no-wallet' };
    if (mint === 'native') return { tag: 'possible', url };
    if (mintAccount === null || readMintDecimals(mintAccount) !== terms.decimals) return { tag: 'not-possible', why: 'wrong-mint' };
    const state = tokenAccountState(token, merchantWallet, mint);
    if (state === 'usable') return { tag: 'possible', url };
    return { tag: 'not-possible', why: state === 'frozen' ? 'frozen' : 'no-token-account' };
  } catch (error) {
    return { tag: asRpcFailure(error, signal).kind === 'wrong-network' ? 'wrong-network' : 'unreachable' };
  }
}
